import { halted } from '../crises/lasting.ts';
import { clamp } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import { good, nation as nationWord, number, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { warm } from '../turn/standing.ts';
import { COMMODITIES, type Commodity, NATIONS, type NationId, type RegionId } from '../world/terms.ts';
import type { Embargo, Flow, World } from '../world/world.ts';

/** How an embargo is imposed: by announcement, or as "customs delays" that can be denied. */
export const MANNERS = ['open', 'deniable'] as const;
export type Manner = (typeof MANNERS)[number];

/**
 * What delays can hold back without being a ban on their face. Upper end: the halt of September to November 2010
 * held back about 42% of a half-year's shipments to Japan, and officials denied it throughout.
 */
export const DENIABLE = { least: 0.15, most: 0.45 } as const;

/**
 * The chance a turn that delays are traced to a government: grows with how much is missing, for how long, and
 * with every earlier time (game: about a third in the first turn of a halt like that of 2010, even odds in the next).
 */
export function traceChance(world: World, { by, severity, since }: Embargo): number {
  const { uses, tricks } = world.nations[by].control;
  const turns = world.turn - since;
  return clamp(0.05 + 0.6 * severity + 0.12 * turns + 0.08 * (uses + tricks - 1), 0, 0.9);
}

/** Standing lost by one full embargo, in points: with the target and with each other nation. */
const COST = { target: 30, others: 8 } as const;
/** A lie that comes out costs this on top. */
const LIE = { target: 12, others: 6 } as const;
/** Every earlier use makes the next one dearer by this share: nobody believes in an exception any more. */
const DEARER = 0.25;
/** Without the export-control law an embargo is an arbitrary act, and costs more. */
const LAWLESS = 1.5;

/** Points of standing with the target that stopping a further share would cost, once known. */
export function standingCost(world: World, by: NationId, harder: number): number {
  const { control, law } = world.nations[by];
  return COST.target * harder * (law ? 1 : LAWLESS) * (1 + DEARER * control.uses);
}

/** The world learns that a nation stops a further share of its exports to another. */
export function resent(world: World, by: NationId, target: NationId, harder: number): void {
  const points = standingCost(world, by, harder);
  warm(world, target, by, -points);
  for (const other of NATIONS)
    if (other !== target) warm(world, other, by, (-points * COST.others) / COST.target);
  world.nations[by].control.uses += 1;
}

export const secret = (embargo: Embargo): boolean => embargo.manner === 'deniable';
/** Embargoes that everybody knows of. */
export const known = (world: World): Embargo[] => world.embargoes.filter((one) => !secret(one));
export const bites = (embargo: Embargo, turn: number): boolean => embargo.since <= turn;

const between = (flow: Flow) => (one: Embargo) =>
  one.by === flow.from && one.target === flow.to && one.commodity === flow.good;
const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
export const sorted = (flows: Flow[]) =>
  flows.sort(
    (a, b) =>
      order(a.from, b.from) || order(a.to, b.to) || order(a.good, b.good) || order(a.manner, b.manner),
  );

/** Last free trade is the yardstick for severity: flows that nobody stops replace what was usual before. */
export function usualTrade(world: World): Flow[] {
  const { usual, flows } = world.market;
  const touched = (flow: Flow) =>
    halted(world, flow.from, flow.to, flow.good) ||
    world.embargoes.some((one) => bites(one, world.turn) && between(flow)(one));
  return sorted([
    ...usual.filter(touched),
    ...flows.filter((flow) => !touched(flow)).map((flow) => ({ ...flow })),
  ]);
}

/** Usual trade as it looks to those who do not know of some embargoes: what these touch counts as free. */
export function usualWithout(world: World, hidden: readonly Embargo[]): Flow[] {
  const { usual, flows } = world.market;
  if (hidden.length === 0) return usual;
  const touched = (flow: Flow) => hidden.some(between(flow));
  return sorted([
    ...usual.filter((flow) => !touched(flow)),
    ...flows.filter(touched).map((flow) => ({ ...flow })),
  ]);
}

/** After the market: customs clerks talk, ships are counted, and a delay that goes on has a reason. */
export function traceDelays(world: World, record: Chronicle): void {
  for (const embargo of world.embargoes) {
    if (!secret(embargo) || drawFrom(world, 'detection') >= traceChance(world, embargo)) continue;
    const { by, target, commodity, severity } = embargo;
    embargo.manner = 'open';
    resent(world, by, target, severity);
    for (const other of NATIONS) warm(world, other, by, -(other === target ? LIE.target : LIE.others));
    world.nations[by].control.tricks -= 1;
    record({
      text: text('event.delays-traced', {
        nation: nationWord(by),
        target: nationWord(target),
        good: good(commodity),
        severity: number(severity, 'share'),
      }),
      nation: by,
      region: target,
      weight: 0.95,
      audience: null,
    });
  }
}

/**
 * Arrivals that fall by so much more than what the seller's other customers get, where the metal is so much dearer
 * than for other nations, make news; not such as were less than this share of a nation's use.
 */
const LATE = { fall: 0.12, dearer: 1.06, least: 0.04 } as const;
/** What a buyer whose cargoes alone are late thinks of the seller, in points, without any proof. */
const SUSPICION = 6;

/**
 * After the market: a nation whose cargoes alone are late grows suspicious. Only public figures count here -
 * flows and prices - so that this tells nobody more than the harbour master knows; it can be wrong.
 */
export function noticeDelays(world: World, before: readonly Flow[], record: Chronicle): void {
  for (const from of NATIONS)
    for (const to of NATIONS)
      for (const commodity of COMMODITIES) {
        if (from === to) continue;
        const was = shipped(before, from, to, commodity);
        if (was < Math.max(1, LATE.least * (world.regions[to]?.use[commodity] ?? 0))) continue;
        const is = shipped(world.market.flows, from, to, commodity);
        // What is soon told comes first: what all others got is added up for few.
        if (is > (1 - LATE.fall) * was) continue;
        if (priceAgainstOthers(world, from, to, commodity) < LATE.dearer) continue;
        if (is > (1 - LATE.fall) * was * othersKeep(world, before, from, to, commodity)) continue;
        if (known(world).some((one) => one.by === from && one.target === to && one.commodity === commodity))
          continue;
        warm(world, to, from, -SUSPICION);
        record({
          text: text('event.shipments-late', {
            nation: nationWord(from),
            target: nationWord(to),
            good: good(commodity),
            share: number(1 - is / was, 'share'),
          }),
          nation: null,
          region: to,
          weight: 0.7,
          audience: null,
        });
      }
}

/** What a seller's other customers still get of what they got, 0..1: a seller that has less for everybody holds nothing back. */
function othersKeep(
  world: World,
  before: readonly Flow[],
  from: NationId,
  to: NationId,
  commodity: Commodity,
): number {
  let was = 0;
  let is = 0;
  for (const other of Object.keys(world.regions)) {
    if (other === from || other === to) continue;
    was += shipped(before, from, other, commodity);
    is += shipped(world.market.flows, from, other, commodity);
  }
  return was < 1 ? 0 : Math.min(1, is / was);
}

function priceAgainstOthers(world: World, from: NationId, to: NationId, commodity: Commodity): number {
  const price = world.market.price[commodity];
  const others = NATIONS.filter((one) => one !== from && one !== to);
  const mean = others.reduce((total, one) => total + (price[one] ?? 0), 0) / others.length;
  return mean > 0 ? (price[to] ?? 0) / mean : 1;
}

/** t that went openly from one region to another. */
export function shipped(flows: readonly Flow[], from: RegionId, to: RegionId, good: string): number {
  let tonnes = 0;
  for (const flow of flows)
    if (flow.from === from && flow.to === to && flow.good === good && flow.manner !== 'smuggled')
      tonnes += flow.tonnes;
  return tonnes;
}
