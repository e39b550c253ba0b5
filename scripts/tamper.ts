import { readOptions, whole } from './arguments.ts';
import { playGame } from './crossplay/game.ts';
import { type Goal, report } from './goals.ts';
import { signed, turnEveryByte } from './tamper/flips.ts';

const USAGE = `Usage: npm run tamper -- [--seed N] [--json]
Plays a match of bots, signs its record, turns a bit of every byte of the file and every bit of its certificate, one at
a time, and counts what a check of the file does not find.`;

const options = {
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;
const { values } = readOptions(USAGE, { options });
const seed = whole(USAGE, values.seed, 'seed', 0);
const begun = Date.now();
const found = await turnEveryByte(signed(playGame(seed)), seed);
const seconds = Math.round((Date.now() - begun) / 1000);
const goals: Goal[] = [
  { name: 'flips that were not found', goal: '0', value: found.missed.length, ok: found.missed.length === 0 },
];
report(values.json, { seed, seconds, ...found, missed: found.missed.slice(0, 100) }, goals, () => {
  console.log(
    `${found.bytes} bytes, ${found.tried} flips in ${seconds} s; ${found.same} left the file saying the same`,
  );
});
