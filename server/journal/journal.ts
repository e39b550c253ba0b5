import { type Kysely, sql } from 'kysely';
import { isExplained } from '#shared/explain/cause.ts';
import { wakeAt } from '#shared/match/clock.ts';
import { mayRead } from '#shared/match/letters.ts';
import { type Entry, type Input, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import { catchUp, type Recovered } from '#shared/match/recovery.ts';
import { DamagedMatch, readInput, readSetup } from '#shared/match/stored.ts';
import type { Store } from '#shared/match/table.ts';
import { commitment } from '#shared/replay/commitment.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { Hold, Leases } from '../cluster/Leases.ts';
import type { Tables } from '../database/tables.ts';
import { log } from '../log.ts';
import { timedAppend } from '../metrics/metrics.ts';
import { Appends } from './Appends.ts';
import { forget, unforgotten } from './forget.ts';
import { readSnapshot, snapshotColumns } from './rows.ts';

/** The append-only record of every match. What it has stored is safe: the caller may acknowledge it. */
export class Journal {
  /** Who holds which match: only that process writes to it. */
  readonly leases: Leases;
  private readonly database: Kysely<Tables>;
  private readonly appends: Appends;

  constructor(database: Kysely<Tables>, leases: Leases) {
    this.database = database;
    this.leases = leases;
    this.appends = new Appends(database, leases);
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await sql`select 1`.execute(this.database);
  }

  /** @param lesson code of the class of which it is a world */
  async create(
    id: string,
    match: Match,
    seats: { nation: NationId; token: string }[],
    lesson: string | null = null,
  ): Promise<void> {
    await this.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('match')
        .values({
          id,
          setup: JSON.stringify(match.setup),
          wake: stamp(wakeAt(match, match.setup.started)),
          class: lesson,
        })
        .execute();
      await transaction
        .insertInto('seat')
        .values(seats.map((seat) => ({ match: id, ...seat })))
        .execute();
      await transaction
        .insertInto('snapshot')
        .values({ match: id, seq: 0, ...snapshotColumns(match) })
        .execute();
    });
  }

  /** A match with the record of another up to the start of a turn, from where it may go otherwise. False where it was not played so far. */
  async fork(id: string, as: string, turn: number): Promise<boolean> {
    return this.database.transaction().execute(async (transaction) => {
      const from = await transaction
        .selectFrom('snapshot')
        .select('seq')
        .where('match', '=', id)
        .where('turn', '=', turn)
        .executeTakeFirst();
      if (!from) return false;
      await transaction
        .insertInto('match')
        .columns(['id', 'setup', 'class'])
        .expression((match) =>
          match
            .selectFrom('match')
            .select([sql.val(as).as('id'), 'setup', 'class'])
            .where('id', '=', id),
        )
        .execute();
      await transaction
        .insertInto('seat')
        .columns(['match', 'nation', 'token'])
        .expression((seat) =>
          seat
            .selectFrom('seat')
            .select([sql.val(as).as('match'), 'nation', 'token'])
            .where('match', '=', id),
        )
        .execute();
      await transaction
        .insertInto('input')
        .columns(['match', 'seq', 'at', 'input'])
        .expression((input) =>
          input
            .selectFrom('input')
            .select([sql.val(as).as('match'), 'seq', 'at', 'input'])
            .where('match', '=', id)
            .where('seq', '<=', from.seq),
        )
        .execute();
      await transaction
        .insertInto('snapshot')
        .columns(['match', 'seq', 'turn', 'hash', 'state', 'checksum'])
        .expression((snapshot) =>
          snapshot
            .selectFrom('snapshot')
            .select([sql.val(as).as('match'), 'seq', 'turn', 'hash', 'state', 'checksum'])
            .where('match', '=', id)
            .where('turn', '<=', turn),
        )
        .execute();
      return true;
    });
  }

  /** What is kept of one match, as its table needs it, while we hold its place. */
  of(id: string, hold: Hold): Store {
    return {
      append: (seq, at, input, resolved) =>
        timedAppend(() => this.append(id, hold, seq, at, input, resolved)),
      recover: () => this.recover(id),
    };
  }

  /** Stores an input, as JSON, and the match after it where it resolved a turn. Throws LostHold. */
  append(
    id: string,
    hold: Hold,
    seq: number,
    at: number,
    input: string,
    resolved: Match | null,
  ): Promise<void> {
    return this.appends.add({ id, hold, seq, at, input, snapshot: resolved && snapshotColumns(resolved) });
  }

  /** When a sleeping match is to be woken, ms since 1970; null: when somebody opens it. */
  async wakeAt(id: string, at: number | null): Promise<void> {
    await this.database
      .updateTable('match')
      .set({ wake: stamp(at) })
      .where('id', '=', id)
      .execute();
  }

  /** The matches that are to be woken by now, those longest due first. */
  async dueBy(now: number): Promise<string[]> {
    const rows = await this.database
      .selectFrom('match')
      .select('id')
      .where('wake', '<=', String(now))
      .orderBy('wake')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Notes that a match is over; of many times the first counts. */
  async end(id: string, now: number): Promise<void> {
    await this.database
      .updateTable('match')
      .set({ ended: String(now) })
      .where('id', '=', id)
      .where('ended', 'is', null)
      .execute();
  }

  /** How many matches go on, awake or asleep. */
  async ongoing(): Promise<number> {
    const { count } = await this.database
      .selectFrom('match')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('ended', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** The token hash of each seat that a person may take. */
  async seats(id: string): Promise<{ nation: string; token: string }[]> {
    return this.database.selectFrom('seat').select(['nation', 'token']).where('match', '=', id).execute();
  }

  /** What may be told of a match to anybody before its end, what holds it (its class, or it stands alone), and by which rules it is played; null for an unknown id. */
  async told(id: string): Promise<{ commitment: string | null; place: string; rules: string } | null> {
    const row = await this.database
      .selectFrom('match')
      .select(['setup', 'class'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    const setup = readSetup(row.setup, id);
    return { commitment: commitment(setup), place: row.class ?? id, rules: setup.rules };
  }

  /**
   * The match as it was when its last input was stored: the newest sound snapshot with every later input played
   * again, each turn's hash compared. Null for an unknown id; throws DamagedMatch.
   */
  recover(id: string): Promise<Recovered | null> {
    return this.atOnce((journal) => journal.recoverNow(id));
  }

  /** Reads several tables as they were at one moment: whoever holds the match may go on with it meanwhile. */
  private atOnce<T>(read: (journal: Journal) => Promise<T>): Promise<T> {
    return this.database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((moment) => read(new Journal(moment, this.leases)));
  }

  private async recoverNow(id: string): Promise<Recovered | null> {
    const setup = await this.setup(id);
    if (!setup) return null;
    const hashes = await this.hashes(id);
    const recovered = await this.playedFrom(id, setup, hashes, { explained: true });
    const { turn } = recovered.match.world;
    if (!setup.late || turn === 0) return recovered;
    return { ...recovered, past: (await this.playedFrom(id, setup, hashes, { until: turn - 1 })).match };
  }

  /**
   * @param until the turn at whose start to stop; null: after the last input
   * @param explained whether a turn that was stored without its causes is played again, which makes them known
   */
  private async playedFrom(
    id: string,
    setup: MatchSetup,
    hashes: readonly string[],
    { until = null, explained = false }: { until?: number | null; explained?: boolean },
  ): Promise<Recovered> {
    let from = (await this.newestSnapshot(id, until)) ?? { match: start(setup), seq: 0 };
    const { report, world } = from.match;
    if (explained && report && !isExplained(report.why))
      from = (await this.newestSnapshot(id, world.turn - 1)) ?? { match: start(setup), seq: 0 };
    const inputs = await this.inputsAfter(id, from.seq);
    return catchUp(id, from, inputs, hashes, until);
  }

  /** Snapshots only save time: a damaged one is passed over and its turn computed from the one before. */
  private async newestSnapshot(id: string, until: number | null): Promise<Recovered | null> {
    const turns = await this.database
      .selectFrom('snapshot')
      .select('turn')
      .where('match', '=', id)
      .$if(until !== null, (rows) => rows.where('turn', '<=', until))
      .orderBy('turn', 'desc')
      .execute();
    for (const { turn } of turns) {
      const row = await this.database
        .selectFrom('snapshot')
        .select(['seq', 'state', 'checksum'])
        .where('match', '=', id)
        .where('turn', '=', turn)
        .executeTakeFirst();
      const match = row && readSnapshot(row);
      if (match) return { match, seq: row.seq };
      log.error({ match: id, turn }, 'A snapshot is damaged; recovering from an earlier one.');
    }
    return null;
  }

  private async inputsAfter(id: string, seq: number): Promise<(Entry & { seq: number })[]> {
    const rows = await this.database
      .selectFrom('input')
      .select(['seq', 'at', 'input'])
      .where('match', '=', id)
      .where('seq', '>', seq)
      .orderBy('seq')
      .execute();
    return rows.map((row, index) => {
      if (row.seq !== seq + index + 1)
        throw new DamagedMatch(`Match ${id}: input ${seq + index + 1} is missing from the journal.`);
      return { seq: row.seq, at: Number(row.at), input: readInput(row.input, id, row.seq) };
    });
  }

  /** The hash of the world after each turn, from the first to the last resolved. */
  private async hashes(id: string): Promise<string[]> {
    const rows = await this.database
      .selectFrom('snapshot')
      .select('hash')
      .where('match', '=', id)
      .where('turn', '>', 0)
      .orderBy('turn')
      .execute();
    return rows.map((row) => row.hash);
  }

  private async setup(id: string): Promise<MatchSetup | null> {
    const row = await this.database
      .selectFrom('match')
      .select('setup')
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? readSetup(row.setup, id) : null;
  }

  /** What a match was made from and all its inputs, letters and names too: for whoever holds it. */
  async played(id: string): Promise<Pick<MatchRecord, 'setup' | 'inputs'> | null> {
    const setup = await this.setup(id);
    if (!setup) return null;
    const inputs = await this.inputsAfter(id, 0);
    return { setup, inputs: inputs.map(({ at, input }) => ({ at, input })) };
  }

  /** Takes names out of a match, at the seats of people who have deleted their accounts. */
  forget = (id: string): Promise<void> => forget(this.database, id);

  /** The same in every match in which it could not be done to the end. */
  async forgetAll(): Promise<void> {
    for (const id of await unforgotten(this.database)) await this.forget(id);
  }

  /** The whole match as inputs and hashes, as it may be shown to a nation after its end: without letters between others, and names of others; null: to anybody. */
  record(id: string, nation: NationId | null): Promise<MatchRecord | null> {
    return this.atOnce((journal) => journal.recordNow(id, nation));
  }

  private async recordNow(id: string, nation: NationId | null): Promise<MatchRecord | null> {
    const setup = await this.setup(id);
    if (!setup) return null;
    const inputs = (await this.inputsAfter(id, 0))
      .filter(({ input }) => input.type !== 'say' || mayRead({ from: input.seat, to: input.to }, nation))
      .map(({ at, input }) => ({ at, input: nameless(input, nation) }));
    return { setup, inputs, hashes: await this.hashes(id) };
  }
}

const stamp = (at: number | null): string | null => (at === null ? null : String(at));

/** Who sits at a seat is known there alone, whatever they have done or written. */
function nameless(input: Input, to: NationId | null): Input {
  if (!('by' in input) || input.by === null || input.seat === to) return input;
  const by = { ...input.by, name: '' };
  return input.type === 'say' ? { ...input, by } : { ...input, by };
}
