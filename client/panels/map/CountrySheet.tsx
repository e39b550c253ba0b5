import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isParty, otherOf } from '#shared/diplomacy/treaty.ts';
import { dependenceOn } from '#shared/market/trace.ts';
import { COMMODITIES, isNation, type NationId, type RegionId, STAGES } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Site } from '#shared/world/world.ts';
import { change, figure, place, quantity, sentence, t, word } from '../../i18n/index.ts';
import { opinionOf } from '../../map/countries.ts';
import { offerOn } from '../../map/deals.ts';
import { limits } from '../../map/limits.ts';
import { USUAL } from '../../map/shown.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { mood } from '../NationPanel.tsx';
import { playedBy } from '../seats.ts';
import { promised } from '../talks/promised.ts';
import { DealButton } from './DealChooser.tsx';
import { limitLines } from './describe.ts';
import { developments } from './developments.ts';

interface Props {
  play: Play;
  view: View;
  region: RegionId;
}

/** A country: who they are to us, what they make, need and forbid, and what we can do there. */
export function CountrySheet({
  close,
  trade,
  ...props
}: Props & { close(): void; trade(from: RegionId): void }) {
  const { view, region } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    title.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [region]);
  return (
    <aside class="country-sheet" aria-labelledby="country-title">
      <header>
        <Seal of={region} mine={region === view.nation} />
        <h2 id="country-title" class="serif" tabIndex={-1} ref={title}>
          {word(`region.${region}`)}
        </h2>
        <button type="button" class="button small quiet" onClick={close} aria-label={t('action.close')}>
          <Icon name="cross" />
        </button>
      </header>
      <div class="sheet-body">
        {isNation(region) && <Governed {...props} nation={region} />}
        <Opinions {...props} />
        <Chain {...props} />
        <Trade {...props} />
        {isNation(region) && <Dependence view={view} nation={region} />}
        <Restrictions {...props} />
        <Pacts {...props} />
        {region !== 'ROW' && <Actions {...props} close={close} trade={trade} />}
      </div>
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3 class="cap">{title}</h3>
      {children}
    </section>
  );
}

/** Which character governs, where no person does. */
function Governed({ play, nation }: Props & { nation: NationId }) {
  const seat = play.connection.seats.value[nation];
  if (!seat?.character) return null;
  return (
    <p class="mute">
      {t('seat.governed-by', { who: playedBy(seat) })} {word(`character.${seat.character}.portrait`)}
    </p>
  );
}

