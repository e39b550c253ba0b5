import type { Order } from '../orders/index.ts';
import { draw, stream } from '../random.ts';
import { resolve } from '../turn/resolve.ts';
import { each, NATIONS } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { guess } from './guess.ts';
import { type OrdersOfOthers, ordersOfOthers } from './others.ts';
import { type ByQuantity, type Figures, figures, type Quantity, quantitiesOf } from './quantities.ts';
import { calibrated, quantile, type Ranges, rawRanges, sortedValues } from './ranges.ts';

/** What a draft would do to the figures of a nation by the end of the half-year. */
export interface Forecast {
  samples: number; // half-years it rests on; 0 for a rough one, in which the others do nothing new
  passing: Figures; // without orders
  acting: Ranges; // with the draft; a rough one has ranges of one point
  change: Figures; // what the draft itself adds
}

/** One half-year as it might come: the hidden part of the world, and what the others order in it. */
interface Sample {
  world: World;
  orders: OrdersOfOthers;
  passing: Figures | null; // once it is known
}

/**
 * Forecasts for one view. Every draft meets the same half-years, so that what differs is the draft's doing
 * (common random numbers), and what is known of them is kept from draft to draft.
 */
export class Forecaster {
  private readonly view: View;
  private readonly seed: number;
  private readonly samples: Sample[] = [];

  constructor(view: View, seed: number = seedOf(view)) {
    this.view = view;
    this.seed = seed;
  }

  /** At once: what the rules make of the draft if nothing else happens. */
  rough(draft: readonly Order[]): Forecast {
    const orders = each(NATIONS, () => []);
    const world = { ...this.view.world, seed: this.seed, random: {} };
    const passing = this.play(world, orders, []);
    const acting = this.play(world, orders, draft);
    return {
      samples: 0,
      passing,
      acting: mapped(acting, (value) => ({ low: value, mid: value, high: value })),
      change: mapped(acting, (value, quantity) => value - (passing[quantity] ?? 0)),
    };
  }

  /** One sample after the other; the forecast is ready to be read after any of them. */
  run(draft: readonly Order[]): Run {
    const pairs: Pair[] = [];
    return {
      add: () => pairs.push(this.pair(pairs.length, draft)),
      forecast: () => forecastFrom(pairs),
    };
  }

  /** What one of the half-years brings with a draft. */
  outcome(index: number, draft: readonly Order[]): Figures {
    const sample = this.sample(index);
    if (draft.length > 0) return this.play(sample.world, sample.orders, draft);
    sample.passing ??= this.play(sample.world, sample.orders, []);
    return sample.passing;
  }

  private pair(index: number, draft: readonly Order[]): Pair {
    return { passing: this.outcome(index, []), acting: this.outcome(index, draft) };
  }

  private sample(index: number): Sample {
    const known = this.samples[index];
    if (known) return known;
    const state = stream(this.seed, `sample ${index}`);
    const luck = () => draw(state);
    const world = guess(this.view, luck);
    const fresh = { world, orders: ordersOfOthers(world, this.view.nation, luck), passing: null };
    this.samples[index] = fresh;
    return fresh;
  }

  private play(world: World, others: OrdersOfOthers, draft: readonly Order[]): Figures {
    const { nation } = this.view;
    return figures(resolve(world, { ...others, [nation]: draft }, { explain: false }).world, nation);
  }
}

export interface Run {
  add(): void;
  forecast(): Forecast;
}

/** The same half-year without and with the draft. */
interface Pair {
  passing: Figures;
  acting: Figures;
}

function forecastFrom(pairs: readonly Pair[]): Forecast {
  const passing = pairs.map((one) => one.passing);
  const acting = pairs.map((one) => one.acting);
  const differences = pairs.map((one) =>
    mapped(one.acting, (value, quantity) => value - (one.passing[quantity] ?? 0)),
  );
  const median = (all: readonly Figures[]): Figures =>
    mapped(all[0] ?? {}, (_, quantity) => quantile(sortedValues(all, quantity), 0.5));
  return {
    samples: pairs.length,
    passing: median(passing),
    acting: calibrated(rawRanges(acting)),
    change: median(differences),
  };
}

function mapped<V>(known: Figures, make: (value: number, quantity: Quantity) => V): ByQuantity<V> {
  const out: ByQuantity<V> = {};
  for (const quantity of quantitiesOf(known)) out[quantity] = make(known[quantity] ?? 0, quantity);
  return out;
}

/** Chance of its own for each nation and turn, from public figures only. */
export const seedOf = ({ nation, world }: View): number =>
  world.turn * NATIONS.length + NATIONS.indexOf(nation) + 1;
