import { type Effect, effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import type { Band, Chain } from '#shared/market/chain.ts';
import { inOre } from '#shared/sites/basket.ts';
import type { Good, RegionId, Stage } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, partOf, place, quantity, sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import { bandText } from './ChainTab.tsx';

/** What a band of the chain is, what it costs, who is behind it, what stands in its way, and what moved it. */
export function BandCause({ play, view, chain, band }: { play: Play; view: View; chain: Chain; band: Band }) {
  const { region, commodity } = chain;
  const { world } = view;
  const good: Good = band.from === 'magnet' || band.to === 'magnet' ? 'magnet' : commodity;
  const why = play.connection.desk.value?.report?.why;
  const moved = why ? effects(why, measure.price(good, region)).slice(0, 3) : [];
  return (
    <aside class="band-cause" aria-live="polite" aria-label={t('chain.cause')}>
      <h3>{bandText(band)}</h3>
      <p class="big">
        <Figure is="band" of={{ good: commodity, region }}>
          {quantity(band.tonnes, 't')}
        </Figure>
      </p>
      <p>{what(chain, band)}</p>
      <dl>
        <Price view={view} good={good} region={region} />
        {band.kind.is === 'imported' && <Price view={view} good={good} region={band.kind.from} />}
        {band.kind.is === 'exported' && <Price view={view} good={good} region={band.kind.to} />}
        <Usual view={view} chain={chain} band={band} />
      </dl>
      <Sites play={play} view={view} chain={chain} band={band} />
      <Barriers play={play} view={view} chain={chain} band={band} />
      {moved.length > 0 && (
        <>
          <h4 class="cap">
            {t('chain.moved', {
              good: word(`good.${good}`),
              place: place(region),
              date: play.date(world.turn - 1),
            })}
          </h4>
          <ul class="moved">
            {moved.map((one) => (
              <Moved key={`${one.cause} ${one.nation} ${one.site}`} play={play} effect={one} />
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

/** The sentence of a kind of band. */
function what({ region, commodity }: Chain, { kind }: Band): string {
  const values = { place: place(region), good: word(`good.${commodity}`) };
  switch (kind.is) {
    case 'imported':
      return t('band.what.imported', { ...values, from: sentence(place(kind.from)) });
    case 'exported':
      return t('band.what.exported', { ...values, to: place(kind.to) });
    default:
      return t(`band.what.${kind.is}`, values);
  }
}

function Price({ view, good, region }: { view: View; good: Good; region: RegionId }) {
  const price = view.world.market.price[good][region];
  if (price === undefined) return null;
  return (
    <div>
      <dt>{sentence(t('chain.price', { good: word(`good.${good}`), place: place(region) }))}</dt>
      <dd>
        <Figure is="price" of={{ good, region }}>
          {quantity(price, 'USD/kg')}
        </Figure>
      </dd>
    </div>
  );
}

/** What this way carried when nothing was held back. */
function Usual({ view, chain, band }: { view: View; chain: Chain; band: Band }) {
  const { kind } = band;
  if ((kind.is !== 'imported' && kind.is !== 'exported') || (band.from ?? band.to) !== 'oxide') return null;
  const [from, to] = kind.is === 'imported' ? [kind.from, chain.region] : [chain.region, kind.to];
  const usual = view.world.market.usual
    .filter((flow) => flow.from === from && flow.to === to && flow.good === chain.commodity)
    .reduce((total, flow) => total + flow.tonnes, 0);
  return (
    <div>
      <dt>{t('chain.usual')}</dt>
      <dd>
        <Figure is="flow" of={{ good: chain.commodity, region: to }}>
          {quantity(usual, 't')}
        </Figure>
      </dd>
    </div>
  );
}

const STAGE: Partial<Record<Band['kind']['is'], Stage>> = {
  mined: 'mine',
  separated: 'separation',
  lost: 'separation',
  made: 'magnet',
};
/** So many sites are named. */
const MOST_SITES = 5;

function Sites({ play, view, chain, band }: { play: Play; view: View; chain: Chain; band: Band }) {
  const { kind } = band;
  const stage = kind.is === 'imported' ? null : STAGE[kind.is];
  if (!stage) return null;
  const sites = view.world.sites
    .filter((site) => site.region === chain.region && site.stage === stage && site.output > 0)
    .sort((a, b) => b.output * weight(b) - a.output * weight(a))
    .slice(0, MOST_SITES);
  function weight(site: (typeof view.world.sites)[number]): number {
    return site.stage === 'magnet' ? 1 : inOre(site, chain.commodity);
  }
  return (
    <>
      <h4 class="cap">{t('chain.sites')}</h4>
      <ul class="moved">
        {sites.map((site) => (
          <li key={site.id}>
            <span>{play.siteName(site.id)}</span>
            <Figure is="output" of={{ site: site.id, region: site.region }}>
              {quantity(site.output, 't')}
            </Figure>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Restrictions on the way of this band that its reader knows of. */
function Barriers({ play, view, chain, band }: { play: Play; view: View; chain: Chain; band: Band }) {
  const { world } = view;
  const { kind } = band;
  if (kind.is !== 'imported' && kind.is !== 'exported') return null;
  const [from, to] = kind.is === 'imported' ? [kind.from, chain.region] : [chain.region, kind.to];
  const stage = band.from ?? band.to;
  const good = stage === 'magnet' ? 'magnet' : chain.commodity;
  const quota = world.quota[from] ?? null;
  const halts = world.embargoes.filter(
    (one) => one.by === from && one.target === to && one.commodity === chain.commodity && stage === 'oxide',
  );
  const duties = world.tariffs.filter((one) => one.by === to && one.origin === from && one.good === good);
  if (halts.length === 0 && duties.length === 0 && (quota === null || stage !== 'oxide')) return null;
  return (
    <>
      <h4 class="cap">{t('chain.barriers')}</h4>
      <ul class="moved">
        {halts.map((one) => (
          <li key={one.by}>
            <span>{t('chain.embargo', { by: sentence(place(one.by)), date: play.date(one.since) })}</span>
            <Figure is="restriction" of={{ good: chain.commodity, region: to }}>
              {figure(one.severity, 'share')}
            </Figure>
          </li>
        ))}
        {quota !== null && stage === 'oxide' && (
          <li>
            <span>{t('chain.quota', { place: place(from) })}</span>
            <Figure is="restriction" of={{ region: from }}>
              {quantity(quota, 't')}
            </Figure>
          </li>
        )}
        {duties.map((one) => (
          <li key={one.origin}>
            <span>{t('chain.duty', { place: place(to) })}</span>
            <Figure is="restriction" of={{ good, region: to }}>
              {figure(one.rate, 'share')}
            </Figure>
          </li>
        ))}
      </ul>
    </>
  );
}

function Moved({ play, effect }: { play: Play; effect: Effect }) {
  return (
    <li>
      <span>{play.cause(effect)}</span>
      <Figure is="cause">{partOf(effect.change, 'USD/kg')}</Figure>
    </li>
  );
}
