import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { newToken, sameHash, tokenHash } from './tokens.ts';

const DAY_MS = 86_400_000;
/** A token older than this is changed when its page next asks, ms. */
const ROTATE_MS = DAY_MS;
/** Who has not been here for so long signs in anew, ms. */
export const END_MS = 90 * DAY_MS;

/** Who is signed in where. Only hashes of tokens are kept. */
export class Sessions {
  private readonly database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.database = database;
  }

  /** The secret of a new session. */
  async open(account: string, now: number, replaces: string | null = null): Promise<string> {
    const token = newToken();
    await this.database
      .insertInto('account_session')
      .values({ token: tokenHash(token), account, made: String(now), replaces })
      .execute();
    return token;
  }

  /** The account that a token signs in; null where it is nobody's, or has ended. */
  async find(token: string, now: number): Promise<{ account: string; made: number } | null> {
    const hash = tokenHash(token);
    const row = await this.database
      .selectFrom('account_session')
      .selectAll()
      .where('token', '=', hash)
      .executeTakeFirst();
    if (!row || !sameHash(row.token, hash)) return null;
    const made = Number(row.made);
    if (now - made > END_MS) {
      await this.end(token);
      return null;
    }
    if (row.replaces !== null) await this.settle(hash, row.replaces);
    return { account: row.account, made };
  }

  /** The page has the new token: the one before it ends. */
  private async settle(token: string, replaced: string): Promise<void> {
    await this.database.deleteFrom('account_session').where('token', '=', replaced).execute();
    await this.database
      .updateTable('account_session')
      .set({ replaces: null })
      .where('token', '=', token)
      .execute();
  }

  /**
   * A new token in place of one that is old, or null where it is not. The old one is good until the new one is used:
   * an answer may be lost on the way.
   */
  async rotate(token: string, { account, made }: { account: string; made: number }, now: number) {
    if (now - made < ROTATE_MS) return null;
    const replaced = tokenHash(token);
    await this.database.deleteFrom('account_session').where('replaces', '=', replaced).execute();
    return this.open(account, now, replaced);
  }

  async end(token: string): Promise<void> {
    const hash = tokenHash(token);
    await this.database
      .deleteFrom('account_session')
      .where((where) => where.or([where('token', '=', hash), where('replaces', '=', hash)]))
      .execute();
  }

  async endAll(account: string): Promise<void> {
    await this.database.deleteFrom('account_session').where('account', '=', account).execute();
  }
}
