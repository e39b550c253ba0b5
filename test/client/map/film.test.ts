import { beforeAll, describe, expect, test } from 'vitest';
import { BOTS, botFor } from '#shared/bots/index.ts';
import { type Report, reportFor } from '#shared/turn/report.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { COMMODITIES, each, NATIONS } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import { type FilmStep, filmOf } from '../../../client/map/film.ts';

interface Turn {
  before: View;
  after: View;
  report: Report;
}
const turns: Turn[] = [];
beforeAll(() => {
  let world = create('2010-senkaku', 7);
  for (let turn = 0; turn < 4; turn++) {
    const then = world;
    const orders = each(NATIONS, (one) => BOTS[botFor(7, one)].decide(view(then, one)));
    const next = resolve(then, orders);
    world = next.world;
    turns.push({
      before: view(then, 'JPN'),
      after: view(world, 'JPN'),
      report: reportFor(next.report, 'JPN'),
    });
  }
});

const film = ({ report, before, after }: Turn) => filmOf(report, before, after);
const find = <Is extends FilmStep['is']>(steps: FilmStep[], is: Is) =>
  steps.find((step): step is Extract<FilmStep, { is: Is }> => step.is === is);

describe('the film of a turn', () => {
  test('goes from causes to prices in ten to fifteen seconds', () => {
    for (const turn of turns) {
      const steps = film(turn);
      const order = steps.map(({ is }) => is);
      expect(order).toEqual(
        (['orders', 'flows', 'limits', 'prices'] as const).filter((is) => order.includes(is)),
      );
      expect(order.slice(-1)).toEqual(['prices']);
      const length = steps.reduce((sum, { ms }) => sum + ms, 0);
      expect(length).toBeGreaterThanOrEqual(7_000);
      expect(length).toBeLessThanOrEqual(15_000);
    }
  });

  test('begins with the map of the turn before and ends with the map of now', () => {
    for (const turn of turns) {
      const steps = film(turn);
      expect(steps[0]?.map.turn).toBe(
        steps[0]?.is === 'orders' ? turn.before.world.turn : turn.after.world.turn,
      );
      expect(steps.at(-1)?.map.turn).toBe(turn.after.world.turn);
    }
  });

  test('closes bars only once trade has moved, and tells of each that is new', () => {
    const told = turns.flatMap((turn) => {
      const steps = film(turn);
      const limits = find(steps, 'limits')?.limits ?? [];
      const moved = find(steps, 'flows')?.map.limits ?? [];
      for (const { id } of limits) expect(moved.map((one) => one.id)).not.toContain(id);
      return limits;
    });
    expect(told.length).toBeGreaterThan(0);
  });

  test('tells what the report says of prices, with a cause that pushed the same way', () => {
    for (const turn of turns) {
      const prices = find(film(turn), 'prices')?.prices ?? [];
      expect(prices.map(({ good }) => good)).toEqual([...COMMODITIES]);
      for (const { good, before, after } of prices)
        expect([before, after]).toEqual([turn.report.before.outside[good], turn.report.after.outside[good]]);
      expect(prices.some(({ cause }) => cause !== null)).toBe(true);
    }
  });

  test('works without the turn before, after a reload', () => {
    for (const turn of turns) {
      const steps = filmOf(turn.report, null, turn.after);
      expect(find(steps, 'limits')).toBeUndefined();
      expect(find(steps, 'flows')?.changes.every(({ before }) => before === 0)).toBe(true);
    }
  });
});
