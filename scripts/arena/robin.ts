import { mindsFor } from '../../shared/bots/minds.ts';
import type { Strength } from '../../shared/bots/think.ts';
import type { Outcome } from '../../shared/scoring/outcome.ts';
import { NATIONS, type NationId } from '../../shared/world/terms.ts';
import { playGame, type Think } from './game.ts';
import type { Fault, Link } from './link.ts';

/** What a round robin is made from. */
export interface RobinPlan {
  games: number;
  first: number; // number of the first match: seats and seed go on from there
  seed: number;
  turns: number | null;
  seconds: number;
  scenarios: readonly string[];
  house: Strength | null; // how well the bots of the house play; null: by habits
}

/** One match as it ended. */
export interface RobinGame {
  match: string;
  scenario: string;
  seed: number;
  seats: Partial<Record<NationId, string>>; // the house plays the others
  total: Partial<Record<NationId, number>>;
  above: Partial<Record<NationId, number>>; // points above par
  ranking: NationId[];
  winners: NationId[];
  hash: string;
}

/** What a bot made of all its matches. */
export interface Standing {
  name: string;
  games: number;
  wins: number; // won, alone or with an ally
  beaten: number; // share of the other bots' seats that ended further below par than its own
  above: number; // mean points above par
  passed: number; // turns without orders in time
  slowest: number; // ms
  faults: Fault[];
}

/**
 * Plays bots against each other. Which of them sit down, and where, goes round: after as many matches as there are
 * seats each has sat in every one of them; the same seed is used for a whole round, so that luck is shared.
 */
export async function roundRobin(
  bots: readonly { label: string; link: Link }[],
  plan: RobinPlan,
  think: Think,
  told: (game: RobinGame) => void = () => undefined,
): Promise<{ games: RobinGame[]; standings: Standing[] }> {
  const games: RobinGame[] = [];
  const standings = bots.map(
    ({ label }): Standing => ({
      name: label,
      games: 0,
      wins: 0,
      beaten: 0,
      above: 0,
      passed: 0,
      slowest: 0,
      faults: [],
    }),
  );
  const rivals = standings.map(() => 0);
  for (let game = plan.first; game < plan.first + plan.games; game++) {
    const seating = seatsOf(game, bots.length);
    const scenario = plan.scenarios[Math.floor(game / NATIONS.length) % plan.scenarios.length] ?? '';
    const seed = plan.seed + Math.floor(game / NATIONS.length);
    const people = [...seating.keys()];
    const minds = plan.house === null ? {} : mindsFor(seed, people, { strength: plan.house, characters: {} });
    const seats = Object.fromEntries(
      [...seating].flatMap(([nation, bot]) => (bots[bot] ? [[nation, bots[bot].link]] : [])),
    );
    const match = `game-${game + 1}`;
    const { outcome, passed } = await playGame(
      { match, scenario, seed, turns: plan.turns, seconds: plan.seconds, seats },
      minds,
      think,
    );
    for (const [nation, bot] of seating) {
      const standing = standings[bot];
      if (!standing) continue;
      standing.games += 1;
      standing.wins += outcome.winners.includes(nation) ? 1 : 0;
      standing.above += above(outcome, nation);
      standing.passed += passed[nation] ?? 0;
      for (const [other, rival] of seating) {
        if (rival === bot) continue;
        rivals[bot] = (rivals[bot] ?? 0) + 1;
        standing.beaten += above(outcome, nation) > above(outcome, other) ? 1 : 0;
      }
    }
    const of = (figure: (nation: NationId) => number) =>
      Object.fromEntries(NATIONS.map((nation) => [nation, Math.round(figure(nation) * 100) / 100]));
    const played: RobinGame = {
      match,
      scenario,
      seed,
      seats: Object.fromEntries([...seating].map(([nation, bot]) => [nation, bots[bot]?.label ?? ''])),
      total: of((nation) => outcome.scores[nation].total),
      above: of((nation) => above(outcome, nation)),
      ranking: outcome.ranking,
      winners: outcome.winners,
      hash: outcome.hash,
    };
    games.push(played);
    told(played);
  }
  for (const [bot, standing] of standings.entries()) {
    standing.above /= Math.max(1, standing.games);
    standing.beaten /= Math.max(1, rivals[bot] ?? 0);
    standing.slowest = Math.round(bots[bot]?.link.slowest ?? 0);
    standing.faults = bots[bot]?.link.faults ?? [];
  }
  return { games, standings };
}

const above = ({ scores }: Outcome, nation: NationId): number => scores[nation].total - scores[nation].par;

/** Which bot sits where in a match: up to four neighbours in the list, moved on by a seat each time. */
export function seatsOf(game: number, bots: number): Map<NationId, number> {
  const round = Math.floor(game / NATIONS.length);
  const sitting = Math.min(bots, NATIONS.length);
  const seats = new Map<NationId, number>();
  for (let place = 0; place < sitting; place++) {
    const nation = NATIONS[(place + game) % NATIONS.length];
    if (nation) seats.set(nation, (place + round * sitting) % bots);
  }
  return seats;
}
