import { availableParallelism } from 'node:os';
import type { MatchRecord } from '../shared/replay/record.ts';
import { launchBrowser } from '../test/kit/browser.ts';
import { readOptions, whole } from './arguments.ts';
import { doAll } from './crew.ts';
import { differsIn, rulesIn } from './crossplay/chromium.ts';
import { type Goal, report } from './goals.ts';

const USAGE = `Usage: npm run crossplay -- [--matches N] [--seed N] [--json]
Plays matches of bots in Node, replays each record in Chromium, and compares the world's hash after every turn.`;

const options = {
  matches: { type: 'string', default: '500' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;
const { values } = readOptions(USAGE, { options });
const first = whole(USAGE, values.seed, 'seed', 0);
const count = whole(USAGE, values.matches, 'matches', 1);
const seeds = Array.from({ length: count }, (_, index) => first + index);

const begun = Date.now();
const since = () => Math.round((Date.now() - begun) / 1000);
const records = await doAll<number, MatchRecord>(new URL('./crossplay/worker.ts', import.meta.url), seeds);
const played = since();
const browser = await launchBrowser();
const differing: { seed: number; turn: number }[] = [];
const next = records.values();
const replay = async () => {
  const page = await rulesIn(browser);
  for (const record of next) {
    const turn = await differsIn(page, record);
    if (turn !== null) differing.push({ seed: record.setup.seed, turn });
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, replay));
const version = browser.version();
await browser.close();

const turns = records.reduce((sum, { hashes }) => sum + hashes.length, 0);
const goals: Goal[] = [
  {
    name: 'matches that came out otherwise in Chromium',
    goal: '0',
    value: differing.length,
    ok: differing.length === 0,
  },
];
const seconds = { node: played, chromium: since() - played };
report(
  values.json,
  { seed: first, matches: count, turns, node: process.version, chromium: version, seconds, differing },
  goals,
  () => {
    console.log(
      `${count} matches from seed ${first}, ${turns} turns; ${process.version}, Chromium ${version}`,
    );
    console.log(`played in ${seconds.node} s, replayed in ${seconds.chromium} s`);
    for (const { seed, turn } of differing.slice(0, 20))
      console.log(`seed ${seed} differs at turn ${turn + 1}`);
  },
);
