import { expect, test } from 'vitest';
import { recordOf, trustIn } from '#shared/diplomacy/history.ts';
import { create } from '#shared/world/create.ts';
import { play, signed } from '../../kit/treaties.ts';

const bound = signed(create('2010-senkaku', 7), ['JPN', 'CHN'], [{ kind: 'no-embargo', by: 'CHN' }]);

test('a broken promise stays on the record of who broke it, and of nobody else', () => {
  const world = play(bound, {
    CHN: [{ kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.5, manner: 'open' }],
  });
  expect(recordOf(world, 'CHN').broken).toMatchObject([
    { ended: 2, breaches: [{ by: 'CHN', clause: 'no-embargo' }] },
  ]);
  expect(recordOf(world, 'JPN')).toEqual({ kept: [], left: [], broken: [], obeyed: [], defied: [] });
});

test('a treaty that was kept counts for both, one that was left for who left', () => {
  let kept = bound;
  for (let turn = 0; turn < 6; turn++) kept = play(kept);
  expect([recordOf(kept, 'CHN').kept.length, recordOf(kept, 'JPN').kept.length]).toEqual([1, 1]);
  const noticed = play(bound, { JPN: [{ kind: 'withdraw', treaty: bound.treaties[0]?.id ?? '' }] });
  const left = play(noticed);
  expect([recordOf(left, 'JPN').left.length, recordOf(left, 'CHN').left.length]).toEqual([1, 0]);
});

test('trust has a word for every degree', () => {
  expect([0.9, 0.8, 0.5, 0.2].map(trustIn)).toEqual(['firm', 'fair', 'doubtful', 'worthless']);
});
