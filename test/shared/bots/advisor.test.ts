import { describe, expect, test } from 'vitest';
import { advise, advising } from '#shared/bots/advisor.ts';
import { checkOrders, cost, type Order, subject } from '#shared/orders/index.ts';
import { score } from '#shared/scoring/score.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { tell } from '../../../client/i18n/index.ts';
import { viewAfter } from '../../kit/worlds.ts';

describe('the advisor', () => {
  test.each(['CHN', 'EUR'] as const)(
    'ranks what helps, each legal beside the draft, with its reason and price: %s',
    (nation) => {
      const known = viewAfter(3, nation);
      const advice = advise(known);
      expect(advice.length).toBeGreaterThan(2);
      for (const { orders, gain, why, cost: price, confidence } of advice) {
        expect(checkOrders(known, orders).every((verdict) => verdict.ok)).toBe(true);
        expect(gain.low).toBeLessThanOrEqual(gain.mid);
        expect(gain.mid).toBeLessThanOrEqual(gain.high);
        expect(price.money).toBeCloseTo(orders.reduce((total, one) => total + cost(known, one), 0));
        expect(confidence).toBeGreaterThan(0);
        expect(tell(why, { start: { year: 2010, half: 1 }, sites: [] })).not.toMatch(/\{\{|NaN|why\./);
      }
      const gains = advice.map(({ gain }) => gain.mid);
      expect(gains).toEqual([...gains].sort((a, b) => b - a));
    },
  );

  test('says how far it has come, ever further, and ends with what it says at once', () => {
    const known = viewAfter(3, 'JPN');
    const work = advising(known);
    const parts: number[] = [];
    let step = work.next();
    for (; !step.done; step = work.next()) parts.push(step.value);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts).toEqual([...new Set(parts)].sort((a, b) => a - b));
    expect(parts.at(-1)).toBeLessThan(1);
    expect(step.value).toEqual(advise(known));
  });

  test('leaves what is drafted already out, and counts on it', () => {
    const known = viewAfter(3, 'JPN');
    const [first] = advise(known);
    const single = first?.orders[0];
    if (!single) throw new Error('no advice');
    for (const { orders } of advise(known, [single])) {
      expect(orders.map(subject)).not.toContain(subject(single));
      expect(checkOrders(known, [single, ...orders]).every((verdict) => verdict.ok)).toBe(true);
    }
  });

  test('helps in the world as it is: whoever follows it ends the half-year better off', () => {
    let followed = 0;
    for (const nation of ['JPN', 'USA'] as const) {
      const world = create('2010-senkaku', 3);
      const orders = advise(view(world, nation))[0]?.orders ?? [];
      const ended = (own: Order[]) =>
        score(
          resolve(
            world,
            each(NATIONS, (one) => (one === nation ? own : [])),
            { explain: false },
          ).world,
          nation,
        ).total;
      followed += ended(orders) - ended([]);
    }
    expect(followed).toBeGreaterThan(2);
  });

  test('knows nothing that the nation does not know', () => {
    const world = create('2010-senkaku', 7);
    const other = { ...clone(world), seed: 99 };
    other.nations.CHN.treasury = 5;
    other.nations.CHN.stockpile.heavy = 5000;
    other.embargoes = [
      { by: 'CHN', target: 'JPN', commodity: 'heavy', severity: 0.4, since: 0, manner: 'deniable' },
    ];
    expect(advise(view(other, 'JPN'))).toEqual(advise(view(world, 'JPN')));
  });
});
