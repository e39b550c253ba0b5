import { z } from 'zod';
import { regionOf } from '../market/assemble.ts';
import { clamp, ratio } from '../numbers.ts';
import { permitTrouble } from '../politics/consent.ts';
import { nation as nationWord, number, region, text } from '../text.ts';
import { isNation, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Consult {
  kind: 'consult';
  region: RegionId;
  funds: number; // M USD
}

/** M USD that win half of what can be won (game: Lynas paid for a deposit, monitoring and a residue store in Kuantan, some 60 M USD by 2013). */
const HALF = 30;
const MOST = 0.95;

/** Hearings, monitoring, a share in the proceeds: the people beside a site put up with it. At home or in a partner country. */
export const consult: OrderKind<Consult> = {
  kind: 'consult',
  schema: z.strictObject({
    kind: z.literal('consult'),
    region: z.string().max(3),
    funds: z.number().min(1).max(1000),
  }),
  points: 1,
  subject: (order) => `consult ${order.region}`,
  cost: (_, order) => order.funds,
  check({ nation, world }, order) {
    const place = world.regions[order.region];
    if (!place) return illegal(text('refusal.no-such-region'));
    if (order.region !== nation && isNation(order.region))
      return illegal(text('refusal.foreign-ground', { nation: region(order.region) }));
    if (place.consent >= MOST - 0.05) return illegal(text('refusal.content-already'));
    return legal;
  },
  suggest({ nation, world }) {
    const places = new Set(
      world.sites
        .filter((site) => site.region === nation || (site.owner === nation && !isNation(site.region)))
        .filter((site) => site.developing && (site.phase === 'permitting' || site.phase === 'exploration'))
        .map((site) => site.region),
    );
    return [...places]
      .map((id) => regionOf(world, id))
      .filter((place) => place.consent < 0.65)
      .sort((a, b) => a.consent - b.consent)
      .map((place): Consult => ({ kind: 'consult', region: place.id, funds: HALF }));
  },
  apply(world, nation, order, log) {
    const place = regionOf(world, order.region);
    place.consent = after(place.consent, order.funds);
    log({
      text: text('event.consult', {
        nation: nationWord(nation),
        region: region(order.region),
        funds: number(order.funds, 'M USD'),
      }),
      weight: 0.2,
      audience: null,
    });
  },
  outlook({ world }, order) {
    const place = world.regions[order.region];
    if (!place) return null;
    return text('outlook.consult', {
      before: number(place.consent, 'share'),
      after: number(after(place.consent, order.funds), 'share'),
      slip: number(trouble(world, order.region, place.consent), 'share'),
      later: number(trouble(world, order.region, after(place.consent, order.funds)), 'share'),
    });
  },
  describe: (order) =>
    text('order.consult', { region: region(order.region), funds: number(order.funds, 'M USD') }),
};

/** Consent after some funds, 0..1. */
const after = (now: number, funds: number): number =>
  clamp(now + 0.5 * Math.max(0, MOST - now) * (2 * ratio(funds, funds + HALF)), 0, 1);

/** The chance a turn that a permit slips at some consent. */
function trouble(world: World, id: RegionId, at: number): number {
  const place = { ...regionOf(world, id), consent: at };
  return 0.1 * permitTrouble({ ...world, regions: { ...world.regions, [id]: place } }, id);
}
