import type { Kysely } from 'kysely';
import { start } from '#shared/match/match.ts';
import { catchUp } from '#shared/match/recovery.ts';
import { hash } from '#shared/world/hash.ts';
import { RULES } from '#shared/world/rules.ts';
import { Leases } from '../cluster/Leases.ts';
import type { Tables } from '../database/tables.ts';
import { Journal } from '../journal/journal.ts';
import { readSnapshot } from '../journal/rows.ts';

/** What came of playing every match of a database again. */
export interface Verified {
  over: number; // matches that are over, played again to the same end
  running: number; // that go on, played again to where they stand
  old: number; // by rules that this program does not have: their worlds were read, not played
  faults: string[]; // of the others
}

/**
 * Plays every match again from its first input and compares each world with what is stored, hash by hash; and reads
 * every stored world letter for letter.
 */
export async function verifyMatches(
  database: Kysely<Tables>,
  tell: (done: number) => void = () => undefined,
): Promise<Verified> {
  const found: Verified = { over: 0, running: 0, old: 0, faults: [] };
  const matches = await database.selectFrom('match').select('id').orderBy('id').execute();
  let done = 0;
  for (const { id } of matches) {
    try {
      found[await verifyMatch(database, id)] += 1;
    } catch (error) {
      found.faults.push(error instanceof Error ? error.message : String(error));
    }
    done += 1;
    tell(done);
  }
  return found;
}

async function verifyMatch(database: Kysely<Tables>, id: string): Promise<'over' | 'running' | 'old'> {
  const journal = new Journal(database, new Leases(database));
  const played = await journal.played(id);
  if (!played) throw new Error(`Match ${id}: its setup is missing.`);
  const hashes: string[] = [];
  const turns = await database
    .selectFrom('snapshot')
    .select('turn')
    .where('match', '=', id)
    .orderBy('turn')
    .execute();
  for (const { turn } of turns) {
    const row = await database
      .selectFrom('snapshot')
      .selectAll()
      .where('match', '=', id)
      .where('turn', '=', turn)
      .executeTakeFirstOrThrow();
    const stored = readSnapshot(row);
    if (!stored) throw new Error(`Match ${id}: the world after turn ${turn} is not what was written.`);
    if (hash(stored.world) !== row.hash)
      throw new Error(`Match ${id}: the world after turn ${turn} has another hash.`);
    if (turn > 0) hashes.push(row.hash);
  }
  if (played.setup.rules !== RULES) return 'old';
  const inputs = played.inputs.map((entry, index) => ({ ...entry, seq: index + 1 }));
  const { match } = catchUp(id, { match: start(played.setup), seq: 0 }, inputs, hashes);
  if (match.world.turn !== hashes.length)
    throw new Error(
      `Match ${id}: ${hashes.length} turns are stored, and its inputs make ${match.world.turn}.`,
    );
  return match.outcome ? 'over' : 'running';
}
