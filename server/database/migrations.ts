import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { NEWER } from './newer.ts';

/** Every change of the tables, in order; names sort as they are run. A landed one is never edited. */
export const MIGRATIONS: Record<string, Migration> = {
  '2026-11-23-journal': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('match')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('setup', 'text', (column) => column.notNull())
        .addColumn('created', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
      await database.schema
        .createTable('seat')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('nation', 'text', (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('seat_key', ['match', 'nation'])
        .execute();
      await database.schema
        .createTable('input')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('input', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('input_key', ['match', 'seq'])
        .execute();
      await database.schema
        .createTable('snapshot')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('turn', 'integer', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('snapshot_key', ['match', 'turn'])
        .execute();
    },
  },
  '2026-11-23-snapshot-checksum': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .alterTable('snapshot')
        .addColumn('checksum', 'text', (column) => column.notNull().defaultTo(''))
        .execute();
    },
  },
  '2026-11-26-classroom': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('classes')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('teacher', 'text', (column) => column.notNull())
        .addColumn('pin', 'text', (column) => column.notNull())
        .addColumn('screen', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('phase', 'text', (column) => column.notNull())
        .addColumn('alive', 'bigint', (column) => column.notNull())
        .addColumn('expires', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('class_seats')
        .addColumn('class', 'text', (column) =>
          column.notNull().references('classes.code').onDelete('cascade'),
        )
        .addColumn('student', 'integer', (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('class_seats_key', ['class', 'student'])
        .execute();
    },
  },
  '2026-11-27-signing-key': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('signing_key')
        .addColumn('kind', 'text', (column) => column.primaryKey())
        .addColumn('secret', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '2026-11-28-accounts': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('account')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('created', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('passkey')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('account', 'text', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .addColumn('party', 'text', (column) => column.notNull())
        .addColumn('public_key', 'text', (column) => column.notNull())
        .addColumn('counter', 'bigint', (column) => column.notNull())
        .addColumn('created', 'bigint', (column) => column.notNull())
        .addColumn('used', 'bigint')
        .execute();
      await database.schema
        .createTable('recovery_code')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('account', 'text', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .execute();
      await database.schema
        .createTable('account_session')
        .addColumn('token', 'text', (column) => column.primaryKey())
        .addColumn('account', 'text', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .addColumn('made', 'bigint', (column) => column.notNull())
        .addColumn('replaces', 'text')
        .execute();
      await database.schema
        .createTable('account_seat')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('nation', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .addPrimaryKeyConstraint('account_seat_key', ['match', 'nation'])
        .execute();
      await database.schema
        .createTable('forgotten_seat')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('nation', 'text', (column) => column.notNull())
        .addColumn('done', 'boolean', (column) => column.notNull())
        .addPrimaryKeyConstraint('forgotten_seat_key', ['match', 'nation'])
        .execute();
    },
  },
  '2026-11-28-ranking': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('rated_match')
        .addColumn('match', 'text', (column) =>
          column.primaryKey().references('match.id').onDelete('cascade'),
        )
        .addColumn('done', 'boolean', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('rated_place')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('nation', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.references('account.id').onDelete('set null'))
        .addColumn('place', 'integer', (column) => column.notNull())
        .addColumn('left_seat', 'boolean', (column) => column.notNull())
        .addColumn('season', 'text', (column) => column.notNull())
        .addColumn('before', 'double precision', (column) => column.notNull())
        .addColumn('after', 'double precision', (column) => column.notNull())
        .addPrimaryKeyConstraint('rated_place_key', ['match', 'nation'])
        .execute();
      await database.schema
        .createTable('rating')
        .addColumn('account', 'text', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .addColumn('season', 'text', (column) => column.notNull())
        .addColumn('mean', 'double precision', (column) => column.notNull())
        .addColumn('variance', 'double precision', (column) => column.notNull())
        .addColumn('games', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('rating_key', ['account', 'season'])
        .execute();
      await database.schema
        .createTable('seat_term')
        .addColumn('scenario', 'text', (column) => column.notNull())
        .addColumn('nation', 'text', (column) => column.notNull())
        .addColumn('mean', 'double precision', (column) => column.notNull())
        .addColumn('variance', 'double precision', (column) => column.notNull())
        .addPrimaryKeyConstraint('seat_term_key', ['scenario', 'nation'])
        .execute();
    },
  },
  '2026-11-29-wake': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema.alterTable('match').addColumn('wake', 'bigint').execute();
      await database.schema.createIndex('match_wake').on('match').column('wake').execute();
      await database.schema
        .createTable('notice')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('nation', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('detail', 'text', (column) => column.notNull())
        .addColumn('told', 'text', (column) => column.notNull().defaultTo(''))
        .addPrimaryKeyConstraint('notice_key', ['match', 'nation', 'address'])
        .execute();
    },
  },
  '2026-11-30-moderation': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('report')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('about', 'text', (column) => column.notNull())
        .addColumn('letter', 'integer', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('letters', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addUniqueConstraint('report_once', ['match', 'by', 'letter'])
        .execute();
      // The log outlives what it tells of.
      await database.schema
        .createTable('moderation_act')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('did', 'text', (column) => column.notNull())
        .addColumn('report', 'text')
        .addColumn('match', 'text')
        .addColumn('nation', 'text')
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('undoes', 'text')
        .addColumn('undone', 'boolean', (column) => column.notNull())
        .execute();
    },
  },
  '2026-11-30-moderation-closing': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .alterTable('moderation_act')
        .addColumn('account', 'text')
        .addColumn('until', 'bigint')
        .execute();
    },
  },
  '2026-12-02-ended': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema.alterTable('match').addColumn('ended', 'bigint').execute();
      await database.schema.createIndex('match_ended').on('match').column('ended').execute();
    },
  },
  '2026-12-03-tournaments': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('tournament')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('organiser', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.references('account.id').onDelete('set null'))
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('phase', 'text', (column) => column.notNull())
        .addColumn('expires', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('tournament_player')
        .addColumn('tournament', 'text', (column) =>
          column.notNull().references('tournament.code').onDelete('cascade'),
        )
        .addColumn('player', 'integer', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.references('account.id').onDelete('cascade'))
        .addPrimaryKeyConstraint('tournament_player_key', ['tournament', 'player'])
        .execute();
      await database.schema
        .createTable('tournament_match')
        .addColumn('match', 'text', (column) => column.primaryKey())
        .addColumn('tournament', 'text', (column) =>
          column.notNull().references('tournament.code').onDelete('cascade'),
        )
        .execute();
      // A player's secret opens several seats, and may be given anew.
      await database.schema.createIndex('seat_token').on('seat').column('token').execute();
    },
  },
  '2026-12-04-leases': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('process')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('until', 'timestamptz', (column) => column.notNull())
        .addColumn('seen', 'timestamptz', (column) => column.notNull())
        .addColumn('draining', 'boolean', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('lease')
        .addColumn('place', 'text', (column) => column.primaryKey())
        .addColumn('owner', 'text')
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('since', 'timestamptz', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('lease_owner').on('lease').column('owner').execute();
      // Whoever holds a class holds its matches.
      await database.schema.alterTable('match').addColumn('class', 'text').execute();
      await sql`update match set class = classes.code from classes,
        jsonb_array_elements(classes.state::jsonb -> 'worlds') world
        where world ->> 'match' = match.id`.execute(database);
    },
  },
  '2026-12-05-sweeps': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('sweep')
        .addColumn('at', 'bigint', (column) => column.primaryKey())
        .addColumn('swept', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '2026-12-06-challenges': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('challenge')
        .addColumn('challenge', 'text', (column) => column.primaryKey())
        .addColumn('purpose', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('challenge_until').on('challenge').column('until').execute();
    },
  },
  '2026-12-07-rules': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .alterTable('process')
        .addColumn('rules', 'text', (column) => column.notNull().defaultTo(''))
        .execute();
    },
  },
  '2026-12-08-blocks': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('block')
        .addColumn('account', 'text', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .addColumn('blocked', 'text', (column) =>
          column.notNull().references('account.id').onDelete('cascade'),
        )
        .addPrimaryKeyConstraint('block_key', ['account', 'blocked'])
        .execute();
    },
  },
  '2026-12-09-silence': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createIndex('moderation_act_match')
        .on('moderation_act')
        .column('match')
        .execute();
    },
  },
  ...NEWER,
};
