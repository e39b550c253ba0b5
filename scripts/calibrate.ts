import { writeFileSync } from 'node:fs';
import { STRETCH } from '../shared/forecast/calibration.ts';
import { QUANTITY_KINDS } from '../shared/forecast/quantities.ts';
import { SCENARIOS } from '../shared/scenarios/index.ts';
import { each } from '../shared/world/terms.ts';
import { readOptions, whole } from './arguments.ts';
import type { Case, Job } from './calibrate/case.ts';
import { coverage, learnStretch } from './calibrate/coverage.ts';
import { doAll } from './crew.ts';
import { type Goal, report } from './goals.ts';

/** Far from the seeds that are checked, so that no match is both learned from and checked. */
const FIT_SEED = 1_000_001;

const USAGE = `Usage: npm run calibrate -- [--games N] [--seed N] [--json] [--fit]
Asks the what-if in matches of bots, once a match, and counts how often the half-year ends in the 80% range.
Default: 200 matches from seed 1. --fit learns the factors anew, from seed ${FIT_SEED}, and writes them down.`;

const LEAST = 0.75;
const MOST = 0.85;

const options = {
  games: { type: 'string', default: '200' },
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
  fit: { type: 'boolean', default: false },
} as const;
const { values } = readOptions(USAGE, { options });
const games = whole(USAGE, values.games, 'games', 1);
const seed = whole(USAGE, values.seed ?? String(values.fit ? FIT_SEED : 1), 'seed', 0);

const jobs: Job[] = Array.from({ length: games }, (_, index) => ({
  scenario: SCENARIOS[index % SCENARIOS.length] ?? '',
  seed: seed + index,
}));
const cases = await doAll<Job, Case>(new URL('./calibrate/worker.ts', import.meta.url), jobs);
const stretch = values.fit ? learnStretch(cases) : STRETCH;
if (values.fit)
  writeFileSync(
    new URL('../shared/forecast/calibration.json', import.meta.url),
    `${JSON.stringify({ games, seed, stretch }, null, 2)}\n`,
  );

const found = coverage(cases, stretch);
const asSampled = coverage(
  cases,
  each(QUANTITY_KINDS, () => 1),
);
const goals = QUANTITY_KINDS.map((kind): Goal => {
  const { inside, strictly, error } = found[kind];
  return {
    name: `${kind}: outcomes in the 80% range`,
    goal: `${percent(LEAST)} to ${percent(MOST)}, those on an edge either way`,
    value: `${percent(inside)} ± ${percent(error)}, without those on an edge ${percent(strictly)}`,
    ok: inside >= LEAST && strictly <= MOST,
  };
});
report(values.json, { games, seed, stretch, coverage: found, asSampled }, goals, () => {
  console.log(`${games} matches from seed ${seed}\n`);
  console.table(
    Object.fromEntries(
      QUANTITY_KINDS.map((kind) => [
        kind,
        {
          figures: found[kind].figures,
          inside: percent(found[kind].inside),
          error: percent(found[kind].error),
          'without edges': percent(found[kind].strictly),
          'as sampled': percent(asSampled[kind].inside),
          factor: stretch[kind],
        },
      ]),
    ),
  );
});

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
