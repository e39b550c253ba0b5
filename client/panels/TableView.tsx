import { dependence } from '#shared/market/trace.ts';
import { checkOrders } from '#shared/orders/index.ts';
import { NATIONS, type RegionId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Site } from '#shared/world/world.ts';
import { figure, place, siteName, t, word } from '../i18n/index.ts';
import { compose } from '../screens/compose.ts';
import type { Play } from '../screens/play.ts';
import { SortTable } from '../ui/SortTable.tsx';
import { useNextFrame } from '../ui/useNextFrame.ts';
import { controls } from './restrictions.ts';

/** Flows that come with the view; the others, and the other tables, follow a frame later. */
const AT_ONCE = 12;

/** Everything on the map as tables: flows, restrictions, sites, countries. */
export function TableView({
  play,
  view,
  trade,
  open,
}: {
  play: Play;
  view: View;
  trade(from: RegionId, to: RegionId): void;
  open(region: RegionId): void;
}) {
  const { nation } = view;
  const sealed = play.connection.sealed.value;
  const { world } = view;
  const whole = useNextFrame();
  const flows = [...world.market.flows].sort((a, b) => b.tonnes - a.tonnes);
  const restrictions = [
    ...world.embargoes.map((one) => ({
      id: `${one.by}-${one.target}-${one.commodity}`,
      by: one.by,
      what: t(one.manner === 'deniable' ? 'table.delays' : 'table.embargo', {
        target: place(one.target),
        good: word(`good.${one.commodity}`),
        share: figure(one.severity, 'share'),
      }),
      since: play.date(one.since),
    })),
    ...NATIONS.flatMap((nation) => {
      const quota = world.quota[nation];
      return quota === null || quota === undefined
        ? []
        : [
            {
              id: `quota-${nation}`,
              by: nation,
              what: t('table.quota', { tonnes: figure(quota, 't') }),
              since: '',
            },
          ];
    }),
    ...world.tariffs.map((one) => ({
      id: `tariff-${one.by}-${one.origin}-${one.good}`,
      by: one.by,
      what: t('table.tariff', {
        origin: place(one.origin),
        good: word(`good.${one.good}`),
        rate: figure(one.rate, 'share'),
      }),
      since: '',
    })),
    ...controls(play, view.world),
  ];
  return (
    <div class="tables">
      <SortTable
        caption={t('table.flows')}
        rows={whole ? flows : flows.slice(0, AT_ONCE)}
        keyOf={(flow) => `${flow.from}-${flow.to}-${flow.good}-${flow.manner}`}
        columns={[
          { id: 'from', title: t('table.from'), text: (flow) => word(`region.${flow.from}`) },
          { id: 'to', title: t('table.to'), text: (flow) => word(`region.${flow.to}`) },
          { id: 'good', title: t('table.good'), text: (flow) => word(`good.${flow.good}`) },
          {
            id: 'tonnes',
            title: t('table.tonnes'),
            text: (flow) => figure(flow.tonnes, 't'),
            value: (flow) => flow.tonnes,
            figure: (flow) => ({ is: 'flow', of: { region: flow.to } }),
          },
          { id: 'manner', title: t('table.manner'), text: (flow) => word(`manner.${flow.manner}`) },
          {
            id: 'act',
            title: t('table.act'),
            text: () => '',
            act: ({ from, to }) =>
              (from === nation || to === nation) &&
              !sealed && (
                <Act
                  words={t('table.deal')}
                  name={t('table.deal-on', { way: wayName(from, to) })}
                  act={() => trade(from, to)}
                />
              ),
          },
        ]}
      />
      {whole && (
        <>
          <SortTable
            caption={t('table.restrictions')}
            rows={restrictions}
            keyOf={(row) => row.id}
            columns={[
              { id: 'by', title: t('table.by'), text: (row) => word(`region.${row.by}`) },
              {
                id: 'what',
                title: t('table.what'),
                text: (row) => row.what,
                figure: (row) => ({ is: 'restriction', of: { nation: row.by } }),
              },
              { id: 'since', title: t('table.since'), text: (row) => row.since },
            ]}
          />
          <SortTable
            caption={t('table.contracts')}
            rows={world.contracts}
            keyOf={(contract) => contract.id}
            columns={[
              { id: 'seller', title: t('table.seller'), text: (one) => word(`region.${one.seller}`) },
              { id: 'buyer', title: t('table.buyer'), text: (one) => word(`region.${one.buyer}`) },
              { id: 'good', title: t('table.good'), text: (one) => word(`good.${one.commodity}`) },
              {
                id: 'tonnes',
                title: t('table.tonnes'),
                text: (one) => figure(one.tonnes, 't'),
                value: (one) => one.tonnes,
                figure: (one) => ({ is: 'contract', of: { id: one.id } }),
              },
              {
                id: 'price',
                title: t('table.price'),
                text: (one) => (one.rule === 'spot' ? word('rule.spot') : figure(one.price, 'USD/kg')),
                value: (one) => one.price,
                figure: (one) => ({ is: 'contract', of: { id: one.id } }),
              },
              { id: 'until', title: t('table.until'), text: (one) => play.date(one.until) },
            ]}
          />
          <SortTable
            caption={t('table.sites')}
            rows={world.sites}
            keyOf={(site) => site.id}
            columns={[
              { id: 'name', title: t('table.site'), text: (site) => siteName(site) },
              { id: 'region', title: t('table.region'), text: (site) => word(`region.${site.region}`) },
              { id: 'stage', title: t('table.stage'), text: (site) => word(`stage.${site.stage}`) },
              { id: 'ore', title: t('table.ore'), text: (site) => (site.ore ? word(`ore.${site.ore}`) : '') },
              { id: 'phase', title: t('table.phase'), text: (site) => word(`phase.${site.phase}`) },
              {
                id: 'capacity',
                title: t('table.capacity'),
                text: (site) => figure(site.capacity, 't'),
                value: (site) => site.capacity,
                figure: (site) => ({ is: 'capacity', of: { site: site.id } }),
              },
              {
                id: 'output',
                title: t('table.output'),
                text: (site) => figure(site.output, 't'),
                value: (site) => site.output,
                figure: (site) => ({ is: 'output', of: { site: site.id } }),
              },
              {
                id: 'act',
                title: t('table.act'),
                text: () => '',
                act: (site) =>
                  buildable(site, view) &&
                  !sealed && (
                    <Act
                      words={t('table.build')}
                      name={t('table.build-site', { site: siteName(site) })}
                      act={() => compose({ kind: 'build-mine', site: site.id })}
                    />
                  ),
              },
            ]}
          />
          <SortTable
            caption={t('table.countries')}
            rows={Object.values(world.regions)}
            keyOf={(region) => region.id}
            columns={[
              { id: 'name', title: t('table.region'), text: (region) => word(`region.${region.id}`) },
              {
                id: 'light',
                title: word('good.light'),
                text: (region) => price(view, 'light', region.id),
                value: (region) => world.market.price.light[region.id] ?? 0,
                figure: (region) => ({ is: 'price', of: { good: 'light', region: region.id } }),
              },
              {
                id: 'heavy',
                title: word('good.heavy'),
                text: (region) => price(view, 'heavy', region.id),
                value: (region) => world.market.price.heavy[region.id] ?? 0,
                figure: (region) => ({ is: 'price', of: { good: 'heavy', region: region.id } }),
              },
              {
                id: 'bulk',
                title: word('good.bulk'),
                text: (region) => price(view, 'bulk', region.id),
                value: (region) => world.market.price.bulk[region.id] ?? 0,
                figure: (region) => ({ is: 'price', of: { good: 'bulk', region: region.id } }),
              },
              {
                id: 'dependence',
                title: t('table.dependence'),
                text: (region) =>
                  region.nation && region.nation !== 'CHN'
                    ? figure(dependence(world, region.nation), 'share')
                    : '',
                value: (region) => (region.nation ? dependence(world, region.nation) : 0),
                figure: (region) => ({
                  is: 'dependence',
                  of: region.nation ? { nation: region.nation } : {},
                }),
              },
              {
                id: 'act',
                title: t('table.act'),
                text: () => '',
                act: ({ id }) => (
                  <>
                    <Act
                      words={t('table.open')}
                      name={t('table.open-country', { region: word(`region.${id}`) })}
                      act={() => open(id)}
                    />
                    {id !== nation && id !== 'ROW' && !sealed && (
                      <Act
                        words={t('table.deal')}
                        name={t('table.deal-on', { way: wayName(id, nation) })}
                        act={() => trade(id, nation)}
                      />
                    )}
                  </>
                ),
              },
            ]}
          />
        </>
      )}
    </div>
  );
}

/** A small button in a row; what it is about is in its name. */
function Act({ words, name, act }: { words: string; name: string; act(): void }) {
  return (
    <button type="button" class="button small quiet" aria-label={name} onClick={act}>
      {words}
    </button>
  );
}

const wayName = (from: RegionId, to: RegionId) =>
  t('map.way', { from: word(`region.${from}`), to: word(`region.${to}`) });

const buildable = (site: Site, view: View): boolean =>
  checkOrders(view, [{ kind: 'build-mine', site: site.id }])[0]?.ok ?? false;

function price({ world }: View, good: 'light' | 'heavy' | 'bulk', region: string): string {
  const value = world.market.price[good][region];
  return value === undefined ? '' : figure(value, 'USD/kg');
}
