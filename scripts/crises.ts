import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { botFor } from '../shared/bots/index.ts';
import { playOut } from '../shared/bots/play.ts';
import { cards } from '../shared/crises/index.ts';
import { SCENARIOS } from '../shared/scenarios/index.ts';
import { faults } from '../shared/world/invariants.ts';
import { crisesPage } from './crises-page.ts';
import { type Goal, report, wrongUse } from './goals.ts';

const USAGE = `Usage: npm run crises -- [--games N] [--seed N] [--json]
       npm run crises -- --page      writes docs/crises.md
How often each crisis comes in matches of bots, and how it is answered. Default: 200 matches.`;

const { games, seed, json, page } = readArguments();
if (page) {
  writeFileSync(join(import.meta.dirname, '../docs/crises.md'), crisesPage());
  process.exit(0);
}

const came: Record<string, number> = {};
const answers: Record<string, number> = {};
const perMatch: number[] = [];
let turns = 0;
let quiet = 0;
let broken = 0;
for (let game = 0; game < games; game++) {
  const scenario = SCENARIOS[game % SCENARIOS.length] ?? '2010-senkaku';
  const own = seed + Math.floor(game / SCENARIOS.length);
  let count = 0;
  playOut(
    scenario,
    own,
    undefined,
    (nation) => botFor(own, nation),
    (told, world) => {
      turns += 1;
      if (world.crises.open.length === 0) quiet += 1;
      count += world.crises.open.length;
      for (const { card } of world.crises.open) came[card] = (came[card] ?? 0) + 1;
      for (const { text } of told.events) {
        const given = text.key === 'event.respond' ? text.values.answer : null;
        if (given?.is === 'key') answers[given.key] = (answers[given.key] ?? 0) + 1;
      }
      broken += faults(world).length;
    },
  );
  perMatch.push(count);
}

const rows = cards().map((card) => ({
  id: card.id,
  'per 100 matches': Math.round((1000 * (came[card.id] ?? 0)) / games) / 10,
  answers: card.responses.map((one) => `${one.id} ${answers[`crisis.${card.id}.${one.id}`] ?? 0}`).join(', '),
}));
const never = rows.filter((row) => row['per 100 matches'] === 0).map((row) => row.id);
const mean = perMatch.reduce((sum, one) => sum + one, 0) / games;
const most = Math.max(...rows.map((row) => row['per 100 matches']));
const goals: Goal[] = [
  { name: 'cards', goal: 'at least 30', value: rows.length, ok: rows.length >= 30 },
  {
    name: 'crises in a match',
    goal: '4 to 10',
    value: Math.round(mean * 10) / 10,
    ok: mean >= 4 && mean <= 10,
  },
  {
    name: 'turns without one',
    goal: '35% to 70%',
    value: `${Math.round((100 * quiet) / turns)}%`,
    ok: quiet / turns > 0.35 && quiet / turns < 0.7,
  },
  { name: 'cards that never come', goal: 'none', value: never.join(', ') || 'none', ok: never.length === 0 },
  {
    name: 'the commonest card, of 100 matches',
    goal: 'at most 110 (history fixes some)',
    value: most,
    ok: most <= 110,
  },
  { name: 'broken invariants', goal: '0', value: broken, ok: broken === 0 },
];
report(json, { games, seed, mean, rows }, goals, () => console.table(rows));

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        games: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        page: { type: 'boolean', default: false },
      },
    });
    const read = { ...values, games: Number(values.games), seed: Number(values.seed) };
    if (!(read.games >= 1) || !Number.isInteger(read.seed)) wrongUse(USAGE);
    return read;
  } catch {
    return wrongUse(USAGE);
  }
}
