import { beforeAll, describe, expect, test } from 'vitest';
import { brokenBy, endsHelp } from '#shared/advice/broken.ts';
import { sensible } from '#shared/advice/sensible.ts';
import { type Weighing, weighAll } from '#shared/advice/weigh.ts';
import { checkOrders, type Order, pointsPerTurn, subject } from '#shared/orders/index.ts';
import { score } from '#shared/scoring/score.ts';
import { text } from '#shared/text.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import { signed } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);
const japan = view(start, 'JPN');
let weighed: Weighing[];
beforeAll(() => {
  weighed = [...weighAll(japan)];
});

const of = (order: Order, merit: number): Weighing => ({ order, merit, why: text('why.goal') });
const research = (commodity: 'light' | 'heavy' | 'bulk', funds = 10): Order => ({
  kind: 'substitution',
  commodity,
  funds,
});

describe('what an order is weighed as', () => {
  test('is the score two years on, against passing, by the rules themselves', () => {
    const recycling: Order = { kind: 'recycling', level: 2 };
    const reached = (orders: Order[]) => {
      let { world } = japan;
      for (let turn = 0; turn < 4; turn++)
        world = resolve(
          world,
          each(NATIONS, (nation) => (nation === 'JPN' && turn === 0 ? orders : [])),
          { explain: false },
        ).world;
      return score(world, 'JPN').total;
    };
    const found = weighed.find(({ order }) => order.kind === 'recycling');
    expect(found?.merit).toBeCloseTo(reached([recycling]) - reached([]), 9);
    expect(found?.merit).toBeGreaterThan(1);
  });

  test('names what gets better, with both figures', () => {
    const bought = weighed.find(({ order }) => order.kind === 'offtake' && order.seller === 'MYS');
    expect(bought?.why.key).toBe('why.dependence');
    const { now, otherwise } = bought?.why.values ?? {};
    if (now?.is !== 'number' || otherwise?.is !== 'number') throw new Error('no figures');
    expect(now.value).toBeLessThan(otherwise.value);
  });

  test('speaks of no figure that the nation has no goal for: China’s quota is for rents, not for its stocks', () => {
    const quota = [...weighAll(view(create('2010-senkaku', 7), 'CHN'))].find(
      ({ order }) => order.kind === 'quota',
    );
    expect(quota?.why.values.goal).toEqual({ is: 'key', key: 'score.rents' });
  });

  test('never names two figures that are read as the same one', () => {
    const goals = NATIONS.flatMap((nation) => [...weighAll(view(start, nation))]).filter(
      ({ why }) => why.key === 'why.goal',
    );
    expect(goals.length).toBeGreaterThan(5);
    for (const { why } of goals) {
      const { now, otherwise } = why.values;
      if (now?.is !== 'number' || otherwise?.is !== 'number') throw new Error('no figures');
      expect(Math.round(now.value)).not.toBe(Math.round(otherwise.value));
    }
  });

  test('counts what ripens late by what its goal lacks', () => {
    const late = weighed.find(({ order }) => order.kind === 'substitution');
    expect(late?.why.key).toBe('why.later');
    expect(late?.merit).toBeGreaterThan(0);
  });
});

describe('the orders that make sense', () => {
  test.each(NATIONS)('are at most eight, legal, of several kinds, and lie beside the draft: %s', (nation) => {
    const seen = view(start, nation);
    const all = [...weighAll(seen)];
    const first = sensible(seen, [], all);
    expect(first.length).toBeGreaterThan(4);
    expect(first.length).toBeLessThanOrEqual(8);
    expect(new Set(first.map(({ order }) => order.kind)).size).toBeGreaterThanOrEqual(4);
    for (const { order, merit } of first) {
      expect(checkOrders(seen, [order])).toEqual([{ ok: true }]);
      expect(merit).toBeGreaterThan(0);
    }
    const draft = first.slice(0, 1).map(({ order }) => order);
    const next = sensible(seen, draft, all).map(({ order }) => subject(order));
    expect(next).not.toContain(subject(draft[0] ?? { kind: 'consolidate' }));
  });

  test('are those that the points and the money still allow', () => {
    const points = pointsPerTurn(japan);
    const spent = (['light', 'heavy', 'bulk'] as const).slice(0, points).map((one) => research(one));
    const rest = sensible(japan, spent, weighed);
    expect(rest.every(({ order }) => checkOrders(japan, [...spent, order]).at(-1)?.ok)).toBe(true);
    const poor: View = structuredClone(japan);
    poor.world.nations.JPN.treasury = 5;
    expect(sensible(poor, [], [of(research('heavy', 50), 3), of(research('light', 5), 1)])).toEqual([
      of(research('light', 5), 1),
    ]);
  });

  test('put another kind before a variant of nearly the same worth', () => {
    const ideas = [
      of(research('light'), 3),
      of(research('heavy'), 2.9),
      of({ kind: 'recycling', level: 2 }, 2),
    ];
    expect(sensible(japan, [], ideas).map(({ merit }) => merit)).toEqual([3, 2, 2.9]);
  });

  test('leave out what does nothing or harm', () => {
    expect(sensible(japan, [], [of(research('light'), -1), of(research('heavy'), 0)])).toEqual([]);
  });
});

describe('a draft that would break a promise', () => {
  const bound = signed(start, ['JPN', 'CHN'], [{ kind: 'no-embargo', by: 'CHN' }]);
  const embargo: Order = {
    kind: 'embargo',
    target: 'JPN',
    commodity: 'light',
    severity: 0.5,
    manner: 'open',
  };

  test('is found out before it is sealed', () => {
    const seen = view(bound, 'CHN');
    expect(brokenBy(seen, [embargo]).map(({ parties }) => parties)).toEqual([['JPN', 'CHN']]);
    expect(brokenBy(seen, [{ ...embargo, target: 'USA' }])).toEqual([]);
    expect(brokenBy(view(start, 'CHN'), [embargo])).toEqual([]);
  });

  test('and so is help for companies that the treasury could not pay', () => {
    const help: Order = { kind: 'subsidy', stage: 'magnet', share: 0.5 };
    const holding = (treasury: number) => {
      const world = clone(start);
      world.nations.JPN.treasury = treasury;
      return view(world, 'JPN');
    };
    expect(endsHelp(holding(500), [help])).toBe(false);
    expect(endsHelp(holding(1), [help])).toBe(true);
    expect(endsHelp(holding(1), [])).toBe(false);
  });
});
