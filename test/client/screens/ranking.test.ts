import { type ComponentChildren, isValidElement, toChildArray } from 'preact';
import { expect, test } from 'vitest';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import type { Outcome } from '#shared/scoring/outcome.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { Ranking, won } from '../../../client/screens/final/Ranking.tsx';

/** China has most points, and has done worse than its seat allows; Japan the other way round. */
const TOTALS = { CHN: [80, 90], JPN: [40, 20], USA: [60, 55], EUR: [50, 48] } as const;
const OUTCOME: Outcome = {
  shared: 'managed-transition',
  scores: each(NATIONS, (nation) => {
    const [total, par] = TOTALS[nation];
    return { parts: Object.fromEntries(goalsOf(nation).map((goal) => [goal, total])), total, par };
  }),
  ranking: ['JPN', 'USA', 'EUR', 'CHN'],
  winners: ['JPN'],
  hash: '',
};

/** The rows of a table, by their keys. */
const rows = (node: ComponentChildren): unknown[] =>
  toChildArray(node).flatMap((one) => {
    if (!isValidElement(one)) return [];
    return one.type === 'tr' && one.key ? [one.key] : rows(one.props.children);
  });

test.each([null, 'CHN'] as const)('those who watch see places against par, as players do: %s', (mine) => {
  const seen = view(create(SCENARIOS[0] ?? '', 7, 14), 'CHN');
  expect(rows(Ranking({ view: seen, outcome: OUTCOME, bids: null, mine }))).toEqual(OUTCOME.ranking);
});

test('only who plays is told that it is they who have won', () => {
  expect(won('JPN', ['JPN'])).toBe('You have won.');
  expect(won(null, ['JPN'])).toBe('Japan has won.');
  expect(won(null, ['JPN', 'USA'])).toBe(
    'Japan and the United States kept their treaty and have won together.',
  );
  expect(won(null, [])).toBe('Nobody has won.');
});
