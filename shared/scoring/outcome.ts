import { known } from '../control/embargoes.ts';
import { keptTreaty } from '../diplomacy/treaty.ts';
import type { Prices } from '../lobby/auction.ts';
import { LICENSED } from '../market/network.ts';
import { sum } from '../numbers.ts';
import { hash } from '../world/hash.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { ByGoal } from './goals/ids.ts';
import { par } from './par.ts';
import { score } from './score.ts';

/** How a match ended. */
export interface Outcome {
  shared: SharedOutcome;
  scores: Record<NationId, Score>;
  /** Nations from best to worst by what counts of their totals, against par. */
  ranking: NationId[];
  /** One nation, two bound by a treaty they kept, or nobody when supply has collapsed. */
  winners: NationId[];
  hash: string; // of the final world
}

export const SHARED_OUTCOMES = ['managed-transition', 'fragmented-blocs', 'supply-collapse'] as const;
export type SharedOutcome = (typeof SHARED_OUTCOMES)[number];

export interface Score {
  parts: ByGoal; // each 0..100
  total: number; // 0..100, weighted by the nation's own goals
  par: number; // the reference bot's total in the same seat and seed
  price?: number; // points that the seat cost, where seats were bid for
}

/**
 * The result of a match that has reached its last turn.
 * @param prices what seats cost that were bid for
 */
export function outcome(world: World, prices: Prices = {}): Outcome {
  const pars = par(world.scenario, world.seed, world.turns);
  const scores = each(NATIONS, (nation): Score => {
    const price = prices[nation];
    const scored = { ...score(world, nation), par: pars[nation] };
    return price === undefined ? scored : { ...scored, price };
  });
  const ranking = rank(scores);
  const shared = sharedOutcome(world);
  return {
    shared,
    scores,
    ranking,
    winners: winners(shared, scores, ranking, (one, other) => keptTreaty(world, one, other)),
    hash: hash(world),
  };
}

/** What is left of a score when its seat is paid for. */
export const counted = ({ total, price = 0 }: Score): number => total - price;

/** Points above the reference bot in the same seat: what unequal nations are compared by. */
export const againstPar = (score: Score): number => counted(score) - score.par;

function rank(scores: Record<NationId, Score>): NationId[] {
  return [...NATIONS].sort((a, b) => againstPar(scores[b]) - againstPar(scores[a]));
}

/**
 * The first in the ranking wins; a nation that kept a treaty with it to the end, and is itself at par or above,
 * wins with it. A collapse of supply is a defeat for all: nobody can win by wrecking the world.
 */
export function winners(
  shared: SharedOutcome,
  scores: Record<NationId, Score>,
  ranking: readonly NationId[],
  bound: (one: NationId, other: NationId) => boolean,
): NationId[] {
  const [first, ...others] = ranking;
  if (!first || shared === 'supply-collapse') return [];
  const second = others.find((other) => bound(first, other) && againstPar(scores[other]) >= 0);
  return second ? [first, second] : [first];
}

/**
 * More than this share of the importers' need priced out, three turns running, and supply has collapsed. Seven
 * percent is what the International Energy Agency calls an emergency in oil (Agreement on an International Energy
 * Program, 1974, article 13). Bots that quarrel come to five, a China that wants to hurt everybody to ten.
 */
const COLLAPSE = 0.07;
/** Mean opinion below this at the end, or this many embargoes in force, and the world has split into blocs. */
const COLD = -12;
const MANY_EMBARGOES = 3;

const IMPORTERS = NATIONS.filter((nation) => nation !== LICENSED);

/** What decides how the world ends, each beside its limit. */
export interface SharedFacts {
  shortfall: number; // share of the importers' need priced out, the most that lasted three turns running
  collapse: number;
  opinion: number; // mean of what the nations think of each other
  cold: number;
  embargoes: number; // in force and known
  many: number;
}

export function sharedFacts(world: World): SharedFacts {
  const short = world.history
    .filter(({ turn }) => turn >= 0)
    .map(({ unserved }) => sum(IMPORTERS, (nation) => unserved[nation]) / IMPORTERS.length);
  let shortfall = 0;
  for (let turn = 2; turn < short.length; turn++)
    shortfall = Math.max(shortfall, Math.min(...short.slice(turn - 2, turn + 1)));
  let opinion = 0;
  for (const nation of NATIONS)
    for (const other of NATIONS) if (other !== nation) opinion += world.nations[nation].standing[other];
  return {
    shortfall,
    collapse: COLLAPSE,
    opinion: opinion / (NATIONS.length * (NATIONS.length - 1)),
    cold: COLD,
    embargoes: known(world).length,
    many: MANY_EMBARGOES,
  };
}

export function sharedOutcome(world: World): SharedOutcome {
  const { shortfall, collapse, opinion, cold, embargoes, many } = sharedFacts(world);
  if (shortfall > collapse) return 'supply-collapse';
  return opinion < cold || embargoes >= many ? 'fragmented-blocs' : 'managed-transition';
}
