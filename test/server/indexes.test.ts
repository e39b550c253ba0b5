import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/database/open.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';

const data = dataFolder();
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ data, databaseUrl: null });
});
afterAll(async () => {
  await database.close();
  removeFolder(data);
});

test('what belongs to an account is found, and goes with it, without a look at everybody’s', async () => {
  const { rows } = await sql<{ column: string; indexed: boolean }>`
    select attribute.attrelid::regclass || '.' || attribute.attname as column,
      exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1]) as indexed
    from pg_constraint
    join pg_attribute attribute on attribute.attrelid = conrelid and attribute.attnum = conkey[1]
    where confrelid = 'account'::regclass`.execute(database.kysely);
  expect(rows.map(({ column }) => column)).toContain('account_seat.account');
  expect(rows.filter(({ indexed }) => !indexed)).toEqual([]);
});
