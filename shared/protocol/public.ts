import { z } from 'zod';
import { NATIONS } from '../world/terms.ts';

/** What anybody may read over plain HTTP, without a session. The description at /api/openapi.json is made of these. */

const season = z
  .string()
  .regex(/^\d{4}-[1-4]$/)
  .describe('A quarter of a year: 2026-4 is October to December 2026');
const points = z.int().describe("On Elo's scale, 1500 in the middle; 400 more are odds of ten to one");
const give = z.int().describe('Twice the standard deviation of what is not known, points');
const games = z.int().min(0).describe('Matches for a rank, in all seasons');
const nation = z.enum(NATIONS);
const place = z.int().min(1).max(4).describe('1 is best; the same for those who tied');
const left = z.boolean().describe('A stand-in held the seat for more than a quarter of the match');
const day = z.iso.date().describe('On which the match began');

/** GET /api/leaderboard?season=2026-4: the best hundred whose rating is not provisional. */
export const leaderboard = z.strictObject({
  season,
  players: z.array(z.strictObject({ id: z.string(), name: z.string(), points, give, games })),
});
export type Leaderboard = z.infer<typeof leaderboard>;

/** GET /api/players/:player: by id, or by a name that only one bears. Only those who have played for a rank. */
export const player = z.strictObject({
  id: z.string(),
  name: z.string(),
  points,
  give,
  games,
  provisional: z.boolean(),
  seats: z
    .array(z.strictObject({ nation, games: z.int(), firsts: z.int(), place: z.number() }))
    .describe('By nation: matches, first places, mean place'),
  matches: z
    .array(z.strictObject({ day, scenario: z.string(), nation, place, left, change: z.int() }))
    .describe('The latest fifty, newest first; change: of the points'),
});
export type PublicPlayer = z.infer<typeof player>;

/** GET /api/games?page=0: matches for a rank that are over, newest first, fifty to a page; nobody is named. */
export const gamesPage = z.strictObject({
  games: z.array(
    z.strictObject({
      game: z.string(),
      day,
      scenario: z.string(),
      turns: z.int(),
      places: z.array(z.strictObject({ nation, place, left })).describe('Of people; bots took the others'),
    }),
  ),
  more: z.boolean(),
});
export type GamesPage = z.infer<typeof gamesPage>;

export const PUBLIC_ERRORS = ['no-player', 'no-game', 'malformed'] as const;
export type PublicError = (typeof PUBLIC_ERRORS)[number];
