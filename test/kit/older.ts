import { readFileSync } from 'node:fs';
import { openDatabase } from '../../server/database/open.ts';
import { checksum } from '../../server/journal/rows.ts';

/** A match of four half-years with Japan in somebody's hands, by rules 5 and signed by a server of then, as a file. */
export const BY_RULES_5 = readFileSync(new URL('../corpus/older/5.json', import.meta.url), 'utf8');

/**
 * Puts it in place of a match of four half-years that a server has played to its end, as the server would have kept
 * it. The server must stand still meanwhile.
 */
export async function becomesOlder(data: string, match: string): Promise<void> {
  const { setup, inputs, hashes } = JSON.parse(BY_RULES_5);
  const { kysely, close } = await openDatabase({ data, databaseUrl: null });
  try {
    await kysely
      .updateTable('match')
      .set({ setup: JSON.stringify(setup) })
      .where('id', '=', match)
      .execute();
    await kysely.deleteFrom('input').where('match', '=', match).execute();
    for (const [index, { at, input }] of inputs.entries())
      await kysely
        .insertInto('input')
        .values({ match, seq: index + 1, at: String(at), input: JSON.stringify(input) })
        .execute();
    const kept = await kysely
      .selectFrom('snapshot')
      .select(['turn', 'state'])
      .where('match', '=', match)
      .execute();
    for (const { turn, state: stored } of kept) {
      const state = JSON.stringify({ ...JSON.parse(stored), setup });
      await kysely
        .updateTable('snapshot')
        .set({ state, checksum: checksum(state), hash: hashes[turn - 1] ?? '', seq: inputs.length })
        .where('match', '=', match)
        .where('turn', '=', turn)
        .execute();
    }
  } finally {
    await close();
  }
}
