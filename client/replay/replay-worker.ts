/** The part of the worker that shows a match again: a script of its own, fetched with the replay. */
import { FORMAT, type ReplayFile, readFile } from '#shared/replay/file.ts';
import { playerOf } from '#shared/replay/kept.ts';
import type { Player, Showing } from '#shared/replay/player.ts';
import { strengthIn, takeOver } from '#shared/replay/takeover.ts';
import { RULES } from '#shared/world/rules.ts';
import type { NationId } from '#shared/world/terms.ts';
import { keepAnew, recordHere } from '../net/solo/store.ts';
import { fetchOlder } from './older.ts';
import type { Asks, Forked, Opened, ReplayAsk, ReplayQuestion, Source } from './protocol.ts';
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
  shown: { by: Player; showing: Showing } | null; // null: nobody here can play it
}

async function answer(
  { opened, shown, written }: Open,
  ask: ReplayAsk,
): Promise<Asks[ReplayAsk['is']]['answer']> {
  switch (ask.is) {
    case 'open':
      return opened;
    case 'check':
      return shown?.by.check(written, checkSignature) ?? null;
    case 'json':
      return written;
    case 'csv':
      return shown?.showing.csv() ?? '';
    case 'moment':
      return shown?.showing.moment(ask.at, ask.eyes, ask.side) ?? null;
    case 'look': {
      const moment = shown?.showing.moment(ask.at, ask.eyes, ask.side);
      return moment ? { ok: true, desk: moment.desk } : { ok: false, error: { code: 'no-match' } };
    }
    case 'fork':
      return opened.ok ? fork(written, ask.at, ask.seat) : null;
  }
}

async function open(source: Source): Promise<Open> {
  const refuse = (code: 'not-here' | 'wrong'): Open => ({
    written: '',
    opened: { ok: false, code, why: null },
    shown: null,
  });
  try {
    const written = source.is === 'file' ? source.text : await fileHere(source.match);
    if (written === null) return refuse('not-here');
    const found = await playerOf(written, fetchOlder);
    if (!found.ok) return { written, opened: { ok: false, code: 'wrong', why: found.why }, shown: null };
    const showing = found.player.show(written);
    return { written, opened: showing.opened, shown: { by: found.player, showing } };
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

/** Keeps the match anew in this browser from a turn on; by our rules alone, as it goes on by those. */
async function fork(written: string, turn: number, nation: NationId): Promise<Forked | null> {
  const read = readFile(written);
  if (!read.ok || read.file.setup.rules !== RULES) return null;
  const forked = takeOver(read.file, turn, [nation]);
  if (!forked.ok) return null;
  const { scenario, seed, started } = read.file.setup;
  const { turns } = forked.match.world;
  const strength = strengthIn(read.file.setup);
  const wish = { scenario, nation, turns, seed, strength, started };
  const match = await keepAnew(forked.record, forked.match, wish);
  return { match, scenario, nation, turns, seed, strength };
}
