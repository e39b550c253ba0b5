import type { Game } from '../lobby/lobby.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { SeatResult } from './results.ts';

/** What an organiser chooses. */
export interface TournamentPlan {
  name: string;
  rounds: number;
  guests: boolean; // whoever has no account may play
  rated: boolean; // its matches count for a rank; for accounts alone
  game: Game; // of every match
}

/** One tournament as plain data, without names: they are kept where they can be taken out. */
export interface Tournament {
  code: string;
  plan: TournamentPlan;
  seed: number; // of every lot that is drawn
  phase: Phase;
  players: Player[]; // in the order in which they joined
  rounds: Round[];
}

export const TOURNAMENT_PHASES = ['joining', 'playing', 'over'] as const;
export type Phase = (typeof TOURNAMENT_PHASES)[number];

export const PLAYER_STATES = ['in', 'withdrawn', 'removed'] as const;
export interface Player {
  id: number; // 1, 2, 3 ...
  state: (typeof PLAYER_STATES)[number];
}

export interface Round {
  tables: Table[];
}

export interface Table {
  match: string;
  seats: Partial<Record<NationId, number>>; // players; bots sit at the others
  made: boolean; // its match is there
  results: SeatResult[] | null; // of its players, when it is over
  voided: boolean; // by the organiser
}

export const MOST_PLAYERS = 128;
export const MOST_ROUNDS = 12;
export const LEAST_PLAYERS = 2;

export const newTournament = (code: string, plan: TournamentPlan, seed: number): Tournament => ({
  code,
  plan,
  seed,
  phase: 'joining',
  players: [],
  rounds: [],
});

export const isSettled = ({ results, voided }: Table): boolean => voided || results !== null;
/** Whether tables of the latest round still play. */
export const isRunning = ({ rounds }: Tournament): boolean =>
  !(rounds.at(-1)?.tables.every(isSettled) ?? true);
export const playing = ({ players }: Tournament): Player[] => players.filter(({ state }) => state === 'in');
export const tableOf = ({ rounds }: Tournament, match: string): Table | undefined =>
  rounds.flatMap(({ tables }) => tables).find((table) => table.match === match);
/** Where a player sits in a round that has begun. */
export const seatIn = ({ tables }: Round, player: number): { table: Table; nation: NationId } | null => {
  for (const table of tables)
    for (const nation of NATIONS) if (table.seats[nation] === player) return { table, nation };
  return null;
};
export const peopleAt = ({ seats }: Table): NationId[] =>
  NATIONS.filter((nation) => seats[nation] !== undefined);
