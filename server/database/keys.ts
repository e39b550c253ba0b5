import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * The private key of a kind that this database keeps, and so every server on it; `made` is kept where there is none
 * yet. Should two servers begin at once on one database, the first one's counts for both.
 */
export async function keptKey(database: Kysely<Tables>, kind: string, made: KeyObject): Promise<KeyObject> {
  const secret = made.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  await database
    .insertInto('signing_key')
    .values({ kind, secret })
    .onConflict((conflict) => conflict.column('kind').doNothing())
    .execute();
  const kept = await database
    .selectFrom('signing_key')
    .select('secret')
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return createPrivateKey({ key: Buffer.from(kept.secret, 'base64'), type: 'pkcs8', format: 'der' });
}