function Opinions({ view, region }: Props) {
  const { nation, world } = view;
  const theirs = opinionOf(world, region, nation);
  if (theirs === null) return <p class="mute">{t(region === nation ? 'sheet.ours' : 'sheet.no-opinion')}</p>;
  return (
    <dl class="sheet-pairs">
      <div>
        <dt>{t('sheet.they-think')}</dt>
        <dd>
          <Figure
            is={isNation(region) ? 'standing' : 'regard'}
            of={isNation(region) ? { nation: region } : { region }}
          >
            {change(theirs, 'points')}
          </Figure>{' '}
          <span class="mute">{word(`mood.${mood(theirs)}`)}</span>
        </dd>
      </div>
      {isNation(region) && (
        <div>
          <dt>{t('sheet.we-think')}</dt>
          <dd>
            <Figure is="standing" of={{ nation }}>
              {change(world.nations[nation].standing[region], 'points')}
            </Figure>{' '}
            <span class="mute">{word(`mood.${mood(world.nations[nation].standing[region])}`)}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

const works = ({ phase }: Site): boolean => phase === 'operation' || phase === 'ramp-up';

/** Mines and plants by stage: how many, what they can make, what they made. */
function Chain({ view, region }: Props) {
  const rows = STAGES.flatMap((stage) => {
    const here = view.world.sites.filter((site) => site.region === region && site.stage === stage);
    const working = here.filter(works);
    const building = here.filter((site) => site.developing && !works(site));
    const sum = (of: 'capacity' | 'output') => working.reduce((total, site) => total + site[of], 0);
    return working.length + building.length === 0
      ? []
      : [
          {
            stage,
            count: working.length + building.length,
            building: building.length,
            capacity: sum('capacity'),
            output: sum('output'),
          },
        ];
  });
  if (rows.length === 0) return null;
  return (
    <Part title={t('sheet.works')}>
      <table class="sheet-table">
        <thead>
          <tr>
            <td />
            <th scope="col" class="right">
              {t('sheet.count')}
            </th>
            <th scope="col" class="right">
              {t('sheet.capacity')}
            </th>
            <th scope="col" class="right">
              {t('sheet.output')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ stage, count, building, capacity, output }) => (
            <tr key={stage}>
              <th scope="row">
                {word(`stage.${stage}`)}
                {building > 0 && <small class="mute"> {t('sheet.building', { count: building })}</small>}
              </th>
              <td class="right num">{count}</td>
              <td class="right num">
                <Figure is="capacity" of={{ region, stage }}>
                  {figure(capacity, 't')}
                </Figure>
              </td>
              <td class="right num">
                <Figure is="output" of={{ region, stage }}>
                  {figure(output, 't')}
                </Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

const MOST_FLOWS = 4;

/** What it buys and sells, the largest first. */
function Trade({ view, region }: Props) {
  const rows = (way: 'from' | 'to') =>
    [...view.world.market.flows]
      .filter((flow) => flow[way] === region)
      .sort((a, b) => b.tonnes - a.tonnes)
      .slice(0, MOST_FLOWS);
  const list = (way: 'from' | 'to') => (
    <ul class="sheet-flows">
      {rows(way).map((flow) => (
        <li key={`${flow.from}-${flow.to}-${flow.good}-${flow.manner}`}>
          <span>
            {t(way === 'from' ? 'sheet.to' : 'sheet.from', {
              region: place(way === 'from' ? flow.to : flow.from),
              good: word(`good.${flow.good}`),
            })}
          </span>
          <Figure is="flow" of={{ region: flow.to }} class="num">
            {quantity(flow.tonnes, 't')}
          </Figure>
        </li>
      ))}
      {rows(way).length === 0 && <li class="mute">{t('sheet.no-trade')}</li>}
    </ul>
  );
  return (
    <>
      <Part title={t('sheet.buys')}>{list('to')}</Part>
      <Part title={t('sheet.sells')}>{list('from')}</Part>
    </>
  );
}

function Dependence({ view, nation }: { view: View; nation: NationId }) {
  if (nation === 'CHN') return null;
  return (
    <Part title={t('table.dependence')}>
      <ul class="sheet-bars">
        {COMMODITIES.map((commodity) => {
          const share = dependenceOn(view.world, nation, commodity);
          return (
            <li key={commodity}>
              <Tile of={commodity} small />
              <span class="unseen">{word(`good.${commodity}`)}</span>
              <i class="bar">
                <b style={`width:${Math.round(share * 100)}%`} />
              </i>
              <Figure
                is={nation === view.nation ? 'dependence-on' : 'dependence'}
                of={{ nation, good: commodity }}
                class="num"
              >
                {figure(share, 'share')}
              </Figure>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Restrictions({ play, view, region }: Props) {
  const events = play.connection.desk.value?.report?.events ?? [];
  const rows = limits(view, events, [], USUAL).filter(({ from, to }) => from === region || to === region);
  if (rows.length === 0) return null;
  return (
    <Part title={t('sheet.limits')}>
      <ul class="sheet-lines">
        {rows.map((limit) => (
          <li key={limit.id}>
            <b>{t('map.way', { from: word(`region.${limit.from}`), to: word(`region.${limit.to}`) })}</b>
            {limitLines(play, limit).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Treaties and contracts in force, with us first. */
function Pacts({ play, view, region }: Props) {
  const { nation, world } = view;
  const treaties = isNation(region)
    ? world.treaties.filter((one) => one.state === 'in-force' && isParty(one, region))
    : [];
  const contracts = world.contracts.filter(
    ({ seller, buyer }) =>
      (seller === region && (buyer === nation || region === nation)) ||
      (buyer === region && seller === nation),
  );
  if (treaties.length + contracts.length === 0) return null;
  return (
    <Part title={t('sheet.pacts')}>
      <ul class="sheet-lines">
        {treaties.map((one) => (
          <li key={one.id}>
            <b>
              {isNation(region) &&
                t('sheet.treaty', {
                  nation: place(otherOf(one.parties, region)),
                  until: play.date(one.until),
                })}
            </b>
            {one.clauses.map((clause) => (
              <span key={JSON.stringify(clause)}>{promised(play, clause, one.parties)}</span>
            ))}
          </li>
        ))}
        {contracts.map((one) => (
          <li key={one.id}>
            <Figure is="contract" of={{ id: one.id }}>
              {t('sheet.contract', {
                seller: word(`region.${one.seller}`),
                buyer: word(`region.${one.buyer}`),
                tonnes: quantity(one.tonnes, 't'),
                good: word(`good.${one.commodity}`),
                until: play.date(one.until),
              })}
            </Figure>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const MOST_DEALS = 4;

function Actions({
  play,
  view,
  region,
  close,
  trade,
}: Props & { close(): void; trade(from: RegionId): void }) {
  if (play.connection.watching) return null;
  if (play.connection.sealed.value) return <p class="mute">{t('sheet.sealed')}</p>;
  const draft = play.connection.draft.value;
  const offer = offerOn(view, draft, region, view.nation);
  const deals = offer.ok ? offer.deals.filter(({ verdict }) => verdict.ok) : [];
  const shown = [...deals.slice(0, MOST_DEALS), ...developments(view, draft, region)];
  return (
    <Part title={t('sheet.actions')}>
      <ul class="deals">
        {shown.map((deal) => (
          <li key={JSON.stringify(deal.order)}>
            <DealButton play={play} view={view} deal={deal} taken={close} />
          </li>
        ))}
      </ul>
      <button type="button" class="button small" onClick={() => trade(region)}>
        <Icon name="contract" /> {t('sheet.trade-with')}
      </button>
      {shown.length === 0 && <p class="mute">{sentence(t('sheet.nothing', { region: place(region) }))}</p>}
    </Part>
  );
}
