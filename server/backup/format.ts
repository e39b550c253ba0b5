import { z } from 'zod';

/**
 * A backup is a gzipped text file of lines of JSON: a head, then each table's name and its rows as the database
 * itself writes them, then an end that counts and seals what came before. It knows nothing of the database it was
 * taken from, so that a match moves from the embedded one to PostgreSQL and back.
 */

/** Raised when an older Lanthanide could misread a newer file. */
export const FORMAT = 1;

/** What is kept, in the order in which rows may refer to others. A test compares it with the tables that there are. */
export const KEPT = [
  'match',
  'seat',
  'input',
  'snapshot',
  'classes',
  'class_seats',
  'signing_key',
  'account',
  'passkey',
  'recovery_code',
  'account_session',
  'account_seat',
  'block',
  'forgotten_seat',
  'rated_match',
  'rated_place',
  'rated_gift',
  'rating',
  'seat_term',
  'notice',
  'report',
  'moderation_act',
  'tournament',
  'tournament_player',
  'tournament_match',
] as const;
export type Kept = (typeof KEPT)[number];

/** What is true of running processes, of the next minutes, or of one database alone. */
export const LEFT_OUT = [
  'kysely_migration',
  'kysely_migration_lock',
  'process',
  'lease',
  'sweep',
  'challenge',
] as const;

export const head = z.object({
  lanthanide: z.literal('backup'),
  format: z.int(),
  version: z.string(), // of the Lanthanide that took it
  made: z.string(), // ISO 8601
  migration: z.string(), // the last one of the tables it was taken from
});
export type Head = z.infer<typeof head>;

export const tableLine = z.strictObject({ table: z.enum(KEPT) });

export const end = z.strictObject({
  rows: z.record(z.string(), z.int()), // by table
  sha256: z.string(), // of all lines before, hex
});
export type End = z.infer<typeof end>;

/** Why a file can't be restored, in words for whoever tries. */
export class BackupError extends Error {
  override name = 'BackupError';
}
