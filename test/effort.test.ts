import { expect, test } from 'vitest';
import { explain } from '#shared/explain/explain.ts';
import { clearMarket } from '#shared/market/clearing.ts';
import { common, desk } from '#shared/match/desk.ts';
import { type Match, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { Telling } from '#shared/updates/update.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { setupOf } from './kit/host.ts';
import { marketsSolved } from './kit/solved.ts';

/**
 * What costs time, counted in what no machine changes: a step more of the solver or a byte more on the wire is
 * noticed here, and times stay with the benchmarks. Each limit is what was counted on 27 November 2026 and a tenth.
 */
const TURNS = 6;

/** A match in which nobody orders anything, at the start of each turn. */
function quiet(scenario: string): Match[] {
  const matches = [start(setupOf([...NATIONS], { scenario, turns: 14 }))];
  for (let turn = 0; turn < TURNS; turn++) {
    const done = step(matches.at(-1) ?? never(), { type: 'end-turn', turn }, 5000);
    if (!done.ok) throw new Error(done.error.code);
    matches.push(done.match);
  }
  return matches;
}

function never(): never {
  throw new Error('there is always a match');
}

/** Bytes of what a seat is told after a half-year. */
function largestUpdate(matches: readonly Match[], nation: NationId): number {
  const telling = new Telling();
  const sizes = matches.map((match) => telling.tell('desk', desk(match, nation), common(match))[3].length);
  return Math.max(...sizes.slice(1));
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

test.each([
  ['2010-senkaku', { steps: 40, desk: 81_782, stored: 89_251, explained: 180, update: 1_891 }],
  ['2025-today', { steps: 65, desk: 82_534, stored: 90_434, explained: 180, update: 2_086 }],
])('a turn of %s takes no more work than it did', (scenario, most) => {
  const matches = quiet(scenario);
  const last = matches.at(-1) ?? never();
  const counted = {
    steps: matches.reduce((sum, { world }) => sum + clearMarket(world).iterations, 0),
    desk: Math.max(...Object.values(each(NATIONS, (nation) => bytes(desk(last, nation))))),
    stored: bytes(last),
    explained: marketsSolved(() => {
      matches.slice(1).forEach(({ world }, turn) => {
        explain(matches[turn]?.world ?? world, world);
      });
    }),
    update: Math.max(...NATIONS.map((nation) => largestUpdate(matches, nation))),
  };
  for (const what of ['steps', 'desk', 'stored', 'explained', 'update'] as const)
    expect(counted[what], `${what} of ${JSON.stringify(counted)}`).toBeLessThanOrEqual(most[what] * 1.1);
});
