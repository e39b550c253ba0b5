import { isBest } from '../lobby/auction.ts';
import { type Entry, type Match, type MatchSetup, start } from '../match/match.ts';
import { step } from '../match/step.ts';
import { isScenario } from '../scenarios/index.ts';
import { name, number, type Text, text } from '../text.ts';
import { hash } from '../world/hash.ts';
import { RULES } from '../world/rules.ts';
import { NATIONS } from '../world/terms.ts';

/** A match as it was played: what it was made from, every input in order, and the hash after each turn. */
export interface MatchRecord {
  setup: MatchSetup;
  inputs: Entry[];
  hashes: string[]; // of the world after each turn resolved
}

export type Verification = { ok: true; match: Match } | Fault;
export interface Fault {
  ok: false;
  turn: number; // the first one that is wrong
  why: Text; // `verify.…`
}

/** So a record is only played again: why figures moved takes most of a turn's time. */
const PLAIN = { explain: false };

/** Plays a record again and compares every hash: any changed input, seed or result is found. */
export function verify(record: MatchRecord): Verification {
  const replayed = replay(record.setup, record.inputs);
  return replayed.ok ? (compare(record, replayed.hashes) ?? replayed) : replayed;
}

/** The first turn that came out otherwise than a record says; null: none did. */
export function compare(record: MatchRecord, hashes: readonly string[]): Fault | null {
  const turns = Math.max(hashes.length, record.hashes.length);
  for (let turn = 0; turn < turns; turn++)
    if (hashes[turn] !== record.hashes[turn])
      return hashes[turn] === undefined || record.hashes[turn] === undefined
        ? fault(turn, 'length', { played: hashes.length, noted: record.hashes.length })
        : fault(turn, 'differs');
  return null;
}

/** The match after these inputs, and the hash of its world after each turn. */
export function replay(
  setup: MatchSetup,
  inputs: readonly Entry[],
): { ok: true; match: Match; hashes: string[] } | Fault {
  const unknown = unplayable(setup);
  if (unknown) return unknown;
  let match = start(setup);
  const hashes: string[] = [];
  for (const [index, { at, input }] of inputs.entries()) {
    const done = step(match, input, at, PLAIN);
    if (!done.ok) return refused(match.world.turn, index, done.error.code);
    match = done.match;
    if (done.resolved) hashes.push(hash(match.world));
  }
  return { ok: true, match, hashes };
}

/** The record up to the start of a turn, and the match as it stands there: from here it may go otherwise. */
export function fork(
  { setup, inputs, hashes }: MatchRecord,
  turn: number,
): { ok: true; record: MatchRecord; match: Match } | Fault {
  const unknown = unplayable(setup);
  if (unknown) return unknown;
  let match = start(setup);
  let count = 0;
  for (const { at, input } of inputs) {
    const now = match.world.turn;
    if (now === turn) break;
    // The paper of the last half-year is read at the table; nobody reads those before.
    const done = step(match, input, at, now === turn - 1 ? {} : PLAIN);
    if (!done.ok) return refused(now, count, done.error.code);
    if (done.resolved && hash(done.match.world) !== hashes[now]) return fault(now, 'differs');
    match = done.match;
    count += 1;
  }
  if (match.world.turn !== turn || match.outcome)
    return fault(match.world.turn, 'short', { asked: turn + 1 });
  return {
    ok: true,
    record: { setup, inputs: inputs.slice(0, count), hashes: hashes.slice(0, turn) },
    match,
  };
}

function fault(turn: number, key: string, counts: Record<string, number> = {}): Fault {
  const values = Object.entries(counts).map(([of, value]) => [of, number(value, 'count')]);
  const why = text(`verify.${key}`, {
    number: number(turn + 1, 'count'),
    ...Object.fromEntries(values),
  });
  return { ok: false, turn, why };
}

function refused(turn: number, index: number, code: string): Fault {
  const { why } = fault(turn, 'refused', { input: index + 1 });
  return { ok: false, turn, why: text(why.key, { ...why.values, code: name(code) }) };
}

/** Why these rules can't play a setup at all; null where they can. */
function unplayable({ rules, scenario, people, bids }: MatchSetup): Fault | null {
  const because = (why: Text): Fault => ({ ok: false, turn: 0, why });
  if (rules !== RULES) return because(text('verify.rules', { theirs: name(rules), ours: name(RULES) }));
  if (!isScenario(scenario)) return because(text('verify.scenario', { scenario: name(scenario) }));
  if (bids && !(isBest(bids) && NATIONS.every((one) => people.includes(one) === one in bids)))
    return because(text('verify.bids'));
  return null;
}
