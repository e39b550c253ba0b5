import { type Goal, report } from '../../scripts/goals.ts';
import { botFor } from '../../shared/bots/index.ts';
import { playOut } from '../../shared/bots/play.ts';
import { explain } from '../../shared/explain/explain.ts';
import type { Order } from '../../shared/orders/index.ts';
import { SCENARIOS } from '../../shared/scenarios/index.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import { create } from '../../shared/world/create.ts';
import type { NationId } from '../../shared/world/terms.ts';
import type { World } from '../../shared/world/world.ts';
import { rival } from './boardgame.ts';
import { digits, medians, quantile, type Times, time, undisturbed } from './measure.ts';

const SEEDS = [1, 2];
const ROUNDS = 60;
const WARM_UP = 40;

/** A turn as it is played: the world before it, and what the bots ordered in it. */
interface Turn {
  world: World;
  orders: Record<NationId, Order[]>;
}

/**
 * What a turn costs on one core: every turn of a few recorded matches of bots is resolved again and again, from
 * the world as it was, without explanation; what it costs to explain its prices; and boardgame.io carrying a world
 * of the same size through a move that does nothing.
 */
export async function engine(json: boolean): Promise<never> {
  const scenarios = SCENARIOS.map((scenario) => {
    const turns = SEEDS.flatMap((seed) => recorded(scenario, seed));
    const resolving = turns.map(
      ({ world, orders }) =>
        () =>
          resolve(world, orders, { explain: false }),
    );
    const resolved = time(resolving, ROUNDS, WARM_UP);
    const best = undisturbed(resolving, ROUNDS / 2);
    const pairs = turns.map(({ world, orders }) => ({
      before: world,
      after: resolve(world, orders, { explain: false }).world,
    }));
    const explaining = pairs.map(
      ({ before, after }) =>
        () =>
          explain(before, after, 'markets'),
    );
    const explained = medians(explaining, 5);
    const residual = Math.max(...pairs.map(({ after }) => after.market.residual));
    return { scenario, turns: turns.length, resolved, best, explained, residual };
  });
  const worst = Math.max(...scenarios.map(({ resolved }) => quantile(resolved, 0.5)));
  const sample = recorded(SCENARIOS[0] ?? '', 1)[6]?.world;
  const carried = await rival(JSON.stringify(sample ?? {}));
  const ratio = worst / carried.server;
  const explaining = Math.max(...scenarios.map(({ explained }) => quantile(explained, 1))) / 1000;
  const residual = Math.max(...scenarios.map((one) => one.residual));
  const goals: Goal[] = [
    { name: 'turn, median us', goal: '<= 300', value: digits(worst), ok: worst <= 300 },
    { name: 'ratio to boardgame.io', goal: '<= 0.4', value: digits(ratio), ok: ratio <= 0.4 },
    {
      name: 'causes of prices, slowest turn, ms',
      goal: '<= 40',
      value: digits(explaining),
      ok: explaining <= 40,
    },
    { name: 'largest imbalance of a market', goal: '<= 1e-6', value: digits(residual), ok: residual <= 1e-6 },
  ];
  const data = {
    scenarios: scenarios.map(({ scenario, turns, resolved, best, explained }) => ({
      scenario,
      turns,
      resolved: { ...figures(resolved), undisturbed: digits(best) },
      explained: figures(explained),
    })),
    stretch: { 'turn, median us': 100, reached: worst <= 100 },
    boardgame: carried,
  };
  return report(json, data, goals, () => {
    console.log(`Microseconds a turn, node ${process.version}, ${ROUNDS} times each turn\n`);
    console.table(
      Object.fromEntries([
        ...data.scenarios.map((one) => [one.scenario, one.resolved]),
        ...data.scenarios.map((one) => [`${one.scenario}, causes of prices`, one.explained]),
      ]),
    );
    console.log(`boardgame.io ${carried.version}, ${carried.bytes} bytes of state, an empty move, us:`);
    console.table({ reducer: carried.reducer, 'server, four players': carried.server });
  });
}

/** Four bots play a match; the worlds and orders of all its turns. */
function recorded(scenario: string, seed: number): Turn[] {
  const turns: Turn[] = [];
  let world = create(scenario, seed);
  playOut(
    scenario,
    seed,
    undefined,
    (nation) => botFor(seed, nation),
    (_, after, orders) => {
      turns.push({ world, orders });
      world = after;
    },
  );
  return turns;
}

function figures(times: Times) {
  return {
    median: digits(quantile(times, 0.5)),
    p95: digits(quantile(times, 0.95)),
    slowest: digits(quantile(times, 1)),
  };
}
