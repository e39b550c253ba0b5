import { type RawBuilder, sql } from 'kysely';
import type { Hold } from './Leases.ts';

/**
 * The lease by which a place is ours, as a row, held until the write is through: whoever takes the place meanwhile
 * waits for it. No row where it is ours no more.
 */
export const ours = ({ place, token }: Hold): RawBuilder<unknown> =>
  sql`select 1 from lease where place = ${place} and token = ${token} for share`;
