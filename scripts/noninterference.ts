import { type Leak, PAIRS, PAIRS_OF_A_SEED } from '../test/kit/interference/pairs.ts';
import { readOptions, whole } from './arguments.ts';
import { doAll } from './crew.ts';
import { type Goal, report } from './goals.ts';

const USAGE = `Usage: npm run noninterference -- [--pairs N] [--seed N] [--json]
Plays pairs of matches that differ only in what one or two seats keep secret, and compares every byte that the others,
those who watch, notices and records are told: ${PAIRS_OF_A_SEED} pairs from each seed.`;

const options = {
  pairs: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;
const { values } = readOptions(USAGE, { options });
const first = whole(USAGE, values.seed, 'seed', 0);
const wanted = whole(USAGE, values.pairs, 'pairs', 1);
const seeds = Array.from({ length: Math.ceil(wanted / PAIRS_OF_A_SEED) }, (_, index) => first + index);

const begun = Date.now();
const leaks = (
  await doAll<number, Leak[]>(new URL('./noninterference/worker.ts', import.meta.url), seeds)
).flat();
const seconds = Math.round((Date.now() - begun) / 1000);
const pairs = seeds.length * PAIRS_OF_A_SEED;
const goals: Goal[] = [
  { name: 'pairs that could be told apart', goal: '0', value: leaks.length, ok: leaks.length === 0 },
];
report(values.json, { seed: first, pairs, kinds: PAIRS, seconds, leaks: leaks.slice(0, 100) }, goals, () => {
  console.log(`${pairs} pairs from seed ${first} in ${seconds} s`);
  for (const { seed, pair, told } of leaks.slice(0, 20)) console.log(`seed ${seed}, ${pair}:\n  ${told}`);
});
