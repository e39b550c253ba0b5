import type { Kysely, Transaction } from 'kysely';
import type { AccountView } from '#shared/protocol/account.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import { codeHash, newCodes } from './codes.ts';

/** A passkey as it is kept. */
export interface Passkey {
  id: string; // of the credential, base64url
  party: string; // domain
  publicKey: string; // base64url
  counter: number;
}

/** What is kept of accounts. */
export class AccountStore {
  private readonly database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.database = database;
  }

  /** Makes an account with its first passkey; returns its recovery codes. */
  async create(id: string, name: string, passkey: Passkey, now: number): Promise<string[]> {
    return this.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('account')
        .values({ id, name, created: String(now) })
        .execute();
      await addPasskey(transaction, id, passkey, now);
      return writeCodes(transaction, id);
    });
  }

  addPasskey = (account: string, passkey: Passkey, now: number): Promise<void> =>
    addPasskey(this.database, account, passkey, now);

  async passkey(id: string): Promise<(Passkey & { account: string }) | null> {
    const row = await this.database.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    const { account, party, public_key: publicKey, counter } = row;
    return { id, account, party, publicKey, counter: Number(counter) };
  }

  async passkeyUsed(id: string, counter: number, now: number): Promise<void> {
    await this.database
      .updateTable('passkey')
      .set({ counter: String(counter), used: String(now) })
      .where('id', '=', id)
      .execute();
  }

  /** False where it is the only one. */
  async removePasskey(account: string, id: string): Promise<boolean> {
    return this.database.transaction().execute(async (transaction) => {
      const held = await transaction
        .selectFrom('passkey')
        .select('id')
        .where('account', '=', account)
        .forUpdate()
        .execute();
      if (held.length < 2) return false;
      await transaction.deleteFrom('passkey').where('account', '=', account).where('id', '=', id).execute();
      return true;
    });
  }

  /** New recovery codes in place of all before. */
  renewCodes = (account: string): Promise<string[]> =>
    this.database.transaction().execute((transaction) => writeCodes(transaction, account));

  /** Uses up a recovery code; the account it was of, or null. */
  async takeCode(typed: string): Promise<string | null> {
    const row = await this.database
      .deleteFrom('recovery_code')
      .where('code', '=', codeHash(typed))
      .returning('account')
      .executeTakeFirst();
    return row?.account ?? null;
  }

  async rename(account: string, name: string): Promise<void> {
    await this.database.updateTable('account').set({ name }).where('id', '=', account).execute();
  }

  /** Gives a seat to an account; whose it is then. */
  async claim(account: string, match: string, nation: NationId): Promise<string> {
    await this.database
      .insertInto('account_seat')
      .values({ match, nation, account })
      .onConflict((conflict) => conflict.columns(['match', 'nation']).doNothing())
      .execute();
    const { account: owner } = await this.database
      .selectFrom('account_seat')
      .select('account')
      .where('match', '=', match)
      .where('nation', '=', nation)
      .executeTakeFirstOrThrow();
    return owner;
  }

  seats = (account: string): Promise<{ match: string; nation: string }[]> =>
    this.database
      .selectFrom('account_seat')
      .select(['match', 'nation'])
      .where('account', '=', account)
      .execute();

  sessions = (account: string): Promise<{ made: string }[]> =>
    this.database.selectFrom('account_session').select('made').where('account', '=', account).execute();

  /** Every rating that an account has had, and every place it was counted for. */
  async ratings(account: string) {
    const ratings = await this.database
      .selectFrom('rating')
      .selectAll()
      .where('account', '=', account)
      .execute();
    const places = await this.database
      .selectFrom('rated_place')
      .selectAll()
      .where('account', '=', account)
      .execute();
    return { ratings, places };
  }

  /** Deletes the account with all that is only its own; its seats are to be forgotten in their matches. */
  async delete(account: string): Promise<void> {
    await this.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('forgotten_seat')
        .columns(['match', 'nation', 'done'])
        .expression((seats) =>
          seats
            .selectFrom('account_seat')
            .select(({ lit }) => ['match', 'nation', lit(false).as('done')])
            .where('account', '=', account),
        )
        .onConflict((conflict) => conflict.columns(['match', 'nation']).doUpdateSet({ done: false }))
        .execute();
      await transaction.deleteFrom('account').where('id', '=', account).execute();
    });
  }

  async view(id: string): Promise<Omit<AccountView, 'rating' | 'blocks'> | null> {
    const account = await this.database
      .selectFrom('account')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (!account) return null;
    const passkeys = await this.database
      .selectFrom('passkey')
      .select(['id', 'created', 'used'])
      .where('account', '=', id)
      .orderBy('created')
      .execute();
    const codes = await this.database
      .selectFrom('recovery_code')
      .select('code')
      .where('account', '=', id)
      .execute();
    return {
      id,
      name: account.name,
      created: Number(account.created),
      passkeys: passkeys.map((one) => ({
        id: one.id,
        created: Number(one.created),
        used: one.used === null ? null : Number(one.used),
      })),
      codes: codes.length,
      seats: (await this.seats(id)).length,
    };
  }
}

async function addPasskey(
  database: Kysely<Tables>,
  account: string,
  { id, party, publicKey, counter }: Passkey,
  now: number,
): Promise<void> {
  await database
    .insertInto('passkey')
    .values({
      id,
      account,
      party,
      public_key: publicKey,
      counter: String(counter),
      created: String(now),
      used: null,
    })
    .execute();
}

async function writeCodes(transaction: Transaction<Tables>, account: string): Promise<string[]> {
  const codes = newCodes();
  await transaction.deleteFrom('recovery_code').where('account', '=', account).execute();
  await transaction
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ code: codeHash(code), account })))
    .execute();
  return codes;
}
