import { describe, expect, test } from 'vitest';
import { ACHIEVEMENT_IDS, type AchievementId } from '#shared/achievements/ids.ts';
import { achieved } from '#shared/achievements/index.ts';
import { type Played, type Story, storyOf } from '#shared/achievements/played.ts';
import { playOut } from '#shared/bots/play.ts';
import { score } from '#shared/scoring/score.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { hosted, setupOf } from '../../kit/host.ts';

/** What happened to one seat in a match of bots. */
function storyOfBots(scenario: string, nation: NationId, total = 50): Story {
  const [seed, length] = [2, 14];
  const turns: Played[] = [];
  let before = create(scenario, seed, length);
  playOut(
    scenario,
    seed,
    length,
    (one) => (one === 'CHN' ? 'hawk' : 'trader'),
    (_, world, orders) => {
      turns.push({
        turn: before.turn,
        orders: orders[nation],
        before: view(before, nation),
        after: view(world, nation),
      });
      before = world;
    },
  );
  return { nation, turns, score: { ...score(before, nation), total, par: 50 } };
}

const stories = ['2010-senkaku', '2025-today'].flatMap((scenario) =>
  NATIONS.map((nation) => storyOfBots(scenario, nation)),
);
const ids = (story: Story) => achieved(story).map(({ id }) => id);

describe('achievements', () => {
  test('most are within reach of players who know the game', () => {
    const reached = new Set(stories.flatMap(ids));
    const rare: AchievementId[] = ['do-without', 'above-par', 'all-served', 'cushion'];
    expect(ACHIEVEMENT_IDS.filter((id) => !reached.has(id) && !rare.includes(id))).toEqual([]);
  });

  test('are told in the order in which they were earned', () => {
    for (const story of stories) {
      const turns = achieved(story).map(({ turn }) => turn);
      expect(turns).toEqual(turns.toSorted((a, b) => a - b));
    }
  });

  test('are for what one did oneself: who orders nothing has no merit of what others did', () => {
    for (const story of stories) {
      const idle = { ...story, turns: story.turns.map((turn) => ({ ...turn, orders: [] })) };
      for (const id of ['calm-buyer', 'first-buyer', 'rival-bred'] as const)
        expect(ids(idle)).not.toContain(id);
    }
  });

  test('a panic buyer has no cool head', () => {
    const cool = stories.find((story) => ids(story).includes('cool-head'));
    if (!cool) throw new Error('nobody kept cool');
    const panic = cool.turns.map((turn) => ({
      ...turn,
      orders: (['light', 'heavy', 'bulk'] as const).map((commodity) => ({
        kind: 'stockpile' as const,
        commodity,
        tonnes: 10,
        limit: 1000,
      })),
    }));
    expect(ids({ ...cool, turns: panic })).not.toContain('cool-head');
  });

  test('some need the end: par by five points, and nobody who went without', () => {
    const [story] = stories;
    if (!story) throw new Error('no story');
    expect(ids(storyOfBots('2010-senkaku', 'JPN', 55))).toContain('above-par');
    expect(ids(storyOfBots('2010-senkaku', 'JPN', 54))).not.toContain('above-par');
    expect(ids({ ...story, score: null })).not.toContain('all-served');
  });
});

test('a story is what the record has, as its nation knew it', async () => {
  const { host, store, sit } = hosted(setupOf(['JPN']));
  const player = sit('JPN');
  const orders = [{ kind: 'recycling', level: 2 }];
  await player.ask('draft', { turn: 0, orders });
  for (let turn = 0; turn < 4; turn++) await player.ask('seal', { turn });
  const story = storyOf({ setup: host.match.setup, inputs: store.kept, hashes: store.hashes }, 'JPN');
  expect(story.turns.map(({ turn }) => turn)).toEqual([0, 1, 2, 3]);
  expect(story.turns.map((turn) => turn.orders)).toEqual([orders, [], [], []]);
  expect(story.turns.at(-1)?.after).toEqual(view(host.match.world, 'JPN'));
  expect(story.score).toEqual(host.match.outcome?.scores.JPN);
});
