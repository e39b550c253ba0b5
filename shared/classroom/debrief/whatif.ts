import { isPublic } from '../../match/motives.ts';
import { describe, type Kind, type Order, subject } from '../../orders/index.ts';
import { score } from '../../scoring/score.ts';
import { resolve } from '../../turn/resolve.ts';
import { COMMODITIES, type Commodity, each, NATIONS, type NationId } from '../../world/terms.ts';
import type { TurnSummary, World } from '../../world/world.ts';
import type { Supposed } from '../class.ts';
import type { PlayedWorld } from './played.ts';
import { shortage } from './shortage.ts';
import { pricesBefore } from './story.ts';
import type { WhatIf } from './terms.ts';

/** One order less, or a stockpile bought in one half-year and sold in another. */
export type Otherwise =
  | { do: 'without'; turn: number; nation: NationId; order: number } // place among the orders given
  | { do: 'stockpile'; turn: number; nation: NationId; days: number; release: number };

/** How much can come of a kind of order: what is worth playing again when not all can be. */
const WEIGHTY: Partial<Record<Kind, number>> = {
  embargo: 9,
  quota: 8,
  'technology-ban': 7,
  'export-control-law': 7,
  'mining-quota': 6,
  'export-tax': 6,
  'build-mine': 5,
  'build-separation': 5,
  'build-magnet': 5,
  stockpile: 2,
  offtake: 4,
  substitution: 4,
  recycling: 4,
  tariff: 4,
  'wto-case': 3,
  licensing: 3,
  subsidy: 2,
};
/** Of one nation, so that every delegation finds something of its own. */
const MOST_OF_ONE = 2;
/** A stockpile is bought so many half-years ahead. Japan's is meant for 60 days of use. */
const AHEAD = 2;
const DAYS = 60;
const HALF_YEAR = 182.5; // days

/** What is worth asking about a match: the orders that can have moved most, and a stockpile before the worst shortage. */
export function worthAsking(of: PlayedWorld, most: number): Otherwise[] {
  const given = of.played.turns.flatMap(({ orders }, turn) =>
    NATIONS.flatMap((nation) =>
      orders[nation].flatMap(({ order, legal }, index) => {
        const weight = WEIGHTY[order.kind] ?? 0;
        return legal && weight > 0 && !lifts(order)
          ? [{ weight, asked: { do: 'without' as const, turn, nation, order: index } }]
          : [];
      }),
    ),
  );
  const ahead = stockpiles(of);
  const chosen: Otherwise[] = [];
  for (const { asked } of given.sort((one, other) => other.weight - one.weight)) {
    if (chosen.length >= most - ahead.length) break;
    if (chosen.filter(({ nation }) => nation === asked.nation).length < MOST_OF_ONE) chosen.push(asked);
  }
  return [...ahead, ...chosen];
}

const lifts = (order: Order): boolean => order.kind === 'embargo' && order.severity === 0;

/** The nation that went without most, had it bought while it was still to be had. */
function stockpiles({ played }: PlayedWorld): Otherwise[] {
  const base = pricesBefore(played.start.world);
  let worst: { turn: number; nation: NationId; missing: number } | null = null;
  for (const [turn, { after }] of played.turns.entries()) {
    const short = turn > 0 ? shortage(after.world, base) : null;
    if (!short || short.worst === 'CHN') continue;
    const { missing } = short.paid[short.worst];
    if (!worst || missing > worst.missing) worst = { turn, nation: short.worst, missing };
  }
  if (!worst) return [];
  const { turn: release, nation } = worst;
  return [{ do: 'stockpile', turn: Math.max(0, release - AHEAD), nation, days: DAYS, release }];
}

/** A stockpile as the teacher supposes it, sold when the nation then went without most; null where nothing came after it. */
export function supposedAs({ played }: PlayedWorld, { turn, nation, days }: Supposed): Otherwise | null {
  const later = played.turns.slice(turn + 1).map(({ after }, at) => ({
    release: turn + 1 + at,
    missing: after.world.history.at(-1)?.unserved[nation] ?? 0,
  }));
  const [first, ...others] = later;
  if (!first) return null;
  const { release } = others.reduce((most, one) => (one.missing > most.missing ? one : most), first);
  return { do: 'stockpile', turn, nation, days, release };
}

/** Plays a match again with one thing otherwise; null where there is no such order or turn. */
export function whatIf(of: PlayedWorld, asked: Otherwise): WhatIf | null {
  const { turns, end } = of.played;
  const from = turns[asked.turn];
  if (!from) return null;
  const told = change(of, asked);
  if (!told) return null;
  let world: World = from.before.world;
  for (const [turn, { orders }] of turns.entries()) {
    if (turn < asked.turn) continue;
    const given = each(NATIONS, (nation) => orders[nation].map(({ order }) => order));
    world = resolve(world, otherwise(given, asked, turn, world), { explain: false }).world;
  }
  return { ...compared(end.world, world, asked), id: idOf(of.world, asked), change: told };
}

