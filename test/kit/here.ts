import type { Page } from 'playwright-core';
import { z } from 'zod';
import { readInput, setupSchema } from '#shared/match/stored.ts';
import type { MatchRecord } from '#shared/replay/record.ts';

const kept = z.object({
  save: z.looseObject({ setup: setupSchema, hashes: z.array(z.string()) }),
  inputs: z.array(z.object({ seq: z.int(), at: z.number(), input: z.string() })),
});

/** The record of a match that the page keeps itself, read from the browser's database. */
export async function recordIn(page: Page, match: string): Promise<MatchRecord> {
  const raw = await page.evaluate(async (id) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const base = await done(indexedDB.open('lanthanide'));
    const transaction = base.transaction(['saves', 'inputs']);
    const range = IDBKeyRange.bound([id, 0], [id, Infinity]);
    const [save, inputs] = await Promise.all([
      done(transaction.objectStore('saves').get(id)),
      done(transaction.objectStore('inputs').getAll(range)),
    ]);
    base.close();
    return { save: { setup: save.setup, hashes: save.hashes }, inputs };
  }, match);
  const { save, inputs } = kept.parse(raw);
  return {
    setup: save.setup,
    hashes: save.hashes,
    inputs: inputs.map(({ seq, at, input }) => ({ at, input: readInput(input, match, seq) })),
  };
}
