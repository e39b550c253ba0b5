import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowPlan, type Link, type Spot } from '../../../client/market/sankey.ts';

const FRAME = { width: 800, height: 400, bar: 10, slot: 18, gap: 6 };

/** A diagram in which bands run from left to right between any two columns. */
const diagrams = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 14 })
  .chain((columns) => {
    const spots: Spot[] = columns.map((column, index) => ({ id: `s${index}`, column }));
    const place = fc.integer({ min: 0, max: spots.length - 1 });
    return fc
      .array(fc.tuple(place, place, fc.double({ min: 1, max: 5000, noNaN: true })), { maxLength: 20 })
      .map((pairs) => ({
        spots,
        links: pairs.flatMap(([a, b, amount], index): Link[] =>
          (spots[a]?.column ?? 0) < (spots[b]?.column ?? 0)
            ? [{ id: `l${index}`, from: `s${a}`, to: `s${b}`, amount }]
            : [],
        ),
      }));
  });

describe('a flow diagram', () => {
  test('has no two places that overlap, and stays in its frame', () => {
    fc.assert(
      fc.property(diagrams, ({ spots, links }) => {
        const plan = flowPlan(spots, links, FRAME);
        expect(plan.spots.map((one) => one.id).sort()).toEqual(spots.map((one) => one.id).sort());
        for (const one of plan.spots) {
          expect(one.y).toBeGreaterThanOrEqual(0);
          expect(one.y + Math.max(FRAME.slot, one.height)).toBeLessThanOrEqual(FRAME.height + 1e-6);
          expect(one.x).toBeLessThanOrEqual(FRAME.width - FRAME.bar);
          for (const other of plan.spots) {
            if (other === one || other.column !== one.column || other.y < one.y) continue;
            expect(other.y).toBeGreaterThanOrEqual(one.y + Math.max(FRAME.slot, one.height));
          }
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  test('draws every band at one scale, and the bands of a place lie side by side within its bar', () => {
    fc.assert(
      fc.property(diagrams, ({ spots, links }) => {
        const plan = flowPlan(spots, links, FRAME);
        const scales = plan.links.map((one) => one.thickness / one.amount);
        for (const scale of scales) expect(scale).toBeCloseTo(scales[0] ?? 0, 9);
        for (const spot of plan.spots)
          for (const end of ['from', 'to'] as const) {
            const edges = plan.links
              .filter((link) => link[end] === spot.id)
              .map((link) => {
                const y = (end === 'from' ? link.points[0] : link.points.at(-1))?.y ?? Number.NaN;
                return [y - link.thickness / 2, y + link.thickness / 2] as const;
              })
              .sort(([a], [b]) => a - b);
            let free = spot.y;
            for (const [low, high] of edges) {
              expect(low).toBeGreaterThanOrEqual(free - 1e-6);
              free = high;
            }
            expect(free).toBeLessThanOrEqual(spot.y + spot.height + 1e-6);
          }
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  test('gives a band that passes a column a lane of its own there', () => {
    const spots = [
      { id: 'a', column: 0 },
      { id: 'b', column: 1 },
      { id: 'c', column: 2 },
    ];
    const plan = flowPlan(
      spots,
      [
        { id: 'short', from: 'a', to: 'b', amount: 100 },
        { id: 'long', from: 'a', to: 'c', amount: 50 },
      ],
      FRAME,
    );
    const b = plan.spots.find((one) => one.id === 'b');
    const lane = plan.links.find((one) => one.id === 'long')?.points[1];
    expect(lane?.y).toBeGreaterThan((b?.y ?? 0) + (b?.height ?? 0));
  });
});
