import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Bytes that the database takes, in all and by table with its indexes, the largest first. */
export async function sizes(
  database: Kysely<Tables>,
): Promise<{ bytes: number; tables: { name: string; bytes: number }[] }> {
  const { rows } = await sql<{ name: string; bytes: string }>`
    select relname as name, pg_total_relation_size(oid) as bytes from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
    order by pg_total_relation_size(oid) desc, relname`.execute(database);
  const whole = await sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(
    database,
  );
  return {
    bytes: Number(whole.rows[0]?.bytes ?? 0),
    tables: rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) })),
  };
}
