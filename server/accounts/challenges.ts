import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Longer than anybody takes to find their key, ms. */
const OPEN_MS = 300_000;
/** Questions open at once; the oldest go, so that nobody fills the database by asking. */
const MOST = 10_000;

/** What a passkey's answer will be for. */
export type Purpose =
  | { is: 'sign-up'; id: string; name: string }
  | { is: 'add'; account: string }
  | { is: 'sign-in' };

/**
 * Random values that passkeys have been asked to sign. Each is good for one answer, and not for long. They are in the
 * database, as the answer may come to another process than the one that asked.
 */
export class Challenges {
  private readonly database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.database = database;
  }

  async keep(challenge: string, purpose: Purpose, now: number): Promise<void> {
    await this.database
      .insertInto('challenge')
      .values({ challenge, purpose: JSON.stringify(purpose), until: String(now + OPEN_MS) })
      .execute();
    await sql`delete from challenge where until <= ${String(now)} or challenge in
      (select challenge from challenge order by until desc offset ${MOST})`.execute(this.database);
  }

  /** What it was for; null where it was never asked, has been answered, or was asked too long ago. */
  async take(challenge: string, now: number): Promise<Purpose | null> {
    const found = await this.database
      .deleteFrom('challenge')
      .where('challenge', '=', challenge)
      .returning(['purpose', 'until'])
      .executeTakeFirst();
    return found && Number(found.until) > now ? JSON.parse(found.purpose) : null;
  }
}
