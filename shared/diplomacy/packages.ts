import { LICENSED } from '../market/network.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { type Clause, type ClauseId, usualClause } from './clauses/index.ts';
import { bound, valueTo } from './negotiate.ts';
import type { Pair, Terms } from './treaty.ts';

/** Turns of a usual treaty. */
const TURNS = 6;
/** What a usual side stakes, as a share of a turn's income. */
const STAKE = 0.15;

/**
 * Treaties that a nation might sensibly propose, best first: safety against money where it buys, calm markets for
 * its goods where it sells, and common stocks and research among those who buy.
 */
export function packages(world: World, nation: NationId): ({ to: NationId } & Terms)[] {
  return NATIONS.filter((other) => other !== nation)
    .flatMap((to) => {
      const pair: Pair = [nation, to];
      const terms = draft(world, pair);
      return terms ? [{ to, ...terms, value: valueTo(world, pair, terms, nation) }] : [];
    })
    .sort((a, b) => b.value - a.value)
    .map(({ value, ...terms }) => terms);
}

function draft(world: World, pair: Pair): Terms | null {
  const [from, to] = pair;
  const already = bound(world, pair).map((clause) => clause.kind);
  const usual = (of: ClauseId) => (already.includes(of) ? [] : [usualClause(of, world, pair)]);
  const promise = (of: ClauseId, by: NationId): Clause[] =>
    usual(of).map((clause) => ('by' in clause ? { ...clause, by } : clause));
  const escrow = Math.max(
    5,
    Math.round(STAKE * Math.min(world.nations[from].income, world.nations[to].income)),
  );
  const terms = (clauses: Clause[]): Terms | null =>
    clauses.length > 0 ? { clauses, turns: TURNS, escrow } : null;
  if (to === LICENSED)
    return terms(paid(world, pair, [...promise('no-embargo', to), ...promise('quota-floor', to)], escrow));
  if (from === LICENSED) return terms([...promise('quota-floor', from), ...promise('tariff-freeze', to)]);
  return terms([...usual('joint-research'), ...usual('joint-stockpile')]);
}

/** Adds what makes the other side's part worth its while: money each turn, a little over what it gives up. */
function paid(world: World, pair: Pair, clauses: Clause[], escrow: number): Clause[] {
  if (clauses.length === 0) return clauses;
  const terms = { clauses, turns: TURNS, escrow };
  const lacks = -valueTo(world, pair, terms, pair[1]);
  const most = 0.6 * valueTo(world, pair, terms, pair[0]);
  const funds = Math.round(Math.min(1.2 * lacks + 1, most));
  return funds >= 1 ? [...clauses, { kind: 'side-payment', by: pair[0], funds, every: 'turn' }] : clauses;
}
