import { guess } from '../../forecast/guess.ts';
import { type OrdersOfOthers, ordersOfOthers } from '../../forecast/others.ts';
import type { Order } from '../../orders/index.ts';
import { draw, stream } from '../../random.ts';
import { resolve } from '../../turn/resolve.ts';
import { each, NATIONS } from '../../world/terms.ts';
import { type View, view } from '../../world/view.ts';
import type { World } from '../../world/world.ts';
import type { Habit } from '../habits/trade.ts';
import { calamity, prospect, type Weights } from './value.ts';

/** One world as it might be behind a view, and what the others order in it this turn. */
interface Sample {
  world: World;
  others: OrdersOfOthers;
}

/**
 * What a bot plays through in its head: worlds as they might be, the same for every draft, so that what differs is
 * the draft's doing. It sees only a view; the same view always makes the same worlds.
 */
export class Head {
  readonly view: View;
  private readonly weights: Weights;
  readonly seed: number;
  private readonly samples: Sample[] = [];
  played = 0; // half-years

  constructor(known: View, weights: Weights, seed: number) {
    this.view = known;
    this.weights = weights;
    this.seed = seed;
  }

  /** The world after so many half-years, if it gives these orders now and then those of the habit, or none. */
  after(sample: number, orders: readonly Order[], turns: number, habit: Habit | null = null): World {
    const { nation } = this.view;
    const { world: start, others } = this.sample(sample);
    let world = resolve(start, { ...others, [nation]: orders }, { explain: false }).world;
    const last = Math.min(start.turns, start.turn + turns);
    while (world.turn < last) {
      const now = world;
      const own = habit ? habit(view(now, nation)) : [];
      world = resolve(
        now,
        each(NATIONS, (one) => (one === nation ? own : [])),
        { explain: false },
      ).world;
    }
    this.played += world.turn - start.turn;
    return world;
  }

  /** What a world promises its government, in points: its goals as it weighs them, and that the world holds. */
  worth(world: World): number {
    return prospect(world, this.view.nation, this.weights) - calamity(world, this.view.world.turn);
  }

  /** Points of score that a world promises the nation. */
  score(world: World): number {
    const { nation } = this.view;
    return prospect(world, nation, world.nations[nation].weights);
  }

  private sample(index: number): Sample {
    const known = this.samples[index];
    if (known) return known;
    const state = stream(this.seed, `sample ${index}`);
    const luck = () => draw(state);
    const world = guess(this.view, luck);
    const fresh = { world, others: ordersOfOthers(world, this.view.nation, luck) };
    this.samples[index] = fresh;
    return fresh;
  }
}
