import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Hold, Leases } from '../cluster/Leases.ts';
import type { Tables } from '../database/tables.ts';
import type { Columns } from './rows.ts';

/** So many inputs are stored by one statement at most. */
const MOST = 32;

/** An input that is to be stored, and the match after it where it resolved a turn. */
export interface Row {
  id: string; // of the match
  hold: Hold;
  seq: number;
  at: number; // ms since 1970
  input: string; // JSON
  snapshot: Columns | null;
}

interface Asked extends Row {
  stored(): void;
  failed(error: unknown): void;
}

/**
 * Stores inputs of all matches of this process. What comes while others are being stored waits and is stored with all
 * that waits, in one statement: a statement costs more than what it holds, so the more there is to store, the less
 * each input costs.
 */
export class Appends {
  private readonly database: Kysely<Tables>;
  private readonly leases: Leases;
  private waiting: Asked[] = [];
  private storing = false;

  constructor(database: Kysely<Tables>, leases: Leases) {
    this.database = database;
    this.leases = leases;
  }

  /** Resolves when the row is stored; throws LostHold where its place is ours no more. */
  add(row: Row): Promise<void> {
    return new Promise((stored, failed) => {
      this.waiting.push({ ...row, stored, failed });
      if (!this.storing) void this.storeAll();
    });
  }

  private async storeAll(): Promise<void> {
    this.storing = true;
    while (this.waiting.length > 0) {
      // Whatever has come over the lines by now is read first, and stored together.
      await new Promise((read) => setImmediate(read));
      const some = this.waiting.slice(0, MOST);
      this.waiting = this.waiting.slice(MOST);
      await this.store(some);
    }
    this.storing = false;
  }

  /** What could not be stored with the others is stored by itself: a fault, or a wait for a place, is its match's own. */
  private async store(rows: readonly Asked[]): Promise<void> {
    const done = rows.length > 1 ? await this.write(rows, 'skip').catch(() => new Set<string>()) : null;
    for (const row of rows) if (done?.has(row.id)) row.stored();
    const alone = rows.filter(({ id }) => !done?.has(id)).map((row) => this.storeAlone(row));
    // A place that is being taken from us may keep its matches waiting, but no others.
    if (rows.length === 1) await Promise.all(alone);
  }

  private async storeAlone(row: Asked): Promise<void> {
    try {
      const done = await this.write([row], 'wait');
      if (done.size === 0) throw this.leases.lose(row.hold);
      row.stored();
    } catch (error) {
      row.failed(error);
    }
  }

  /**
   * Everything or nothing, in one statement, so that nothing is left half done when this process stands still in the
   * middle of it.
   * @param taken what becomes of rows whose place is being taken at this moment
   * @returns the matches whose input is stored: the others are held elsewhere, or were skipped
   */
  private async write(rows: readonly Row[], taken: 'wait' | 'skip'): Promise<Set<string>> {
    const asked = rows.map(
      ({ id, hold, seq, at, input }) =>
        sql`(${id}, ${seq}::int, ${String(at)}::bigint, ${input}, ${hold.place}, ${hold.token})`,
    );
    const { rows: stored } = await sql<{ match: string }>`
      with asked (match, seq, at, input, place, token) as (values ${sql.join(asked)}),
      ours as (
        select match, seq, at, input from asked join lease using (place, token)
        for share of lease ${taken === 'skip' ? sql`skip locked` : sql``}
      ),
      snap as (${snapshots(rows)})
      insert into input (match, seq, at, input)
      select match, seq, at, input from ours returning match`.execute(this.database);
    return new Set(stored.map(({ match }) => match));
  }
}

function snapshots(rows: readonly Row[]): RawBuilder<unknown> {
  const made = rows.flatMap(({ id, snapshot }) =>
    snapshot
      ? sql`(${id}, ${snapshot.turn}::int, ${snapshot.hash}, ${snapshot.state}, ${snapshot.checksum})`
      : [],
  );
  if (made.length === 0) return sql`select 1`;
  return sql`insert into snapshot (match, seq, turn, hash, state, checksum)
    select match, ours.seq, turn, hash, state, checksum
    from ours join (values ${sql.join(made)}) as made (match, turn, hash, state, checksum) using (match)`;
}
