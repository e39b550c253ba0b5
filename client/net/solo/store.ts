import { mindsFor } from '#shared/bots/minds.ts';
import { type Entry, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import { catchUp, type Recovered } from '#shared/match/recovery.ts';
import { DamagedMatch, readInput, storedMatch } from '#shared/match/stored.ts';
import type { Store } from '#shared/match/table.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import { takeOver } from '#shared/replay/takeover.ts';
import { TOKYO } from '#shared/scenarios/tokyo.ts';
import { hash } from '#shared/world/hash.ts';
import { RULES } from '#shared/world/rules.ts';
import type { NationId } from '#shared/world/terms.ts';
import { database, done, inputsOf, type KeptInput, type Save, write } from './database.ts';
import { newIdHere } from './here.ts';
import type { SoloWish } from './wish.ts';

/** What this browser keeps of one match, as its table needs it. */
export function storeOf(match: string): Store {
  return {
    async append(seq, at, input, resolved) {
      const save = resolved && (await read(match))?.save;
      await write((saves, inputs) => {
        // `add` and not `put`: should another tab have been faster, this input has not happened.
        inputs.add({ match, seq, at, input } satisfies KeptInput);
        if (save && resolved) saves.put(after(save, seq, resolved));
      });
    },
    async recover() {
      const kept = await read(match);
      if (!kept) return null;
      const { save, inputs } = kept;
      const from = soundSnapshot(save) ?? { match: start(save.setup), seq: 0 };
      return catchUp(match, from, inputs.slice(from.seq), save.hashes);
    },
  };
}

/** The whole match as it was played here; null for one that is not kept here. */
export async function recordHere(match: string): Promise<MatchRecord | null> {
  const kept = await read(match);
  if (!kept) return null;
  const { save, inputs } = kept;
  return { setup: save.setup, inputs: inputs.map(({ at, input }) => ({ at, input })), hashes: save.hashes };
}

/** Keeps a match anew from the start of a turn, and answers with the id of the new one; null where it can't. */
export async function forkKept(match: string, turn: number): Promise<string | null> {
  const [kept, record] = await Promise.all([read(match), recordHere(match)]);
  if (!kept || !record) return null;
  const { wish } = kept.save;
  const forked = takeOver(record, turn, peopleOf(wish));
  return forked.ok ? keepAnew(forked.record, forked.match, wish) : null;
}

/** Keeps a match as it stands after its record as a new one of this browser; answers with its id. */
export async function keepAnew(
  { setup, inputs, hashes }: MatchRecord,
  state: Match,
  wish: SoloWish,
): Promise<string> {
  const match = newIdHere();
  const snapshot = hashes.length > 0 ? { seq: inputs.length, state } : null;
  await write((saves, rows) => {
    saves.add({ match, wish, setup, hashes, snapshot } satisfies Save);
    for (const [index, { at, input }] of inputs.entries())
      rows.add({ match, seq: index + 1, at, input: JSON.stringify(input) } satisfies KeptInput);
  });
  return match;
}

type Begun = Save & { setup: MatchSetup };

const after = (save: Begun, seq: number, state: Match): Begun => ({
  ...save,
  hashes: [...save.hashes, hash(state.world)],
  snapshot: { seq, state },
});

/** What a match is made from: settled when it is first opened, so that it stays as it was begun. */
const settle = (wish: SoloWish): MatchSetup => {
  const { scenario, turns, seed, strength, started } = wish;
  const people = peopleOf(wish);
  return {
    rules: RULES,
    scenario,
    seed,
    turns,
    people,
    // The others of the tutorial follow their habits: its story is the same for everybody.
    bots: scenario === TOKYO ? {} : mindsFor(seed, people, { strength, characters: {} }),
    clock: null,
    standIn: null,
    chat: 'free',
    watch: false,
    advice: true,
    started,
  };
};

const peopleOf = ({ nation, people }: SoloWish): NationId[] => people ?? [nation];

/** A snapshot only saves time: one that is not the world its turn ended with is passed over. */
function soundSnapshot({ snapshot, hashes }: Save): Recovered | null {
  if (!snapshot || !storedMatch(snapshot.state)) return null;
  return hash(snapshot.state.world) === hashes.at(-1) ? { match: snapshot.state, seq: snapshot.seq } : null;
}

async function read(match: string): Promise<{ save: Begun; inputs: (Entry & { seq: number })[] } | null> {
  const transaction = (await database()).transaction(['saves', 'inputs']);
  const [save, rows]: [Save | undefined, KeptInput[]] = await Promise.all([
    done(transaction.objectStore('saves').get(match)),
    done(transaction.objectStore('inputs').getAll(inputsOf(match))),
  ]);
  if (!save) return null;
  const setup = save.setup ?? settle(save.wish);
  if (!save.setup) await write((saves) => saves.put({ ...save, setup }));
  const inputs = rows.map(({ seq, at, input }, index) => {
    if (seq !== index + 1) throw new DamagedMatch(`Match ${match}: input ${index + 1} is missing.`);
    return { seq, at, input: readInput(input, match, seq) };
  });
  return { save: { ...save, setup }, inputs };
}
