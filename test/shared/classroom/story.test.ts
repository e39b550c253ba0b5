import { expect, test } from 'vitest';
import { storyOf } from '#shared/classroom/story.ts';
import { type Entry, type Input, start } from '#shared/match/match.ts';
import { describe, type Order, suggest } from '#shared/orders/index.ts';
import { view } from '#shared/world/view.ts';
import { setupOf } from '../../kit/host.ts';

const study: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
const impossible: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };
const setup = setupOf(['JPN', 'CHN']);
const [cut = impossible] = suggest(view(start(setup).world, 'CHN'), 'quota');

const played = (...told: Input[]): Entry[] => told.map((input) => ({ at: 2000, input }));
const draft = (seat: 'JPN' | 'CHN', ...orders: Order[]): Input => ({ type: 'draft', seat, turn: 0, orders });

test('the story of a nation is what it did, half-year by half-year, and what is different since', () => {
  const inputs = played(
    draft('JPN', study, impossible),
    draft('CHN', cut),
    { type: 'end-turn', turn: 0 },
    { type: 'end-turn', turn: 1 },
  );
  const story = storyOf(setup, inputs, 'JPN');
  expect(story.turn).toBe(2);
  expect(story.decided).toEqual([
    { turn: 0, orders: [describe(study)] },
    { turn: 1, orders: [] },
  ]);
  const told = JSON.stringify(story);
  expect(story.changes.map(({ key }) => key)).toContain('since.quota');
  expect(told).not.toContain(JSON.stringify(describe(cut)));
});
