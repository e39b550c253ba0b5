import type { Kysely } from 'kysely';
import {
  type ActView,
  DEEDS,
  type Deed,
  type Quoted,
  REASONS,
  type Reason,
  type ReportView,
} from '#shared/conduct.ts';
import { isNation, type NationId } from '#shared/world/terms.ts';
import type { ReportTable, Tables } from '../database/tables.ts';

export type Report = Omit<ReportView, 'silenced' | 'account'> & { letter: number };
export type Act = Omit<ActView, 'undone'> & { account: string | null; flag: string | null };

/** What is kept of reports, and of what moderators did. The log is the truth: what stands is what has not been undone. */
export class ModerationStore {
  private readonly database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.database = database;
  }

  /** False where this seat has reported this letter already. */
  async add({ id, match, by, about, letter, reason, words, letters, at }: Report): Promise<boolean> {
    const [done] = await this.database
      .insertInto('report')
      .values({
        id,
        match,
        by,
        about,
        letter,
        reason,
        words,
        letters: JSON.stringify(letters),
        at: String(at),
      })
      .onConflict((conflict) => conflict.columns(['match', 'by', 'letter']).doNothing())
      .execute();
    return Number(done?.numInsertedOrUpdatedRows ?? 0) === 1;
  }

  /** How many reports a seat has made. */
  async countBy(match: string, by: NationId): Promise<number> {
    const { count } = await this.database
      .selectFrom('report')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('match', '=', match)
      .where('by', '=', by)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** Reports that no standing act has settled, the oldest first. */
  async open(): Promise<Report[]> {
    const rows = await this.unsettled().selectAll('report').orderBy('report.at').execute();
    return rows.flatMap((row) => readReport(row) ?? []);
  }

  async openOne(id: string): Promise<Report | null> {
    const row = await this.unsettled().selectAll('report').where('report.id', '=', id).executeTakeFirst();
    return row ? readReport(row) : null;
  }

  private unsettled() {
    return this.database
      .selectFrom('report')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('moderation_act')
              .select('moderation_act.id')
              .whereRef('moderation_act.report', '=', 'report.id')
              .where('moderation_act.did', '!=', 'undo')
              .where('moderation_act.undone', '=', false),
          ),
        ),
      );
  }

  /** Writes an act into the log; false where what it undoes has been undone meanwhile. */
  async write(act: Act): Promise<boolean> {
    const { undoes } = act;
    return this.database.transaction().execute(async (transaction) => {
      if (undoes !== null) {
        const [taken] = await transaction
          .updateTable('moderation_act')
          .set({ undone: true })
          .where('id', '=', undoes)
          .where('undone', '=', false)
          .execute();
        if (Number(taken?.numUpdatedRows ?? 0) !== 1) return false;
      }
      await transaction
        .insertInto('moderation_act')
        .values({
          ...act,
          at: String(act.at),
          until: act.until === null ? null : String(act.until),
          undone: false,
        })
        .execute();
      return true;
    });
  }

  /** The log, the newest first. */
  async acts(most: number): Promise<ActView[]> {
    const rows = await this.database
      .selectFrom('moderation_act')
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(most)
      .execute();
    return rows.flatMap((row) => {
      const did = DEEDS.find((one) => one === row.did);
      if (!did) return [];
      const { account: _, flag: __, ...act } = row;
      const until = row.until === null ? null : Number(row.until);
      return [{ ...act, at: Number(row.at), did, nation: nationOf(row.nation), until }];
    });
  }

  async act(
    id: string,
  ): Promise<(Pick<ActView, 'report' | 'match' | 'nation' | 'undone'> & { did: Deed }) | null> {
    const row = await this.database
      .selectFrom('moderation_act')
      .select(['report', 'match', 'nation', 'did', 'undone'])
      .where('id', '=', id)
      .executeTakeFirst();
    const did = DEEDS.find((one) => one === row?.did);
    return row && did ? { ...row, did, nation: nationOf(row.nation) } : null;
  }

  /** Whether own words of a seat are stopped. Asked for each letter, as another process may have stopped them just now. */
  async isSilenced(match: string, nation: string): Promise<boolean> {
    const row = await this.database
      .selectFrom('moderation_act')
      .select('id')
      .where('match', '=', match)
      .where('nation', '=', nation)
      .where('did', '=', 'silence')
      .where('undone', '=', false)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Flags that are shown no more. */
  async setAside(): Promise<Set<string>> {
    const rows = await this.database
      .selectFrom('moderation_act')
      .select('flag')
      .where('did', '=', 'set-aside')
      .where('undone', '=', false)
      .execute();
    return new Set(rows.flatMap(({ flag }) => flag ?? []));
  }

  /** The account that a seat belongs to; null where it is nobody's. */
  async accountAt(match: string, nation: NationId): Promise<string | null> {
    const row = await this.database
      .selectFrom('account_seat')
      .select('account')
      .where('match', '=', match)
      .where('nation', '=', nation)
      .executeTakeFirst();
    return row?.account ?? null;
  }

  /** Whether an account is closed at that time. */
  async isClosed(account: string, now: number): Promise<boolean> {
    const row = await this.database
      .selectFrom('moderation_act')
      .select('id')
      .where('did', '=', 'close')
      .where('account', '=', account)
      .where('undone', '=', false)
      .where('until', '>', String(now))
      .executeTakeFirst();
    return row !== undefined;
  }
}

const nationOf = (stored: string | null): NationId | null =>
  stored !== null && isNation(stored) ? stored : null;

/** A report as it was written; null where it can't be read any more, as after a change of what letters are. */
function readReport(row: ReportTable): Report | null {
  const reason: Reason | undefined = REASONS.find((one) => one === row.reason);
  const { by, about } = row;
  if (!reason || !isNation(by) || !isNation(about)) return null;
  const letters: Quoted[] = JSON.parse(row.letters);
  return {
    id: row.id,
    match: row.match,
    by,
    about,
    letter: row.letter,
    reason,
    words: row.words,
    letters,
    at: Number(row.at),
  };
}
