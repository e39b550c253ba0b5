import { describe, expect, test } from 'vitest';
import { provide, spendPlenty } from '#shared/bots/habits/provide.ts';
import { checkOrders } from '#shared/orders/index.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import type { NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const start = create('2025-today', 1);
const seen = (nation: NationId, change: (world: World) => void = () => {}) => {
  const world = clone(start);
  change(world);
  return view(world, nation);
};

describe('mines in time', () => {
  test('are begun by those who buy from one country, while nothing is under way', () => {
    const known = seen('JPN');
    const orders = provide(known);
    expect(orders.map(({ kind }) => kind)).toEqual(['build-mine']);
    expect(checkOrders(known, orders).every((verdict) => verdict.ok)).toBe(true);
    expect(provide(seen('CHN'))).toEqual([]);
  });

  test('are not begun when enough is under way, or when it is too late', () => {
    const busy = seen('JPN', (world) => {
      for (const site of world.sites)
        if (site.stage === 'mine' && site.region === 'AUS') {
          site.developing = true;
          site.phase = 'construction';
          site.capacity = 20_000;
        }
    });
    expect(provide(busy)).toEqual([]);
    const late = seen('JPN', (world) => {
      world.turn = world.turns - 4;
    });
    expect(provide(late)).toEqual([]);
  });
});

test('money that lies about is put to use, and what is needed is kept', () => {
  const rich = spendPlenty(seen('CHN'));
  expect(rich.map(({ kind }) => kind)).toContain('clean-up');
  const poor = seen('CHN', (world) => {
    world.nations.CHN.treasury = 2 * world.nations.CHN.income;
  });
  expect(spendPlenty(poor)).toEqual([]);
});
