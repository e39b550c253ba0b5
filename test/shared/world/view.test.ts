import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportFor } from '#shared/turn/report.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { canonical } from '#shared/world/hash.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { publicView, view } from '#shared/world/view.ts';

const amount = fc.double({ min: 0, max: 1e5, noNaN: true });

describe('a view', () => {
  test('is the same whatever the others keep secret', () => {
    const base = resolve(
      create('2010-senkaku', 7),
      each(NATIONS, () => []),
    ).world;
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.integer({ min: 1, max: 1e9 }),
        (treasury, stock, progress, seed) => {
          const other = { ...clone(base), seed };
          other.nations.CHN.treasury = treasury;
          other.nations.CHN.stockpile.heavy = stock;
          other.nations.CHN.targets.light = { tonnes: stock, limit: 1 };
          other.nations.CHN.substitution.light.progress = progress;
          other.nations.CHN.substitution.light.funded = progress;
          other.nations.CHN.tally.rents = stock;
          other.market.inputs.stockpiles.trades = [
            { nation: 'CHN', commodity: 'heavy', tonnes: stock, limit: 9 },
          ];
          other.offers = [
            {
              id: 'offer-9',
              from: 'CHN',
              to: 'USA',
              contract: {
                seller: 'USA',
                buyer: 'CHN',
                commodity: 'light',
                tonnes: stock,
                price: 1,
                turns: 4,
              },
              expires: 9,
            },
          ];
          expect(canonical(view(other, 'JPN'))).toBe(canonical(view(base, 'JPN')));
          expect(canonical(publicView(other))).toBe(canonical(publicView(base)));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('shows a nation its own secrets', () => {
    const world = create('2010-senkaku', 7);
    world.nations.JPN.treasury = 123;
    expect(view(world, 'JPN').world.nations.JPN.treasury).toBe(123);
    expect(view(world, 'USA').world.nations.JPN.treasury).not.toBe(123);
  });

  test('from outside tells what every nation may know, and no more', () => {
    const { world } = publicView(create('2010-senkaku', 7));
    for (const nation of NATIONS) expect(world.nations[nation].treasury).toBe(world.nations[nation].income);
  });

  test('carries no seed and no chance to foretell', () => {
    const { world } = view(create('2010-senkaku', 4711), 'JPN');
    expect(world.seed).toBe(0);
    expect(world.random).toEqual({});
  });
});

test('a report tells a nation nothing of what others did in secret', () => {
  const world = create('2010-senkaku', 7);
  const buy = { kind: 'stockpile', commodity: 'light', tonnes: 100, limit: 60 } as const;
  const { report } = resolve(
    world,
    each(NATIONS, (nation) => (nation === 'JPN' ? [buy] : [])),
  );
  const keys = (nation: 'JPN' | 'USA') => reportFor(report, nation).events.map((event) => event.text.key);
  expect(keys('JPN')).toContain('event.stockpile-buys');
  expect(keys('USA')).not.toContain('event.stockpile-buys');
});
