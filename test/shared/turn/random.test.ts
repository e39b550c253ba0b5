import { describe, expect, test } from 'vitest';
import { playRandom } from '#shared/bots/random.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { faults } from '#shared/world/invariants.ts';
import { round } from '#shared/world/rounding.ts';
import type { World } from '#shared/world/world.ts';
import { freeze } from '../../kit/freeze.ts';

/** Turns of each scenario; `npm run simulate -- --random --turns 100000` is the long form. */
const TURNS = 1000;

/** Numbers finer than the rules keep them, but for the record of what the market was made from. */
function unrounded({ market, ...rest }: World): string[] {
  const found: string[] = [];
  const look = (node: unknown, path: string) => {
    if (typeof node === 'number' && round(node) !== node) found.push(`${path} is not rounded: ${node}`);
    if (typeof node === 'object' && node !== null)
      for (const [key, part] of Object.entries(node)) look(part, `${path}.${key}`);
  };
  look({ ...rest, market: { ...market, inputs: null } }, 'world');
  return found;
}

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
            for (const fault of [...faults(world), ...unrounded(world)])
              broken.push(`seed ${seed}, turn ${world.turn}: ${fault}`);
          },
          freeze,
        );
      expect(broken).toEqual([]);
    },
    120_000,
  );
});
