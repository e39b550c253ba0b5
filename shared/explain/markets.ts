import { insidePrice, outsidePrice, type Prices, tryMarket } from '../market/clearing.ts';
import { traceChinese } from '../market/trace.ts';
import { COMMODITIES, each, GOODS, NATIONS } from '../world/terms.ts';
import type { PriceMemory, World } from '../world/world.ts';
import { type Draft, draftOf, inputsOf } from './draft.ts';
import { OTHER, type Player, STATE } from './players.ts';

/** Worlds between two, by the set of causes that have happened (a bit for each); each market is solved once. */
export class Markets {
  private readonly solved = new Map<number, { world: World; prices: Prices }>();
  private readonly before: World;
  private readonly after: World;
  private readonly players: readonly Player[];
  private readonly trading: number; // the players that move markets
  private readonly states: number; // those that touch nothing but nations
  private readonly other: number;

  constructor(before: World, after: World, players: readonly Player[], trading: number) {
    this.before = before;
    this.after = after;
    this.players = players;
    this.trading = trading;
    const bits = (pick: (player: Player) => boolean) =>
      players.reduce((set, player, index) => (pick(player) ? set | (1 << index) : set), 0);
    this.states = bits(({ group }) => group === STATE);
    this.other = bits((player) => player === OTHER);
  }

  world(set: number): World {
    const cleared = this.cleared(set & this.trading);
    const rest = set & ~this.trading;
    if (rest === 0) return cleared;
    if ((rest & ~this.states) === 0) return this.withStates(cleared, rest);
    const { world } = this.draft(set);
    return withResults(world, cleared);
  }

  /** A world with what of the rest happened, where that is nothing but states' own. */
  private withStates(cleared: World, rest: number): World {
    const world = { ...cleared, nations: each(NATIONS, (id) => ({ ...cleared.nations[id] })) };
    this.putAll({ world, inputs: inputsOf(world) }, rest);
    return world;
  }

  private cleared(set: number): World {
    const known = this.solved.get(set);
    if (known) return known.world;
    const { world, inputs } = this.draft(set);
    const near = this.near(set);
    if (!near) world.market.duals = (set === this.trading ? this.after : this.before).market.duals;
    const cleared = tryMarket(world, inputs, near);
    traceChinese(world, cleared);
    world.history = this.historyWith(world);
    world.market.memory = { inside: latest(world, 'inside'), outside: latest(world, 'outside') };
    this.solved.set(set, { world, prices: cleared.prices });
    return world;
  }

  /** The record with this market's prices in place of the real ones; goals look at no more of it. */
  private historyWith(world: World): World['history'] {
    const real = this.after.history.at(-1);
    if (!real) return this.before.history;
    return [
      ...this.before.history,
      { ...real, outside: each(COMMODITIES, (good) => outsidePrice(world, good)) },
    ];
  }

  private draft(set: number): Draft {
    const draft = draftOf(this.before, set & this.other ? this.after : this.before);
    this.putAll(draft, set);
    return draft;
  }

  private putAll(draft: Draft, set: number): void {
    for (let index = 0; index < this.players.length; index++)
      if (set & (1 << index)) this.players[index]?.put(draft, this.after);
  }

  /** The prices of a solved market that differs by one cause, if there is one, to start from. */
  private near(set: number): Prices | null {
    for (let index = 0; index < this.players.length; index++) {
      const found = this.solved.get(set ^ (1 << index));
      if (found) return found.prices;
    }
    return null;
  }
}

/** What companies remember, with the prices that this market has come to. */
function latest(
  world: World,
  place: 'inside' | 'outside',
): Record<string, PriceMemory> & World['market']['memory']['inside'] {
  const price = place === 'inside' ? insidePrice : outsidePrice;
  return each(GOODS, (good) => ({ ...world.market.memory[place][good], last: price(world, good) }));
}

/** A world with what another one's market did. */
function withResults(world: World, cleared: World): World {
  const output = new Map(cleared.sites.map((site) => [site.id, site.output]));
  const delivered = new Map(cleared.contracts.map((one) => [one.id, one.delivered]));
  for (const site of world.sites) site.output = output.get(site.id) ?? 0;
  for (const one of world.contracts) one.delivered = delivered.get(one.id) ?? 0;
  world.sectors.forEach((use, index) => {
    use.served = cleared.sectors[index]?.served ?? 0;
  });
  return { ...world, market: cleared.market, history: cleared.history };
}
