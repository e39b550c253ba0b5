import type { BotId } from '../../shared/bots/index.ts';
import { KINDS } from '../../shared/orders/index.ts';
import type { SharedOutcome } from '../../shared/scoring/outcome.ts';
import { NATIONS, type NationId } from '../../shared/world/terms.ts';
import type { PlayedSet } from './fleet.ts';
import type { Kind, Played } from './game.ts';
import type { PolicyId, SpecialId } from './policies.ts';

/** What many sets of matches say. */
export interface Tally {
  games: number;
  seats: Record<string, { total: number; par: number; against: number; wins: number; games: number }>;
  policies: Record<string, { games: number; wins: number; above: number }>; // points above par, mean
  cells: Record<string, { games: number; wins: number; above: number }>; // policy in seat
  halfLeaderWins: number; // share of mixed matches
  kinds: Record<Kind, number>; // orders the characters gave
  outcomes: Partial<Record<SharedOutcome, Partial<Record<PolicyId, number>>>>; // matches in which the policy sat
  treasury: Record<NationId, number>; // median at the end, turns of income
  richest: number;
  quiet: number; // share of turns
  legal: Kind[];
  faults: string[];
}

export function tally(sets: readonly PlayedSet[]): Tally {
  const mixed = sets.flatMap(({ par, mixed }) => mixed.map((game) => ({ game, par })));
  const special = sets.flatMap(({ par, special }) => special.map((game) => ({ game, par })));
  const all = [...mixed, ...special].map(({ game }) => game);
  return {
    games: all.length,
    seats: seats(mixed),
    policies: policies(mixed, special, (policy) => policy),
    cells: policies(mixed, special, (policy, seat) => `${policy} ${seat}`),
    halfLeaderWins: mean(
      mixed.map(({ game, par }) => (leader(game, par, 'half') === winner(game, par) ? 1 : 0)),
    ),
    kinds: kinds(mixed.map(({ game }) => game)),
    outcomes: outcomes(all),
    treasury: Object.fromEntries(
      NATIONS.map((nation) => [nation, median(mixed.map(({ game }) => game.treasury[nation]))]),
    ) as Record<NationId, number>,
    richest: Math.max(0, ...all.map((game) => game.richest)),
    quiet: mean(mixed.map(({ game }) => game.quiet / game.turns)),
    legal: KINDS.filter((kind) => all.some((game) => game.legal.includes(kind))),
    faults: all.flatMap((game) => game.faults.map((fault) => `${game.scenario} ${game.seed}: ${fault}`)),
  };
}

interface Compared {
  game: Played;
  par: Played;
}

export const winner = (game: Played, par: Played): NationId => leader(game, par, 'total');

function leader(game: Played, par: Played, at: 'half' | 'total'): NationId {
  const above = (nation: NationId) => game[at][nation] - par[at][nation];
  return [...NATIONS].sort((a, b) => above(b) - above(a))[0] ?? 'CHN';
}

/** By scenario and seat, over the matches of characters. */
function seats(mixed: readonly Compared[]): Tally['seats'] {
  const out: Tally['seats'] = {};
  for (const seat of NATIONS)
    for (const scenario of ['', ...new Set(mixed.map(({ game }) => game.scenario))]) {
      const games = mixed.filter(({ game }) => scenario === '' || game.scenario === scenario);
      const total = mean(games.map(({ game }) => game.total[seat]));
      const par = mean(games.map((one) => one.par.total[seat]));
      out[scenario === '' ? seat : `${seat} ${scenario}`] = {
        total,
        par,
        against: total / par - 1,
        wins: mean(games.map((one) => (winner(one.game, one.par) === seat ? 1 : 0))),
        games: games.length,
      };
    }
  return out;
}

function policies(
  mixed: readonly Compared[],
  special: readonly Compared[],
  key: (policy: PolicyId, seat: NationId) => string,
): Tally['policies'] {
  const out: Tally['policies'] = {};
  const add = ({ game, par }: Compared, seat: NationId) => {
    const name = key(game.lineup[seat], seat);
    const found = out[name] ?? { games: 0, wins: 0, above: 0 };
    out[name] = found;
    found.games += 1;
    found.wins += winner(game, par) === seat ? 1 : 0;
    found.above += game.total[seat] - par.total[seat];
  };
  for (const one of mixed) for (const seat of NATIONS) add(one, seat);
  // Of the matches with a special policy only that one counts: the line-up of the others is not mirrored.
  for (const one of special) for (const seat of NATIONS) if (isSpecial(one.game.lineup[seat])) add(one, seat);
  for (const found of Object.values(out)) {
    found.wins /= found.games;
    found.above /= found.games;
  }
  return out;
}

export const isSpecial = (policy: PolicyId): policy is SpecialId =>
  policy === 'wrecker' || policy === 'idle' || policy === 'sandbagger';
export const isCharacter = (policy: PolicyId): policy is BotId => !isSpecial(policy);

function kinds(games: readonly Played[]): Record<Kind, number> {
  const out = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const game of games)
    for (const nation of NATIONS) for (const kind of KINDS) out[kind] += game.given[nation][kind] ?? 0;
  return out;
}

function outcomes(games: readonly Played[]): Tally['outcomes'] {
  const out: Tally['outcomes'] = {};
  for (const { shared, lineup } of games) {
    const found = out[shared] ?? {};
    out[shared] = found;
    for (const policy of new Set(Object.values(lineup))) found[policy] = (found[policy] ?? 0) + 1;
  }
  return out;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
