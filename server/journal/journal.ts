import type { Kysely } from 'kysely';
import { type Input, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import { hash } from '#shared/world/hash.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import { readInput, readSetup, readSnapshot } from './rows.ts';

/** A match brought back from the journal, and the number of its last input. */
export interface Recovered {
  match: Match;
  seq: number;
}

/** The stored match can't be brought back; other matches are not touched. */
export class DamagedMatch extends Error {
  override name = 'DamagedMatch';
}

/** The append-only record of every match. What it has stored is safe: the caller may acknowledge it. */
export class Journal {
  private readonly database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.database = database;
  }

  async create(
    id: string,
    setup: MatchSetup,
    seats: { nation: NationId; token: string }[],
    match: Match,
  ): Promise<void> {
    await this.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('match')
        .values({ id, setup: JSON.stringify(setup) })
        .execute();
      await transaction
        .insertInto('seat')
        .values(seats.map((seat) => ({ match: id, ...seat })))
        .execute();
      await transaction
        .insertInto('snapshot')
        .values(snapshotRow(id, 0, match))
        .execute();
    });
  }

  /** Stores an input and, where it resolved a turn, the match after it, in one transaction. */
  async append(id: string, seq: number, at: number, input: Input, resolved: Match | null): Promise<void> {
    await this.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('input')
        .values({ match: id, seq, at: String(at), input: JSON.stringify(input) })
        .execute();
      if (resolved)
        await transaction
          .insertInto('snapshot')
          .values(snapshotRow(id, seq, resolved))
          .execute();
    });
  }

  async seats(id: string): Promise<{ nation: string; token: string }[]> {
    return this.database.selectFrom('seat').select(['nation', 'token']).where('match', '=', id).execute();
  }

  async has(id: string): Promise<boolean> {
    const row = await this.database.selectFrom('match').select('id').where('id', '=', id).executeTakeFirst();
    return row !== undefined;
  }

  /** The newest snapshot that can be trusted, with every later input played again. */
  async recover(id: string): Promise<Recovered | null> {
    const row = await this.database
      .selectFrom('match')
      .select('setup')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    const setup = readSetup(row.setup, id);
    const from = (await this.newestSnapshot(id)) ?? { match: start(setup, 0), seq: 0 };
    const inputs = await this.inputsAfter(id, from.seq);
    let { match, seq } = from;
    for (const entry of inputs) {
      const done = step(match, entry.input, entry.at);
      if (!done.ok)
        throw new DamagedMatch(
          `Match ${id}: input ${entry.seq} is refused on recovery (${done.error.code}).`,
        );
      match = done.match;
      seq = entry.seq;
    }
    return { match, seq };
  }

  /** Snapshots only save time: a damaged one is passed over and its turn computed from the one before. */
  private async newestSnapshot(id: string): Promise<Recovered | null> {
    const rows = await this.database
      .selectFrom('snapshot')
      .select(['seq', 'hash', 'state', 'turn'])
      .where('match', '=', id)
      .orderBy('turn', 'desc')
      .execute();
    for (const row of rows) {
      const match = readSnapshot(row.state);
      if (match && hash(match.world) === row.hash) return { match, seq: row.seq };
      console.error(
        `Match ${id}: the snapshot of turn ${row.turn} is damaged; recovering from an earlier one.`,
      );
    }
    return null;
  }

  private async inputsAfter(id: string, seq: number): Promise<{ seq: number; at: number; input: Input }[]> {
    const rows = await this.database
      .selectFrom('input')
      .select(['seq', 'at', 'input'])
      .where('match', '=', id)
      .where('seq', '>', seq)
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({
      seq: row.seq,
      at: Number(row.at),
      input: readInput(row.input, id, row.seq),
    }));
  }

  /** The whole match as inputs and hashes, as it may be shown after its end. */
  async record(id: string): Promise<MatchRecord | null> {
    const row = await this.database
      .selectFrom('match')
      .select('setup')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    const inputs = await this.inputsAfter(id, 0);
    const snapshots = await this.database
      .selectFrom('snapshot')
      .select('hash')
      .where('match', '=', id)
      .where('turn', '>', 0)
      .orderBy('turn')
      .execute();
    return {
      setup: readSetup(row.setup, id),
      inputs: inputs.map((entry) => entry.input),
      hashes: snapshots.map((snapshot) => snapshot.hash),
    };
  }
}

function snapshotRow(id: string, seq: number, match: Match) {
  return { match: id, seq, turn: match.world.turn, hash: hash(match.world), state: JSON.stringify(match) };
}
