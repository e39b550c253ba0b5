import type { MatchRecord } from '#shared/replay/record.ts';
import type { Actor } from '../../test/kit/actor.ts';

/** What became of a match under attack. */
export interface Accounts {
  acknowledged: number; // inputs
  lost: number; // of these, not in the record, or in another order
  twice: number; // drafts that stand there twice, each of which is another
  unsound: 0 | 1; // the record does not come out as it was, or ended otherwise than the players saw
}

/** Compares what the server said it had with what it has. */
export function reckon(actors: readonly Actor[], record: MatchRecord, sound: boolean): Accounts {
  let acknowledged = 0;
  let lost = 0;
  let twice = 0;
  for (const actor of actors) {
    const stored = record.inputs.flatMap(({ input }) =>
      'seat' in input && input.seat === actor.nation ? [JSON.stringify(input)] : [],
    );
    acknowledged += actor.acknowledged.length;
    let place = 0;
    for (const input of actor.acknowledged) {
      const found = stored.indexOf(JSON.stringify(input), place);
      if (found < 0) lost += 1;
      else place = found + 1;
    }
    const drafts = stored.filter((one) => one.includes('"draft"'));
    twice += drafts.length - new Set(drafts).size;
  }
  return { acknowledged, lost, twice, unsound: sound ? 0 : 1 };
}
