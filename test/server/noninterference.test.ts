import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Courier, courierOf } from '../kit/interference/courier.ts';
import { leaksOf, PAIRS_OF_A_SEED } from '../kit/interference/pairs.ts';

/** `npm run noninterference` is the long form, over ten thousand pairs. */
const PAIRS = 300;

let courier: Courier;
beforeAll(async () => {
  courier = await courierOf();
});
afterAll(() => courier.close());

test.each(Array.from({ length: PAIRS / PAIRS_OF_A_SEED }, (_, index) => index + 1))(
  'nobody can tell apart two matches that differ in what another keeps secret: seed %d',
  async (seed) => {
    expect(await leaksOf(seed, courier)).toEqual([]);
  },
);
