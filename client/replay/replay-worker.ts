/** The part of the worker that shows a match again: a script of its own, fetched with the replay. */
import { examine } from '#shared/replay/examine.ts';
import { FORMAT, type ReplayFile, readFile } from '#shared/replay/file.ts';
import { markers } from '#shared/replay/markers.ts';
import { momentOf, type Reel, reelOf } from '#shared/replay/reel.ts';
import { tableOf } from '#shared/replay/table.ts';
import { strengthIn, takeOver } from '#shared/replay/takeover.ts';
import type { NationId } from '#shared/world/terms.ts';
import { keepAnew, recordHere } from '../net/solo/store.ts';
import type { Asks, Feature, Forked, Opened, ReplayAsk, ReplayQuestion, Source } from './protocol.ts';
import { checkSignature } from './signature.ts';

/** Shows a match again, one question at a time, as they come on a port; part of the worker. */
export function showReplay({ source }: ReplayQuestion, port: MessagePort): void {
  const opening = open(source);
  port.addEventListener('message', ({ data, ports: [back] }: MessageEvent<ReplayAsk>) => {
    void opening.then(async (opened) => back?.postMessage(await answer(opened, data)));
  });
  port.start();
}

interface Open {
  written: string; // the file
  opened: Opened;
  reel: Reel | null;
}

async function answer(
  { opened, reel, written }: Open,
  ask: ReplayAsk,
): Promise<Asks[ReplayAsk['is']]['answer']> {
  switch (ask.is) {
    case 'open':
      return opened;
    case 'examine':
      return examine(written, checkSignature);
    case 'json':
      return written;
    case 'csv':
      return reel ? tableOf(reel.turns) : '';
    case 'moment':
      return reel && momentOf(reel, ask.at, ask.eyes, ask.side);
    case 'look': {
      const moment = reel && momentOf(reel, ask.at, ask.eyes, ask.side);
      return moment ? { ok: true, desk: moment.desk } : { ok: false, error: { code: 'no-match' } };
    }
    case 'fork':
      return reel && fork(reel, ask.at, ask.seat);
  }
}

async function open(source: Source): Promise<Open> {
  const refuse = (code: 'not-here' | 'running' | 'wrong'): Open => ({
    written: '',
    opened: { ok: false, code, why: null },
    reel: null,
  });
  try {
    const written = source.is === 'file' ? source.text : await fileHere(source.match);
    if (written === null) return refuse('not-here');
    const read = readFile(written);
    if (!read.ok) return { written, opened: { ok: false, code: 'wrong', why: read.why }, reel: null };
    return { written, ...shown(read.file) };
  } catch (error) {
    console.error('A match could not be shown again:', error);
    return refuse('wrong');
  }
}

/** A match of this browser as a file; nobody signs it. */
async function fileHere(match: string): Promise<string | null> {
  const record = await recordHere(match);
  return record && JSON.stringify({ format: FORMAT, ...record, certificate: null } satisfies ReplayFile);
}

function shown(file: ReplayFile): Pick<Open, 'opened' | 'reel'> {
  const made = reelOf(file);
  if (!made.ok) return { opened: { ok: false, code: 'wrong', why: made.why }, reel: null };
  const { reel } = made;
  const feature = featureOf(reel);
  // Before the end the others' orders are nobody's business.
  if (!feature) return { opened: { ok: false, code: 'running', why: null }, reel: null };
  return { opened: { ok: true, feature }, reel };
}

function featureOf({ record: { setup }, stood }: Reel): Feature | null {
  const last = stood.at(-1);
  if (!last?.outcome) return null;
  return {
    scenario: setup.scenario,
    seed: setup.seed,
    people: setup.people,
    bids: setup.bids ?? null,
    start: last.world.start,
    turns: stood.length - 1,
    markers: markers(stood),
    outcome: last.outcome,
  };
}

/** Keeps the match anew in this browser from a turn on. */
async function fork({ record }: Reel, turn: number, nation: NationId): Promise<Forked | null> {
  const forked = takeOver(record, turn, [nation]);
  if (!forked.ok) return null;
  const { scenario, seed, started } = record.setup;
  const { turns } = forked.match.world;
  const strength = strengthIn(record.setup);
  const wish = { scenario, nation, turns, seed, strength, started };
  const match = await keepAnew(forked.record, forked.match, wish);
  return { match, scenario, nation, turns, seed, strength };
}
