import { isDeepStrictEqual } from 'node:util';
import { verify } from '#shared/replay/record.ts';
import { ClassStore } from '../../server/classroom/store.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import type { Acknowledged } from './findings.ts';

export interface Proof {
  lost: number; // acknowledged edits and proposals that the journal does not have
  turns: number[]; // each world ended after so many
  sound: boolean; // every record, played again, comes out as it was
  inputs: number;
}

/** Reads the database of a stopped server: whether all that was acknowledged is there, and every record is whole. */
export async function prove(data: string, code: string, told: readonly Acknowledged[]): Promise<Proof> {
  const database = await openDatabase({ data, databaseUrl: null });
  try {
    const leases = new Leases(database.kysely);
    const stored = await new ClassStore(database.kysely, leases).load(code);
    const journal = new Journal(database.kysely, leases);
    const proof: Proof = { lost: 0, turns: [], sound: true, inputs: 0 };
    for (const { match } of stored?.class.worlds ?? []) {
      if (match === null) throw new Error('a world has no match');
      // Edits and proposals stand in the record of their own seat with the name of their author.
      const mine = told.filter((one) => one.match === match);
      for (const seat of new Set(mine.map((one) => one.seat))) {
        const record = await journal.record(match, seat);
        const kept = (record?.inputs ?? []).flatMap(({ input }) =>
          (input.type === 'edit' || input.type === 'propose') && input.seat === seat ? [input] : [],
        );
        for (const one of mine.filter((each) => each.seat === seat)) {
          const at = kept.findIndex(
            ({ type, turn, by, edits }) =>
              type === one.type &&
              turn === one.turn &&
              by.name === one.by &&
              isDeepStrictEqual(edits, one.edits),
          );
          if (at < 0) proof.lost += 1;
          else kept.splice(at, 1);
        }
      }
      const record = await journal.record(match, 'CHN');
      const verified = record && verify(record);
      proof.sound &&= verified?.ok === true;
      proof.turns.push(verified?.ok ? verified.match.world.turn : -1);
      proof.inputs += record?.inputs.length ?? 0;
    }
    return proof;
  } finally {
    await database.close();
  }
}
