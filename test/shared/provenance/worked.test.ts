import { beforeAll, describe, expect, test } from 'vitest';
import { playOut } from '#shared/bots/play.ts';
import { FIGURE_IDS, isFigure, provenance } from '#shared/provenance/index.ts';
import { WORKED } from '#shared/provenance/worked.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import type { Text } from '#shared/text.ts';
import { COMMODITIES, NATIONS, SECTORS } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };

const words: Record<string, string> = en;
const views: View[] = [];
beforeAll(() => {
  for (const scenario of SCENARIOS) {
    const { world } = playOut(scenario, 3, 3, () => 'trader');
    for (const nation of NATIONS) views.push(view(world, nation));
  }
});

/** The value that a part of a worked formula stands for. */
function part(said: Text | null | undefined, name: string): number {
  const value = said?.values[name];
  if (value?.is !== 'number') throw new Error(`no number "${name}"`);
  return value.value;
}

/** Every formula with numbers that a screen can open, and what its numbers come to. */
const SUMS: [
  id: string,
  of: (seen: View) => object[],
  sum: (get: (name: string) => number) => [number, number],
][] = [
  ['cover', () => [{}], (of) => [of('days'), (of('held') / of('used')) * 182.5]],
  [
    'dependence-on',
    ({ nation }) => (nation === 'CHN' ? [] : COMMODITIES.map((good) => ({ good }))),
    (of) => [of('share'), of('chinese') / of('total')],
  ],
  [
    'dependence',
    ({ nation }) => (nation === 'CHN' ? [] : [{}]),
    (of) => [
      of('share'),
      of('light') * of('lightWeight') + of('heavy') * of('heavyWeight') + of('bulk') * of('bulkWeight'),
    ],
  ],
  ['served', () => [{}], (of) => [of('share'), 1 - of('missing')]],
  [
    'score',
    () => [{}],
    (of) => [of('total'), [1, 2, 3, 4, 5].reduce((all, n) => all + of(`points${n}`) * of(`weight${n}`), 0)],
  ],
  [
    'goal',
    ({ nation }) => goalsOf(nation).map((goal) => ({ goal })),
    (of) => [of('points'), of('mean') * of('rest') + of('now') * of('lasting')],
  ],
  [
    'price-outside',
    () => COMMODITIES.map((good) => ({ good })),
    (of) => [of('mean'), (of('first') + of('second') + of('third')) / 3],
  ],
  ['china-mining', () => [{}], (of) => [of('share'), of('china') / of('all')]],
  ['need', () => [{}], (of) => [of('need'), of('planned') * of('share')]],
];

describe('a formula with its numbers filled in', () => {
  test.each(SUMS)('%s comes to the figure', (id, subjects, sum) => {
    let checked = 0;
    for (const seen of views)
      for (const of of subjects(seen)) {
        const said = WORKED[id]?.(seen, of);
        const [figure, reckoned] = sum((name) => part(said, name));
        expect(reckoned).toBeCloseTo(figure, 6);
        checked += 1;
      }
    expect(checked).toBeGreaterThan(5);
  });

  test('has words, with a place for each number', () => {
    for (const seen of views)
      for (const [id, worked] of Object.entries(WORKED))
        for (const of of [{}, ...SECTORS.map((sector) => ({ sector })), { good: 'light' as const }]) {
          const said = worked(seen, of);
          if (!said) continue;
          expect(isFigure(id)).toBe(true);
          for (const name of Object.keys(said.values)) expect(words[said.key]).toContain(`{{${name}}}`);
        }
  });

  test('does not tell what another nation has reached', () => {
    for (const seen of views)
      for (const nation of NATIONS.filter((one) => one !== seen.nation))
        for (const id of ['score', 'cover', 'goal'])
          expect(WORKED[id]?.(seen, { nation, goal: goalsOf(nation)[0] ?? 'supply' })).toBeNull();
  });
});

test('every figure that an input opens is one that the game knows', () => {
  const opened = new Set<string>();
  for (const seen of views)
    for (const id of FIGURE_IDS)
      for (const of of [{}, { good: 'light' as const, region: 'JPN' }, { stage: 'magnet' as const }])
        for (const { opens } of provenance(seen, id, of).inputs) if (opens) opened.add(opens.is);
  expect(opened.size).toBeGreaterThan(5);
  expect([...opened].filter((id) => !isFigure(id))).toEqual([]);
});
