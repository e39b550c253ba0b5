import { describe, expect, test } from 'vitest';
import { chart } from '../bench/chart.ts';
import { exponent, line } from '../bench/growth.ts';
import { alternate, quantile, sorted, spread } from '../bench/measure.ts';
import { between, table } from '../bench/page.ts';
import { entropyBits, Tally } from '../bench/sync/entropy.ts';
import { Floor } from '../bench/sync/floor.ts';

describe('the harness of the benchmarks', () => {
  test.each([
    ['2 x^1.5', 1.5],
    ['7', 0],
  ])('finds the exponent of %s', (_, power) => {
    const of = (x: number) => (power === 0 ? 7 : 2 * x ** power);
    expect(exponent([1, 2, 4, 8].map((x) => [x, of(x)] as const))).toBeCloseTo(power, 9);
  });

  test('says nothing of growth from one point, and leaves out what could not be measured', () => {
    expect(line('a', [[2, 5]]).exponent).toBeNull();
    expect(
      line('a', [
        [1, 3],
        [2, null],
        [4, 12],
      ]),
    ).toEqual({
      name: 'a',
      points: [
        [1, 3],
        [4, 12],
      ],
      exponent: 1,
    });
  });

  test.each([
    ['a', 0],
    ['abab', 4 + Math.LOG2E / 2],
    ['abcdabcd', 16 + (3 * Math.LOG2E) / 2],
  ])('counts the bits of %s, and what was not met often enough', (letters, bits) => {
    const tally = new Tally();
    for (const letter of letters) tally.add(letter);
    expect(entropyBits(tally)).toBeCloseTo(bits, 9);
  });

  test('puts the floor of an update where nothing but changes counts', () => {
    const floor = new Floor();
    const world = { big: [1.2345, 6.789], name: 'kept' };
    for (let update = 0; update < 1600; update++)
      floor.add({ ...world, figure: 100 }, { ...world, figure: 101 + (update % 16) });
    const { which, numbers, words } = floor.bytes();
    expect([which, words]).toEqual([0, 0]);
    expect(numbers).toBeCloseTo(4 / 8, 2);
  });

  test('runs tasks by turns, in batches, and counts no warm-up', async () => {
    const ran: string[] = [];
    const note = (name: string) => (run: number) => void ran.push(`${name}${run}`);
    const times = await alternate({ a: note('a'), b: note('b') }, { rounds: 1, batch: 2, warmUp: 1 });
    expect(ran.join(' ')).toBe('a0 a1 b0 b1 a2 a3 b2 b3');
    expect([times.a.length, times.b.length]).toEqual([2, 2]);
  });

  test('measures a promise until it is kept', async () => {
    let kept = false;
    const task = () =>
      new Promise<void>((resolve) => {
        setImmediate(() => {
          kept = true;
          resolve();
        });
      });
    await alternate({ task }, { rounds: 1, warmUp: 0 });
    expect(kept).toBe(true);
  });

  test('tells the middle and the ends', () => {
    const times = sorted(Array.from({ length: 100 }, (_, at) => 100 - at));
    expect(spread(times)).toEqual({ median: 51, p5: 6, p95: 96 });
    expect(quantile(times, 1)).toBe(100);
  });
});

describe('the page of results', () => {
  test('keeps what stands outside the marks', () => {
    const page = 'a\n<!-- figures: x -->\nold\n<!-- /figures -->\nb\n<!-- figures: y -->\n<!-- /figures -->';
    const next = between(page, 'x', 'new');
    expect(next).toBe(
      'a\n<!-- figures: x -->\n\nnew\n\n<!-- /figures -->\nb\n<!-- figures: y -->\n<!-- /figures -->',
    );
    expect(between(next, 'x', 'new')).toBe(next);
    expect(between(page, 'z', 'new')).toBe(page);
  });

  test('aligns tables and keeps their cells apart', () => {
    expect(
      table([
        { figure: 'a|b', value: 12345 },
        { figure: 'c', more: null },
      ]),
    ).toBe(
      [
        '| figure | value  | more |',
        '| ------ | ------ | ---- |',
        '| a\\|b   | 12,345 | -    |',
        '| c      | -      | -    |',
      ].join('\n'),
    );
  });

  test('draws a line for each thing that grows, with its exponent', () => {
    const svg = chart({
      name: 'n',
      title: 'A < B',
      x: 'activities',
      y: 'ms',
      lines: [
        line('ours', [
          [10, 1],
          [100, 10],
        ]),
      ],
    });
    expect(svg).toContain('A &lt; B');
    expect(svg).toContain('ours: to the power of 1');
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });
});
