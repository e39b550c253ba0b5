import { clayShare, isMixed } from '#shared/sites/basket.ts';
import { STAGES } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { Site } from '#shared/world/world.ts';
import { change, figure, place, quantity, sentence, siteName, t, word } from '../../i18n/index.ts';
import type { Badge } from '../../map/countries.ts';
import type { MapLimit } from '../../map/limits.ts';
import type { MapModel } from '../../map/model.ts';
import type { Target } from '../../map/scene.ts';
import type { MapFlow } from '../../map/trade.ts';
import type { MapSite } from '../../map/works.ts';
import type { Play } from '../../screens/play.ts';

/** What something on the map is, its name first; null when it is not there any more. */
export function describe(
  play: Play,
  view: View,
  model: MapModel,
  { kind, id }: Target,
  sitesOf: (id: string) => readonly MapSite[],
): string[] | null {
  switch (kind) {
    case 'region':
      return describeRegion(view, model, id);
    case 'works':
      return describeWorks(view, sitesOf(id));
    case 'flow': {
      const flow = model.flows.find((one) => one.id === id);
      return flow ? describeFlow(flow) : null;
    }
    case 'limit': {
      const limit = model.limits.find((one) => one.id === id);
      return limit ? [way(limit), ...limitLines(play, limit)] : null;
    }
  }
}

const way = ({ from, to }: { from: string; to: string }) =>
  t('map.way', { from: word(`region.${from}`), to: word(`region.${to}`) });

function describeFlow(flow: MapFlow): string[] {
  const tonnes = quantity(flow.tonnes, 't');
  return [
    way(flow),
    flow.good === 'other'
      ? t('flow.other', { count: flow.merged, tonnes })
      : t('flow.is', { good: word(`good.${flow.good}`), tonnes }),
    ...(flow.smuggled ? [t('flow.smuggled')] : []),
    ...(flow.draft ? [t('flow.draft')] : []),
  ];
}

/** A restriction in words: a line for each good. */
export function limitLines(play: Play, { is, parts, draft }: MapLimit): string[] {
  return parts.map(({ good, share, since }) =>
    t(draft ? `limit.${is === 'tariff' ? 'tariff' : 'embargo'}-draft` : `limit.${is}`, {
      good: word(`good.${good}`),
      share: figure(share, 'share'),
      since: since === null ? '' : play.date(since),
    }),
  );
}

/** The same as a caption on the map: whose it is goes without saying where it stands. */
export const captionLines = (play: Play, limit: MapLimit): string[] =>
  limit.is === 'tariff' || limit.is === 'licence' ? [] : limitLines(play, limit);

/** The title of the closer look: what is stopped there, if anything is. */
export function insetTitle(play: Play, limits: readonly MapLimit[]): string {
  const told = limits.filter((limit) => captionLines(play, limit).length > 0);
  const [first, ...more] = told;
  if (!first) return t('map.inset');
  const [part, ...parts] = first.parts;
  if (!part) return t('map.inset');
  const what = t('limit.short', { good: word(`good.${part.good}`), share: figure(part.share, 'share') });
  const count = more.length + parts.length;
  return count === 0
    ? t('map.inset-limit', { way: way(first), what })
    : t('map.inset-limits', { way: way(first), what, count });
}

export function badgeText({ is, value }: Badge): string {
  switch (is) {
    case 'standing':
      return change(value, 'points');
    case 'stocks':
      return t('badge.days', { days: figure(value, 'count') });
    default:
      return figure(value, 'share');
  }
}

function describeRegion({ world, nation }: View, model: MapModel, id: string): string[] | null {
  const region = world.regions[id];
  if (!region) return null;
  const trade = (way: 'from' | 'to') =>
    world.market.flows.reduce((sum, flow) => sum + (flow[way] === id ? flow.tonnes : 0), 0);
  const badges = model.regions.find((one) => one.id === id)?.badges ?? [];
  return [
    word(`region.${id}`),
    t('region.trade', { incoming: quantity(trade('to'), 't'), outgoing: quantity(trade('from'), 't') }),
    ...counts(world.sites.filter((site) => site.region === id && site.developing)),
    ...badges.map((badge) => t(`badge.${badge.is}`, { value: badgeText(badge), nation: place(nation) })),
  ];
}

function counts(sites: readonly Site[]): string[] {
  const parts = STAGES.flatMap((stage) => {
    const count = sites.filter((site) => site.stage === stage).length;
    return count === 0 ? [] : [t(`works.${stage}`, { count })];
  });
  return parts.length === 0 ? [] : [parts.join(t('list.comma'))];
}

function describeWorks({ world }: View, sites: readonly MapSite[]): string[] | null {
  const found = sites.flatMap(({ id }) => world.sites.find((one) => one.id === id) ?? []);
  const [only, ...more] = found;
  if (!only) return sites.some((site) => site.state === 'draft') ? [t('works.draft')] : null;
  if (more.length === 0) return describeSite(only, sites[0]?.left ?? 0);
  return [
    word(`region.${only.region}`),
    ...counts(found),
    ...found.slice(0, 6).map((site) =>
      t('works.one', {
        site: siteName(site),
        stage: word(`stage.${site.stage}`),
        output: quantity(site.output, 't'),
      }),
    ),
    ...(found.length > 6 ? [t('works.more', { count: found.length - 6 })] : []),
  ];
}

function describeSite(site: Site, bill: number): string[] {
  const { estimate, company, debt } = site.project;
  const phase = word(`phase.${site.phase}`);
  return [
    t('works.at', { site: siteName(site), region: word(`region.${site.region}`) }),
    site.ore
      ? t('works.ore', { stage: word(`stage.${site.stage}`), ore: word(`ore.${site.ore}`) })
      : word(`stage.${site.stage}`),
    site.developing && site.remaining > 0
      ? t('works.left', { phase: sentence(phase), turns: quantity(site.remaining, 'turns') })
      : sentence(phase),
    ...(estimate
      ? [t('site.estimate', { low: quantity(estimate.low, 't'), high: quantity(estimate.high, 't') })]
      : []),
    ...(isMixed(site) ? [t('site.mixed', { share: figure(clayShare(site), 'share') })] : []),
    ...(company ? [t('site.company', { company })] : []),
    ...(debt > 0 ? [t('site.debt', { debt: quantity(debt, 'M USD') })] : []),
    t('site.output', { output: quantity(site.output, 't'), capacity: quantity(site.capacity, 't') }),
    ...(bill > 0 ? [t('works.bill', { bill: quantity(bill, 'M USD') })] : []),
  ];
}
