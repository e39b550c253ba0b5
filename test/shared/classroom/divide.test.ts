import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_PER_DELEGATION, MOST_STUDENTS, MOST_WORLDS } from '#shared/classroom/class.ts';
import { type Division, divide } from '#shared/classroom/divide.ts';

const wish = fc.oneof(fc.constant<'divide'>('divide'), fc.integer({ min: 1, max: MOST_WORLDS }));

/** The sizes of the delegations of each world. */
function sizes({ worlds, places }: Division): number[][] {
  return Array.from({ length: worlds }, (_, world) => {
    const nations = places.filter((place) => place.world === world).map(({ nation }) => nation);
    return [...new Set(nations)].map((nation) => nations.filter((one) => one === nation).length);
  });
}

describe('fault 8, odd numbers', () => {
  test('for every number of students nobody is left over, and no world or delegation is too full or empty', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_STUDENTS }),
        wish,
        fc.boolean(),
        (students, worlds, roles) => {
          const division = divide(students, worlds, roles);
          expect(division.places).toHaveLength(students);
          const all = sizes(division);
          expect(all.length).toBe(division.worlds);
          for (const delegations of all) {
            expect(delegations.length).toBeGreaterThan(0);
            expect(Math.max(...delegations)).toBeLessThanOrEqual(MOST_PER_DELEGATION);
            expect(Math.max(...delegations) - Math.min(...delegations)).toBeLessThanOrEqual(1);
          }
          const heads = all.map((one) => one.reduce((sum, size) => sum + size, 0));
          expect(Math.max(...heads) - Math.min(...heads)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [5, 1],
    [7, 1],
    [13, 1],
    [31, 2],
    [120, 8],
  ])('%i students with roles play in %i worlds', (students, worlds) => {
    expect(divide(students, 'divide', true).worlds).toBe(worlds);
  });

  test('the teacher’s number of worlds is kept where it can be', () => {
    expect(divide(24, 3, true).worlds).toBe(3);
    expect(divide(2, 5, true).worlds).toBe(2);
    expect(divide(120, 1, true).worlds).toBe(4);
  });
});
