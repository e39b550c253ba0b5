import { describe, expect, test } from 'vitest';
import { playRandom } from '#shared/bots/random.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { faults } from '#shared/world/invariants.ts';
import { freeze } from '../../kit/freeze.ts';

/** Turns of each scenario; `npm run simulate -- --random --turns 100000` is the long form. */
const TURNS = 1000;

describe('whatever legal orders come by chance', () => {
  test.each(SCENARIOS)(
    'keep mass, money, stocks and markets in order, and change no world that was: %s',
    (scenario) => {
      const broken: string[] = [];
      for (let seed = 1, turns = 0; turns < TURNS; seed++)
        turns += playRandom(
          scenario,
          seed,
          (world) => {
            for (const fault of faults(world)) broken.push(`seed ${seed}, turn ${world.turn}: ${fault}`);
          },
          freeze,
        );
      expect(broken).toEqual([]);
    },
  );
});
