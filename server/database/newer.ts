import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where the list of `migrations.ts` goes on. */
export const NEWER: Record<string, Migration> = {
  '2026-12-10-flags': {
    async up(database: Kysely<unknown>): Promise<void> {
      await database.schema
        .createTable('rated_gift')
        .addColumn('match', 'text', (column) => column.notNull().references('match.id').onDelete('cascade'))
        .addColumn('giver', 'text', (column) => column.notNull())
        .addColumn('taker', 'text', (column) => column.notNull())
        .addColumn('funds', 'double precision', (column) => column.notNull())
        .addPrimaryKeyConstraint('rated_gift_key', ['match', 'giver', 'taker'])
        .execute();
      await database.schema.alterTable('moderation_act').addColumn('flag', 'text').execute();
    },
  },
  '2026-12-11-by-account': {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const table of [
        'account_seat',
        'account_session',
        'moderation_act',
        'passkey',
        'rated_place',
        'recovery_code',
        'tournament',
        'tournament_player',
      ])
        await database.schema.createIndex(`${table}_account`).on(table).column('account').execute();
      await database.schema.createIndex('block_blocked').on('block').column('blocked').execute();
    },
  },
};
