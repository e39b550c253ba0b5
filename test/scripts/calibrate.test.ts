import { describe, expect, it } from 'vitest';
import { STRETCH } from '#shared/forecast/calibration.ts';
import { QUANTITY_KINDS } from '#shared/forecast/quantities.ts';
import { draw, stream } from '#shared/random.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { each } from '#shared/world/terms.ts';
import { makeCase } from '../../scripts/calibrate/case.ts';
import { coverage, learnStretch, type Told } from '../../scripts/calibrate/coverage.ts';

const plain = each(QUANTITY_KINDS, () => 1);

/** Half-years in which a price is told to be 90 to 110 and comes anywhere within `width` around 100. */
function even(width: number, count = 2000): Told[] {
  const state = stream(1, `even ${width}`);
  return Array.from({ length: count }, () => ({
    told: { 'price.light': { low: 90, mid: 100, high: 110 } },
    came: { 'price.light': 100 + width * (2 * draw(state) - 1) },
  }));
}

describe('the coverage of ranges', () => {
  it('is the share of outcomes inside, with its error', () => {
    const { inside, strictly, error, games } = coverage(even(20), plain)['price.light'];
    expect(games).toBe(2000);
    expect(inside).toBeCloseTo(0.5, 1);
    expect(strictly).toBe(inside);
    expect(error).toBeCloseTo(Math.sqrt((inside * (1 - inside)) / 2000), 6);
  });

  it('counts outcomes on an edge as inside, and tells what is left without them', () => {
    const told = { 'standing.CHN': { low: 20, mid: 20, high: 30 } };
    const came = [20, 20, 20, 25, 40].map((value) => ({ told, came: { 'standing.CHN': value } }));
    const { inside, strictly } = coverage(came, plain).standing;
    expect(inside).toBeCloseTo(0.8);
    expect(strictly).toBeCloseTo(0.2);
  });

  it('takes the figures of one half-year as one observation', () => {
    const one: Told = {
      told: { 'goal.supply': { low: 0, mid: 5, high: 9 }, 'goal.margin': { low: 0, mid: 5, high: 9 } },
      came: { 'goal.supply': 5, 'goal.margin': 90 },
    };
    const { inside, games, figures, error } = coverage([one, one], plain).goal;
    expect({ inside, games, figures, error }).toEqual({ inside: 0.5, games: 2, figures: 4, error: 0 });
  });
});

describe('the fitted factor', () => {
  it('widens what is too narrow and narrows what is too wide, until eight of ten are inside', () => {
    for (const width of [5, 20, 40]) {
      const stretch = { ...plain, ...learnStretch(even(width)) };
      expect(stretch['price.light']).toBeCloseTo((0.8 * width) / 10, 1);
      expect(coverage(even(width), stretch)['price.light'].inside).toBeCloseTo(0.8, 1);
    }
  });

  it('leaves alone what hits the aim only on its edges', () => {
    const told = { 'standing.CHN': { low: 20, mid: 20, high: 20 } };
    const cases = Array.from({ length: 100 }, (_, index) => ({
      told,
      came: { 'standing.CHN': index < 90 ? 20 : 50 },
    }));
    expect(learnStretch(cases).standing).toBe(1);
  });

  it('in use is finite and of a sane size for every kind', () => {
    for (const kind of QUANTITY_KINDS) {
      expect(STRETCH[kind], kind).toBeGreaterThan(0.4);
      expect(STRETCH[kind], kind).toBeLessThan(2.5);
    }
  });
});

describe('a case', () => {
  it('is the same for the same seed, and has an outcome for every range', () => {
    const job = { scenario: SCENARIOS[0] ?? '', seed: 11 };
    const one = makeCase(job);
    expect(makeCase(job)).toEqual(one);
    expect(Object.keys(one.told).sort()).toEqual(Object.keys(one.came).sort());
  });
});
