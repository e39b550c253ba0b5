import type { Kysely } from 'kysely';
import { isNation, type NationId } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';

/** Whom accounts want to meet no more. Only who blocks knows of it. */
export class Blocks {
  private readonly database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.database = database;
  }

  /** Those an account has blocked, by name. */
  of = (account: string): Promise<{ id: string; name: string }[]> =>
    this.database
      .selectFrom('block')
      .innerJoin('account', 'account.id', 'block.blocked')
      .select(['account.id', 'account.name'])
      .where('block.account', '=', account)
      .orderBy('account.name')
      .execute();

  /** Blocks somebody, once; false where there is nobody like that. */
  async add(account: string, blocked: string): Promise<boolean> {
    if (account === blocked) return false;
    const found = await this.database
      .selectFrom('account')
      .select('id')
      .where('id', '=', blocked)
      .executeTakeFirst();
    if (!found) return false;
    await this.database
      .insertInto('block')
      .values({ account, blocked })
      .onConflict((conflict) => conflict.columns(['account', 'blocked']).doNothing())
      .execute();
    return true;
  }

  async remove(account: string, blocked: string): Promise<void> {
    await this.database
      .deleteFrom('block')
      .where('account', '=', account)
      .where('blocked', '=', blocked)
      .execute();
  }

  /** Those whom an account has blocked, and those who have blocked it: they are brought to no table together. */
  async apart(account: string): Promise<ReadonlySet<string>> {
    const rows = await this.database
      .selectFrom('block')
      .selectAll()
      .where((where) => where.or([where('account', '=', account), where('blocked', '=', account)]))
      .execute();
    return new Set(rows.map((row) => (row.account === account ? row.blocked : row.account)));
  }

  /** Pairs of these accounts of which one has blocked the other. */
  async among(accounts: readonly string[]): Promise<[string, string][]> {
    if (accounts.length === 0) return [];
    const rows = await this.database
      .selectFrom('block')
      .selectAll()
      .where('account', 'in', accounts)
      .where('blocked', 'in', accounts)
      .execute();
    return rows.map(({ account, blocked }) => [account, blocked]);
  }

  /** The seats of a match at which those sit whom an account has blocked, as far as seats belong to accounts. */
  async seats(account: string, match: string): Promise<NationId[]> {
    const rows = await this.database
      .selectFrom('account_seat')
      .innerJoin('block', 'block.blocked', 'account_seat.account')
      .select('account_seat.nation')
      .where('block.account', '=', account)
      .where('account_seat.match', '=', match)
      .execute();
    return rows.flatMap(({ nation }) => (isNation(nation) ? [nation] : []));
  }
}
