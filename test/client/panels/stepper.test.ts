import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nudge, roundStep } from '../../../client/panels/orders/Stepper.tsx';

describe('a stepper', () => {
  it.each([
    [1294, 100, 1, 1300],
    [1300, 100, 1, 1400],
    [1294, 100, -1, 1200],
    [1300, 100, -1, 1200],
    [22.3, 2, 1, 24],
    [0.3, 0.1, 1, 0.4],
    [-50, 20, -1, -60],
  ] as const)('goes from %d in steps of %d (%d) to %d', (value, step, way, next) => {
    expect(nudge(value, step, way, -100, 2000)).toBe(next);
  });

  it('stays within its bounds', () => {
    expect(nudge(1980, 100, 1, 0, 1990)).toBe(1990);
    expect(nudge(40, 100, -1, 1, 1990)).toBe(1);
  });

  it('always moves, by no more than one step, while there is room', () => {
    const value = fc.double({ min: 1, max: 100_000, noNaN: true });
    fc.assert(
      fc.property(value, fc.constantFrom(1 as const, -1 as const), (from, way) => {
        const step = roundStep(from);
        const to = nudge(from, step, way, -1e9, 1e9);
        expect(Math.sign(to - from)).toBe(way);
        expect(Math.abs(to - from)).toBeLessThanOrEqual(step * 1.000001);
      }),
    );
  });

  it.each([
    [6, 1],
    [22, 2],
    [99, 5],
    [1294, 100],
    [4000, 200],
    [20_000, 2000],
    [-500, 50],
    [Number.NaN, 1],
  ])('takes steps of about a tenth: from %d by %d', (value, step) => {
    expect(roundStep(value)).toBe(step);
  });
});
