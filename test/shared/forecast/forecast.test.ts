import { describe, expect, it } from 'vitest';
import { BOTS } from '#shared/bots/index.ts';
import { Forecaster } from '#shared/forecast/forecast.ts';
import { guess } from '#shared/forecast/guess.ts';
import { figures, isQuantity, quantitiesOf } from '#shared/forecast/quantities.ts';
import { type Order, suggest } from '#shared/orders/index.ts';
import { draw, stream } from '#shared/random.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { byGoal } from '#shared/scoring/score.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

/** Two turns of bots, so that there is something to hide. */
function played(scenario: string, seed = 3): World {
  let world = create(scenario, seed, 14);
  for (let turn = 0; turn < 2; turn++) {
    const now = world;
    const orders = each(NATIONS, (nation) => BOTS.planner.decide(view(now, nation)));
    world = resolve(now, orders, { explain: false }).world;
  }
  return world;
}

const FEW = 6;
function forecast(seen: View, draft: readonly Order[], seed?: number) {
  const run = new Forecaster(seen, seed).run(draft);
  for (let sample = 0; sample < FEW; sample++) run.add();
  return run.forecast();
}

/** The same world with other secrets of everybody but one nation. */
function withOtherSecrets(world: World, nation: NationId): World {
  const nations = each(NATIONS, (id) => {
    const own = world.nations[id];
    if (id === nation) return own;
    return {
      ...own,
      treasury: own.treasury + 1234,
      stockpile: { light: 777, heavy: 77, bulk: 7 },
      targets: { ...own.targets, light: { tonnes: 50, limit: 900 } },
      tally: byGoal(id, () => 5),
      substitution: {
        ...own.substitution,
        heavy: { ...own.substitution.heavy, progress: 0.7, funded: 30 },
      },
    };
  });
  const by = nation === 'CHN' ? 'USA' : 'CHN';
  return {
    ...world,
    seed: 99,
    random: { crises: [1, 2, 3, 4] },
    nations,
    embargoes: [
      ...world.embargoes,
      { by, target: nation, commodity: 'heavy', severity: 0.4, since: 0, manner: 'deniable' },
    ],
  };
}

describe.each(SCENARIOS)('the forecast in %s', (scenario) => {
  const world = played(scenario);

  it.each(NATIONS)('of %s tells nothing of what others keep secret', (nation) => {
    const draft = suggest(view(world, nation), 'substitution').slice(0, 1);
    const other = withOtherSecrets(world, nation);
    expect(forecast(view(other, nation), draft)).toEqual(forecast(view(world, nation), draft));
  });

  it('is the same for the same seed, and another for another', () => {
    const seen = view(world, 'JPN');
    expect(forecast(seen, [], 5)).toEqual(forecast(seen, [], 5));
    expect(forecast(seen, [], 6)).not.toEqual(forecast(seen, [], 5));
  });

  it('finds no effect where there are no orders', () => {
    const { change, passing, acting } = forecast(view(world, 'EUR'), []);
    for (const quantity of quantitiesOf(change)) {
      expect(change[quantity]).toBe(0);
      expect(acting[quantity]?.mid).toBe(passing[quantity]);
    }
  });

  it('finds the whole effect of an order that has only one', () => {
    const poor = { ...world, nations: { ...world.nations, EUR: { ...world.nations.EUR, treasury: 300 } } };
    const { change } = forecast(view(poor, 'EUR'), [{ kind: 'substitution', commodity: 'heavy', funds: 40 }]);
    expect(change.treasury).toBeCloseTo(-40, 6);
    expect(change['price.light']).toBe(0);
  });

  it('gives the same half-years to every draft of one forecaster', () => {
    const forecaster = new Forecaster(view(world, 'USA'));
    const first = forecaster.outcome(1, []);
    forecaster.outcome(0, suggest(view(world, 'USA'), 'substitution').slice(0, 1));
    expect(forecaster.outcome(1, [])).toEqual(first);
    expect(new Forecaster(view(world, 'USA')).outcome(1, [])).toEqual(first);
  });

  it('has ranges in order, around the middle', () => {
    const { acting } = forecast(view(world, 'CHN'), []);
    for (const quantity of quantitiesOf(acting)) {
      const { low, mid, high } = acting[quantity] ?? { low: 1, mid: 0, high: 0 };
      expect(low, quantity).toBeLessThanOrEqual(mid);
      expect(mid, quantity).toBeLessThanOrEqual(high);
    }
  });

  it('leaves the view as it was', () => {
    const seen = view(world, 'JPN');
    const before = JSON.stringify(seen);
    forecast(seen, suggest(seen, 'stockpile').slice(0, 1));
    expect(JSON.stringify(seen)).toBe(before);
  });
});

describe('a guessed world', () => {
  const seen = view(played('2010-senkaku'), 'JPN');
  const state = stream(1, 'guess');
  const guessed = guess(seen, () => draw(state));

  it('keeps what the nation knows', () => {
    expect(guessed.nations.JPN).toBe(seen.world.nations.JPN);
    expect(guessed.sites).toBe(seen.world.sites);
    expect(guessed.contracts).toBe(seen.world.contracts);
  });

  it('gives the others money and stocks that they may well have', () => {
    const { CHN } = guessed.nations;
    expect(CHN.treasury).toBeGreaterThan(CHN.income);
    expect(CHN.treasury).toBeLessThan(6 * CHN.income);
    expect(CHN.stockpile.light).toBeGreaterThan(0);
  });

  it('looks to the nation just as before, but for chance and delays it cannot see', () => {
    const again = view(guessed, 'JPN').world;
    expect(again.nations).toEqual(seen.world.nations);
    expect(again.embargoes).toEqual(seen.world.embargoes);
  });

  it('starts with the stocks of the scenario, which are public', () => {
    const start = create('2010-senkaku', 1, 14);
    const world = guess(view(start, 'JPN'), () => 0.9);
    expect(world.nations.CHN.treasury).toBe(start.nations.CHN.treasury);
    expect(world.nations.CHN.stockpile).toEqual(start.nations.CHN.stockpile);
  });
});

describe('quantities', () => {
  it('know their own names', () => {
    const known = quantitiesOf(figures(create('2025-today', 1), 'EUR'));
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((one) => !isQuantity(one))).toEqual([]);
    expect(['price.tea', 'cover.x', 'weather'].filter(isQuantity)).toEqual([]);
  });
});
