import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHARACTER_IDS } from '#shared/bots/characters.ts';
import { DEPTHS } from '#shared/bots/strengths.ts';
import { headOf, STRENGTHS, think, thinkThrough } from '#shared/bots/think.ts';
import { checkOrders, subject } from '#shared/orders/index.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { tell } from '../../../client/i18n/index.ts';
import { waiting } from '../../kit/treaties.ts';
import { viewAfter } from '../../kit/worlds.ts';

/** Every strength, with less to play through. */
const QUICK = STRENGTHS.map((strength) => {
  const depth = DEPTHS[strength];
  return {
    ...depth,
    ideas: Math.min(1, depth.ideas),
    horizon: Math.min(2, depth.horizon),
    tries: Math.min(3, depth.tries),
  };
});

describe('a bot that thinks', () => {
  const late = NATIONS.map((nation) => viewAfter(5, nation));

  test.each(CHARACTER_IDS)('gives only legal orders, each with its reason: the %s', (character) => {
    let given = 0;
    for (const known of late) {
      const { orders, reasons } = think(known, { character, strength: 3 });
      expect(checkOrders(known, orders).every((verdict) => verdict.ok)).toBe(true);
      expect(reasons.map((one) => one.subject).sort()).toEqual(orders.map(subject).sort());
      for (const { why } of reasons) {
        expect(why.key).toMatch(/^because\./);
        const said = tell(why, { start: { year: 2010, half: 1 }, sites: [] });
        expect(said).not.toMatch(/\{\{|NaN|because\./);
      }
      given += orders.length;
    }
    expect(given).toBeGreaterThan(0);
  });

  test('decides the same for the same view, and otherwise by character', () => {
    const [known] = late;
    if (!known) throw new Error('no view');
    const of = (character: (typeof CHARACTER_IDS)[number]) => think(clone(known), { character, strength: 3 });
    expect(of('hawk')).toEqual(think(known, { character: 'hawk', strength: 3 }));
    expect(new Set(CHARACTER_IDS.map((id) => JSON.stringify(of(id).orders))).size).toBeGreaterThan(3);
  });

  test('keeps a secret what only it can know', () => {
    for (const known of late)
      for (const character of CHARACTER_IDS) {
        const { orders, reasons } = think(known, { character, strength: 2 });
        for (const order of orders)
          if (order.kind === 'stockpile' || (order.kind === 'embargo' && order.manner === 'deniable'))
            expect(reasons.find((one) => one.subject === subject(order))?.secret, subject(order)).toBe(true);
      }
  });
});

test('a bot plays through more in its head the stronger it is, and never more than it has time for', () => {
  // Some 0.7 ms each on one core of 2.6 GHz: the strongest has to decide within a second and a half.
  const MOST_HALF_YEARS = 900;
  const known = viewAfter(4, 'CHN', '2025-today');
  const played = STRENGTHS.map((strength) => {
    const head = headOf(known, 'planner');
    thinkThrough(known, 'planner', DEPTHS[strength], head);
    return head.played;
  });
  expect(played).toEqual([...played].sort((a, b) => a - b));
  expect(new Set(played).size).toBe(STRENGTHS.length);
  expect(played.at(-1)).toBeLessThan(MOST_HALF_YEARS);
});

describe('what another seat keeps to itself', () => {
  const base = create('2010-senkaku', 7);
  const amount = fc.double({ min: 0, max: 1e5, noNaN: true });
  test.each(QUICK.map((depth, index) => [index + 1, depth] as const))(
    'changes nothing a bot of strength %d does',
    (_, depth) => {
      const plain = thinkThrough(view(base, 'JPN'), 'hedger', depth);
      expect(plain.orders).not.toEqual([]);
      fc.assert(
        fc.property(amount, amount, fc.integer({ min: 1, max: 1e9 }), (treasury, stock, seed) => {
          const other = { ...clone(base), seed };
          const { CHN } = other.nations;
          CHN.treasury = treasury;
          CHN.stockpile.heavy = stock;
          CHN.targets.light = { tonnes: stock, limit: 1 };
          CHN.substitution.light.progress = stock / 1e5;
          CHN.control.tricks = 1;
          CHN.tally.rents = stock;
          other.embargoes = [
            { by: 'CHN', target: 'USA', commodity: 'light', severity: 0.3, since: 0, manner: 'deniable' },
          ];
          other.proposals = [waiting('CHN', 'EUR', [{ kind: 'no-embargo', by: 'CHN' }])];
          expect(thinkThrough(view(other, 'JPN'), 'hedger', depth)).toEqual(plain);
        }),
        { numRuns: 4 },
      );
    },
  );
});
