import { z } from 'zod';
import type { SeatResult } from '../tournaments/results.ts';
import type { Standing } from '../tournaments/standings.ts';
import { MOST_ROUNDS, type Phase, type Player, type TournamentPlan } from '../tournaments/tournament.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { memberName } from './edits.ts';
import { game } from './lobby.ts';

/** What crosses the wire of a tournament: plain HTTP, as on the way to any match with others. */

const LONGEST_TITLE = 60;

/** POST /api/tournaments: who asks with the session of an account is its organiser from every device. */
export const makeTournament = z.strictObject({
  name: z.string().trim().min(1).max(LONGEST_TITLE),
  rounds: z.int().min(1).max(MOST_ROUNDS),
  guests: z.boolean(),
  rated: z.boolean(),
  game,
}) satisfies z.ZodType<TournamentPlan>;
export type MakeTournament = z.infer<typeof makeTournament>;

/** The secret of the organiser. */
export interface MadeTournament {
  code: string;
  token: string;
}

/** POST /api/tournaments/:code/join, with the session of an account where one has one; again with it: a new secret. */
export const joinTournament = z.strictObject({ name: memberName });

/** The secret of a player, which opens their seat in every round. */
export interface JoinedTournament {
  player: number;
  token: string;
}

const player = z.int().min(1);
const match = z.string().max(40);
/** POST /api/tournaments/:code/ask, with the secret of a player (for themselves) or of the organiser. */
export const askTournament = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal(['withdraw', 'return']), player }),
  z.strictObject({ do: z.literal('remove'), player }),
  z.strictObject({ do: z.literal('start'), round: z.int().min(1) }), // from 1, so that two consoles start one and not two
  z.strictObject({ do: z.literal('void'), match }),
  z.strictObject({ do: z.literal('end') }),
]);
export type AskTournament = z.infer<typeof askTournament>;

export const TABLE_STATES = ['setting', 'playing', 'over', 'void'] as const;

export interface TableView {
  match: string;
  state: (typeof TABLE_STATES)[number];
  seats: Partial<Record<NationId, number>>; // players
  turn: number | null; // half-years that are over, while it plays
  here: NationId[]; // players who sit there now
  results: SeatResult[];
}

/** GET /api/tournaments/:code?version=N: at once where that is not the newest, else when something is new, or after a while. */
export interface TournamentView {
  code: string;
  version: number;
  plan: TournamentPlan;
  phase: Phase;
  players: (Player & { name: string | null })[]; // null: they have deleted their account
  standings: Standing[];
  rounds: { tables: TableView[] }[];
  running: boolean; // tables of the latest round still play
  organiser: boolean; // you are
  you: number | null; // player
}

const figure = z.number();
/** GET /api/tournaments/:code/results: for everybody, to be kept. */
export const tournamentResults = z.strictObject({
  code: z.string(),
  name: z.string(),
  phase: z.enum(['joining', 'playing', 'over']),
  scenario: z.string(),
  turns: z.int(),
  standings: z
    .array(
      z.strictObject({
        place: z.int().min(1).describe('1 is best; the same for those whom nothing parts'),
        player: z.int().min(1),
        name: z.string().nullable().describe('null: the account has been deleted'),
        points: figure,
        opposition: figure.describe('Mean points for a table of those they met'),
        beaten: figure.describe('The same, summed over those they were before; half of those they tied with'),
        against: figure.describe('Score against par, summed'),
        tables: z.int().min(0),
      }),
    )
    .describe('First to last'),
  rounds: z.array(
    z.array(
      z.strictObject({
        match: z.string(),
        state: z.enum(TABLE_STATES),
        seats: z.array(
          z.strictObject({
            nation: z.enum(NATIONS),
            player: z.int().min(1),
            place: z.int().min(1).max(4).nullable(),
            points: figure.nullable(),
            against: figure.nullable(),
            left: z.boolean().describe('Never came, or left the seat to a stand-in'),
          }),
        ),
      }),
    ),
  ),
});
export type TournamentResults = z.infer<typeof tournamentResults>;

export const TOURNAMENT_ERRORS = [
  'malformed',
  'no-tournament',
  'not-yours', // the secret is not the organiser's, or not that player's
  'not-signed-in', // its players need accounts
  'closed', // a moderator keeps this account from tables with strangers for now
  'name-refused',
  'name-taken',
  'removed', // by the organiser
  'ended',
  'full',
  'no-player',
  'no-table',
  'running', // tables of this round still play
  'round-begun', // by another console
  'too-few', // nobody to play with
  'bad-scenario',
  'too-many',
  'not-stored',
] as const;
export type TournamentError = (typeof TOURNAMENT_ERRORS)[number];
