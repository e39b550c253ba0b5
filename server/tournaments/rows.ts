import { z } from 'zod';
import { json } from '#shared/match/stored.ts';
import { makeTournament } from '#shared/protocol/tournaments.ts';
import { PLAYER_STATES, TOURNAMENT_PHASES, type Tournament } from '#shared/tournaments/tournament.ts';
import { NATIONS } from '#shared/world/terms.ts';

const player = z.int().min(1);
const shape = z.strictObject({
  code: z.string(),
  plan: makeTournament,
  seed: z.int(),
  phase: z.enum(TOURNAMENT_PHASES),
  players: z.array(z.strictObject({ id: player, state: z.enum(PLAYER_STATES) })),
  rounds: z.array(
    z.strictObject({
      tables: z.array(
        z.strictObject({
          match: z.string(),
          seats: z.partialRecord(z.enum(NATIONS), player),
          made: z.boolean(),
          results: z
            .array(
              z.strictObject({
                nation: z.enum(NATIONS),
                place: z.int(),
                points: z.number(),
                against: z.number(),
                left: z.boolean(),
              }),
            )
            .nullable(),
          voided: z.boolean(),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<Tournament>;

/** A tournament as `JSON.stringify` wrote it; null where the row is something else. */
export const readTournament = (stored: string): Tournament | null =>
  shape.safeParse(json(stored)).data ?? null;
