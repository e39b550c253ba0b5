import { type Kysely, sql } from 'kysely';
import type { SweepRun, Swept } from '#shared/protocol/admin.ts';
import type { Tables } from '../database/tables.ts';

/** Runs that are remembered. */
const REMEMBERED = 100;

/** What has been kept long enough. Nothing that a living process holds is touched. */
export class RetentionStore {
  private readonly database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.database = database;
  }

  /** Matches of nobody's class or tournament that are not noted as over, and in which nothing has happened since. */
  async untouchedSince(time: number): Promise<string[]> {
    return (await this.untouched(time).execute()).map(({ id }) => id);
  }

  /** Deletes one of these, if it still is: somebody may have opened it since. */
  deleteUntouched(id: string, time: number): Promise<boolean> {
    return this.delete(id, this.untouched(time));
  }

  private untouched(time: number) {
    return this.loose()
      .select('match.id')
      .where('match.ended', 'is', null)
      .where('match.created', '<', new Date(time))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('input')
              .select('input.seq')
              .whereRef('input.match', '=', 'match.id')
              .where('input.at', '>=', String(time)),
          ),
        ),
      );
  }

  /** Matches that were over by then, in which nobody with an account sat. */
  async guestsOver(time: number): Promise<string[]> {
    return (await this.ofGuests(time).execute()).map(({ id }) => id);
  }

  /** Deletes one of these, if it still is. */
  deleteOfGuests(id: string, time: number): Promise<boolean> {
    return this.delete(id, this.ofGuests(time));
  }

  private ofGuests(time: number) {
    return this.loose()
      .select('match.id')
      .where('match.ended', '<', String(time))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('account_seat').select('nation').whereRef('account_seat.match', '=', 'match.id')),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('rated_match').select('done').whereRef('rated_match.match', '=', 'match.id'))),
      );
  }

  /** Matches that belong to no class and no tournament, and that no living process holds. */
  private loose() {
    return this.database
      .selectFrom('match')
      .where('match.class', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('tournament_match')
              .select('tournament')
              .whereRef('tournament_match.match', '=', 'match.id'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('lease')
              .innerJoin('process', 'process.id', 'lease.owner')
              .select('lease.place')
              .whereRef('lease.place', '=', 'match.id')
              .where('process.until', '>', sql<Date>`now()`),
          ),
        ),
      );
  }

  /** In one statement, so that nothing comes between the look and the deletion. */
  private async delete(id: string, among: ReturnType<RetentionStore['untouched']>): Promise<boolean> {
    const done = await this.database
      .deleteFrom('match')
      .where('id', 'in', among.where('match.id', '=', id))
      .executeTakeFirst();
    return done.numDeletedRows > 0n;
  }

  /** Deletes reports from before that time: nobody's letters are kept twice for ever. */
  async deleteReports(time: number): Promise<number> {
    const [done] = await this.database.deleteFrom('report').where('at', '<', String(time)).execute();
    return Number(done?.numDeletedRows ?? 0);
  }

  async deleteSessions(time: number): Promise<number> {
    const [done] = await this.database
      .deleteFrom('account_session')
      .where('made', '<', String(time))
      .execute();
    return Number(done?.numDeletedRows ?? 0);
  }

  async remember({ at, swept }: SweepRun): Promise<void> {
    await this.database
      .insertInto('sweep')
      .values({ at: String(at), swept: JSON.stringify(swept) })
      .onConflict((conflict) => conflict.column('at').doNothing())
      .execute();
    await this.database
      .deleteFrom('sweep')
      .where('at', 'not in', (sweep) =>
        sweep.selectFrom('sweep').select('at').orderBy('at', 'desc').limit(REMEMBERED),
      )
      .execute();
  }

  /** The last runs, the newest first. */
  async runs(most: number): Promise<SweepRun[]> {
    const rows = await this.database
      .selectFrom('sweep')
      .selectAll()
      .orderBy('at', 'desc')
      .limit(most)
      .execute();
    return rows.map(({ at, swept }) => {
      const read: Swept = JSON.parse(swept);
      return { at: Number(at), swept: read };
    });
  }
}
