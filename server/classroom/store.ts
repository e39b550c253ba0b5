import { type Kysely, sql } from 'kysely';
import type { Class } from '#shared/classroom/class.ts';
import { matchesOf } from '#shared/classroom/reach.ts';
import { ours } from '../cluster/fence.ts';
import type { Hold, Leases } from '../cluster/Leases.ts';
import type { Tables } from '../database/tables.ts';
import { readClass } from './rows.ts';

const DAY_MS = 86_400_000;

/** What opens a class: hashes of the teacher's link, its PIN, and the big screen's link. */
export interface Keys {
  teacher: string;
  pin: string;
  screen: string;
}

export interface StoredClass {
  class: Class;
  keys: Keys;
  seats: { student: number; token: string }[];
  alive: number; // ms since 1970 when its server last said that it runs
}

/** The tables of the classroom. What is saved here is safe: the caller may acknowledge it. */
export class ClassStore {
  /** Who holds which class: only that process writes to it. */
  readonly leases: Leases;
  private readonly database: Kysely<Tables>;
  private readonly longest: number;

  /** @param longest that a class is kept after its last change, ms, whatever its teacher asks for */
  constructor(database: Kysely<Tables>, leases: Leases, longest: number | null = null) {
    this.database = database;
    this.leases = leases;
    this.longest = longest ?? Number.POSITIVE_INFINITY;
  }

  async create(lesson: Class, keys: Keys, now: number): Promise<void> {
    await this.database
      .insertInto('classes')
      .values({ code: lesson.code, ...keys, ...columns(lesson, now, this.longest) })
      .execute();
  }

  async has(code: string): Promise<boolean> {
    const row = await this.database
      .selectFrom('classes')
      .select('code')
      .where('code', '=', code)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Saves the class that we hold, and with it who may sit where: a token given anew replaces the one before. Throws LostHold. */
  async save(
    hold: Hold,
    lesson: Class,
    seat: { student: number; token: string } | null,
    now: number,
  ): Promise<void> {
    const { code } = lesson;
    const { state, phase, alive, expires } = columns(lesson, now, this.longest);
    const { rows } = await sql`
      with ours as (${ours(hold)}),
      seated as (${
        seat
          ? sql`insert into class_seats (class, student, token)
            select ${code}, ${seat.student}::int, ${seat.token} from ours
            on conflict (class, student) do update set token = excluded.token`
          : sql`select 1`
      })
      update classes set state = ${state}, phase = ${phase}, alive = ${alive}, expires = ${expires}
      where code = ${code} and exists (select from ours) returning code`.execute(this.database);
    if (rows.length === 0) throw this.leases.lose(hold);
  }

  /** Notes that the server still runs, so that after a crash the time it was away can be given back. */
  async touch(codes: readonly string[], now: number): Promise<void> {
    await this.database
      .updateTable('classes')
      .set({ alive: String(now) })
      .where('code', 'in', codes)
      .execute();
  }

  async load(code: string): Promise<StoredClass | null> {
    const row = await this.database
      .selectFrom('classes')
      .selectAll()
      .where('code', '=', code)
      .executeTakeFirst();
    if (!row) return null;
    const lesson = readClass(row.state);
    if (!lesson) throw new Error(`Class ${code}: its row can't be read.`);
    const seats = await this.database
      .selectFrom('class_seats')
      .select(['student', 'token'])
      .where('class', '=', code)
      .execute();
    const { teacher, pin, screen } = row;
    return { class: lesson, keys: { teacher, pin, screen }, seats, alive: Number(row.alive) };
  }

  /** The classes in which time passes. */
  async running(): Promise<string[]> {
    const rows = await this.database
      .selectFrom('classes')
      .select('code')
      .where('phase', '=', 'running')
      .execute();
    return rows.map(({ code }) => code);
  }

  /** The classes whose time to be kept is over. */
  async expired(now: number): Promise<string[]> {
    const rows = await this.database
      .selectFrom('classes')
      .select('code')
      .where('expires', '<', String(now))
      .execute();
    return rows.map(({ code }) => code);
  }

  async deleteMatches(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.database.deleteFrom('match').where('id', 'in', ids).execute();
  }

  /** Deletes a class with all its matches: names, tokens, orders and letters are gone for good. */
  async delete(lesson: Class): Promise<void> {
    const matches = matchesOf(lesson);
    await this.database.transaction().execute(async (transaction) => {
      if (matches.length > 0) await transaction.deleteFrom('match').where('id', 'in', matches).execute();
      await transaction.deleteFrom('classes').where('code', '=', lesson.code).execute();
    });
  }

  /** The same for a class that can't be read. */
  async deleteUnread(code: string): Promise<void> {
    await this.database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('match').where('class', '=', code).execute();
      await transaction.deleteFrom('classes').where('code', '=', code).execute();
    });
  }
}

const columns = (lesson: Class, now: number, longest: number) => ({
  state: JSON.stringify(lesson),
  phase: lesson.phase,
  alive: String(now),
  expires: String(now + Math.min(lesson.setup.keepDays * DAY_MS, longest)),
});
