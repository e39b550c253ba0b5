import { expect, test } from 'vitest';
import { desk } from '#shared/match/desk.ts';
import { type Match, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { RULES } from '#shared/world/rules.ts';
import { COMMODITIES, NATIONS, type NationId } from '#shared/world/terms.ts';

const fresh = () =>
  start({
    rules: RULES,
    scenario: '2010-senkaku',
    seed: 7,
    turns: 4,
    people: ['JPN', 'USA'],
    bots: {},
    clock: null,
    standIn: null,
    chat: 'free',
    watch: false,
    advice: true,
    started: 0,
  });

/** A match in mid-course, in which bots have traded and stocked. */
function midway(): Match {
  let match = fresh();
  for (let turn = 0; turn < 2; turn++)
    for (const seat of ['JPN', 'USA'] as const) {
      const done = step(match, { type: 'seal', seat, turn }, 0);
      if (done.ok) match = done.match;
    }
  return match;
}

/** The same match, but for everything about `nation` that only it may know. */
function otherSecrets(match: Match, nation: NationId): Match {
  const other = structuredClone(match);
  const mine = other.world.nations[nation];
  mine.treasury += 1234.5;
  for (const commodity of COMMODITIES) {
    mine.stockpile[commodity] += 321.5;
    mine.targets[commodity] = { tonnes: 7, limit: 99 };
    mine.substitution[commodity].progress += 0.25;
    mine.substitution[commodity].funded += 3;
  }
  for (const goal of goalsOf(nation)) mine.tally[goal] = (mine.tally[goal] ?? 0) + 5;
  other.seats[nation].draft = [{ kind: 'export-control-law' }];
  other.seats[nation].sealed = true;
  const contract = {
    seller: 'AUS',
    buyer: nation,
    commodity: 'light',
    tonnes: 5,
    price: 66,
    turns: 4,
  } as const;
  other.world.offers.push({ id: 'offer-secret', from: nation, to: nation, contract, expires: 9 });
  other.world.nextId += 1;
  other.report?.events.push({
    text: { key: 'event.research', values: {} },
    nation,
    region: nation,
    weight: 0.1,
    audience: [nation],
  });
  return other;
}

test.each(NATIONS)('what only %s knows does not change a letter of any other desk', (nation) => {
  const match = midway();
  const changed = otherSecrets(match, nation);
  for (const other of NATIONS) {
    const same = JSON.stringify(desk(changed, other)) === JSON.stringify(desk(match, other));
    expect(same, `the desk of ${other}`).toBe(other !== nation);
  }
});

test('seed and chance are on no desk', () => {
  const match = fresh();
  const other = structuredClone({ ...match, world: { ...match.world, seed: 8 } });
  other.world.random = { luck: [1, 2, 3, 4] };
  for (const nation of NATIONS) expect(desk(other, nation)).toEqual(desk(match, nation));
});

test('a seat finds its own draft and seal', () => {
  const drafted = step(
    fresh(),
    { type: 'draft', seat: 'JPN', turn: 0, orders: [{ kind: 'export-control-law' }] },
    0,
  );
  if (!drafted.ok) throw new Error(drafted.error.code);
  expect(desk(drafted.match, 'JPN')).toMatchObject({
    draft: [{ kind: 'export-control-law' }],
    sealed: false,
  });
  expect(desk(drafted.match, 'USA')).toMatchObject({ draft: [], sealed: false });
});
