import type { Entry, MatchSetup } from '#shared/match/match.ts';
import { type MatchRecord, replay } from '#shared/replay/record.ts';
import { RULES } from '#shared/world/rules.ts';

/** A match of four half-years: a person in Europe, bots that follow their habits, and one turn that time ended. */
export const setup: MatchSetup = {
  rules: RULES,
  scenario: '2010-senkaku',
  seed: 7,
  turns: 4,
  people: ['EUR'],
  bots: {},
  clock: 30,
  standIn: null,
  chat: 'free',
  watch: false,
  advice: true,
  started: 5000,
};
export const inputs: Entry[] = [
  research(0, 6000),
  { at: 7000, input: { type: 'seal', seat: 'EUR', turn: 0 } },
  research(1, 8000),
  { at: 37_000, input: { type: 'time-up', turn: 1 } },
  { at: 38_000, input: { type: 'seal', seat: 'EUR', turn: 2 } },
  { at: 39_000, input: { type: 'seal', seat: 'EUR', turn: 3 } },
];

export function research(turn: number, at: number): Entry {
  return {
    at,
    input: {
      type: 'draft',
      seat: 'EUR',
      turn,
      orders: [{ kind: 'substitution', commodity: 'heavy', funds: 5 }],
    },
  };
}

const played = replay(setup, inputs);
if (!played.ok) throw new Error(played.why.key);
export const record: MatchRecord = { setup, inputs, hashes: played.hashes };
export const ended = played.match;
