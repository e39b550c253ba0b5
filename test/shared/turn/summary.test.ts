import { describe, expect, test } from 'vitest';
import { BASKET } from '#shared/market/constants.ts';
import type { Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { COMMODITIES, each, NATIONS } from '#shared/world/terms.ts';

const turn = (chinese: Order[] = []) =>
  resolve(
    create('2010-senkaku', 7),
    each(NATIONS, (nation) => (nation === 'CHN' ? chinese : [])),
    { explain: false },
  );

describe('the record of a half-year', () => {
  test('has what was dug, separated, traded and stored of each commodity', () => {
    const { world, report } = turn();
    for (const commodity of COMMODITIES) {
      const trade = report.after.trade?.[commodity];
      if (!trade) throw new Error('no record');
      const mined = world.sites
        .filter((site) => site.stage === 'mine')
        .reduce((sum, site) => sum + site.output * (site.ore ? BASKET[site.ore][commodity] : 0), 0);
      expect(trade.mined).toBeCloseTo(mined, 3);
      expect(trade.separated).toBeGreaterThan(0.6 * trade.mined);
      expect(trade.separated).toBeLessThanOrEqual(trade.mined);
      expect(trade.traded).toBeGreaterThan(0);
      expect(trade.stock.inside + trade.stock.outside).toBeCloseTo(
        Object.values(world.regions).reduce((sum, region) => sum + region.inventory[commodity], 0),
        3,
      );
      expect(trade.price.JPN).toBeCloseTo(world.market.price[commodity].JPN ?? 0, 6);
    }
  });

  test('remembers public news of weight, and nothing that was done in secret', () => {
    const embargo = (manner: 'open' | 'deniable'): Order => ({
      kind: 'embargo',
      target: 'JPN',
      commodity: 'heavy',
      severity: 0.4,
      manner,
    });
    const keys = (orders: Order[]) => turn(orders).report.after.news.map((one) => one.key);
    expect(keys([embargo('open')])).toContain('event.embargo');
    expect(keys([embargo('deniable')])).not.toContain('event.delays');
    expect(keys([]).length).toBeLessThanOrEqual(3);
  });

  test('knows no trade of the years before the match', () => {
    const first = create('2010-senkaku', 7).history;
    expect(first.filter((one) => one.turn < -1).every((one) => one.trade === null)).toBe(true);
    expect(first.at(-1)?.trade?.light.mined).toBeGreaterThan(0);
  });
});