export const idOf = (world: number, asked: Otherwise): string =>
  asked.do === 'without'
    ? ['what-if', world, asked.turn, asked.nation, asked.order].join('-')
    : supposedId({ ...asked, world });

/** The same for what is supposed, before it has been played. */
export const supposedId = ({ world, turn, nation, days }: Supposed): string =>
  ['what-if', world, turn, nation, `${days}d`].join('-');

function change({ played }: PlayedWorld, asked: Otherwise): WhatIf['change'] | null {
  if (asked.do === 'stockpile') {
    const { days, release } = asked;
    return release > asked.turn && release < played.turns.length ? { do: 'stockpile', days, release } : null;
  }
  const turn = played.turns[asked.turn];
  const given = turn?.orders[asked.nation][asked.order];
  if (!turn || !given) return null;
  const secret = !isPublic(given.order, asked.nation, turn.after.world);
  return { do: 'without', said: describe(given.order), secret };
}

function otherwise(
  given: Record<NationId, Order[]>,
  asked: Otherwise,
  turn: number,
  world: World,
): Record<NationId, Order[]> {
  const { nation } = asked;
  if (asked.do === 'without')
    return turn === asked.turn
      ? { ...given, [nation]: given[nation].filter((_, index) => index !== asked.order) }
      : given;
  if (turn !== asked.turn && turn !== asked.release) return given;
  const own = turn === asked.turn ? bought(world, asked) : sold(world, asked);
  const taken = new Set(own.map(subject));
  return { ...given, [nation]: [...own, ...given[nation].filter((order) => !taken.has(subject(order)))] };
}

/** Days of use of both magnet metals, at up to a third above the price of the day. */
const bought = (world: World, { nation, days }: Stockpiling): Order[] =>
  held(world, nation, (good, use) => ({
    kind: 'stockpile',
    commodity: good,
    tonnes: Math.ceil((use * days) / HALF_YEAR),
    limit: cents((world.market.price[good][nation] ?? 1) * 1.33),
  }));

/** What the days brought, and no more: what the state held before stays. */
const sold = (world: World, { nation, days }: Stockpiling): Order[] =>
  held(world, nation, (good, use) => ({
    kind: 'stockpile',
    commodity: good,
    tonnes: -Math.min(world.nations[nation].stockpile[good], Math.ceil((use * days) / HALF_YEAR)),
    limit: cents((world.market.price[good][nation] ?? 1) * 0.5),
  }));
type Stockpiling = Extract<Otherwise, { do: 'stockpile' }>;

const held = (world: World, nation: NationId, order: (good: Commodity, use: number) => Order): Order[] =>
  (['light', 'heavy'] as const)
    .map((good) => order(good, world.regions[nation]?.use[good] ?? 0))
    .filter((one) => one.kind === 'stockpile' && one.tonnes !== 0);

const cents = (price: number): number => Math.max(0.01, Math.round(price * 100) / 100);

function compared(was: World, would: World, { turn, nation }: Otherwise): Omit<WhatIf, 'id' | 'change'> {
  const [before, after] = [played(was), played(would)];
  const moved = (good: Commodity) =>
    Math.max(0, ...before.map(({ outside }, at) => apart(outside[good], after[at]?.outside[good] ?? 0)));
  const good = COMMODITIES.reduce((most, one) => (moved(one) > moved(most) ? one : most));
  const unserved = differing(
    NATIONS.flatMap((one) =>
      before.map((then, at) => ({
        nation: one,
        turn: at,
        was: then.unserved[one],
        would: after[at]?.unserved[one] ?? 0,
      })),
    ),
  );
  const dependence = differing(
    NATIONS.map((one) => ({
      nation: one,
      was: before.at(-1)?.dependence[one] ?? 0,
      would: after.at(-1)?.dependence[one] ?? 0,
    })),
  );
  return {
    turn,
    nation,
    good,
    was: before.map(({ outside }) => outside[good]),
    would: after.map(({ outside }) => outside[good]),
    unserved,
    dependence,
    scores: each(NATIONS, (one) => ({ was: score(was, one).total, would: score(would, one).total })),
    weight: moved(good) + 5 * Math.abs(unserved.would - unserved.was),
  };
}

/** The pair that is farthest apart. */
const differing = <P extends { was: number; would: number }>(pairs: readonly P[]): P =>
  pairs.reduce((most, one) => (Math.abs(one.would - one.was) > Math.abs(most.would - most.was) ? one : most));

const played = ({ history }: World): TurnSummary[] => history.filter(({ turn }) => turn >= 0);

/** How far two prices are apart, as a share of the lower. */
const apart = (one: number, other: number): number =>
  Math.max(one, other) / Math.max(0.01, Math.min(one, other)) - 1;
