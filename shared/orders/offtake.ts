import { z } from 'zod';
import { regionOf } from '../market/assemble.ts';
import { BASKET } from '../market/constants.ts';
import { clamp, sum } from '../numbers.ts';
import { good, number, region, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { COMMODITIES, type Commodity, isNation, type RegionId } from '../world/terms.ts';
import type { Contract, World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Offtake {
  kind: 'offtake';
  seller: RegionId;
  commodity: Commodity;
  tonnes: number; // per turn
  price: number; // USD/kg
  turns: number;
}

/** A partner signs at this share of the price it expects, or more. */
const PARTNER_ASKS = 0.9;

/** Offers to buy a fixed tonnage at a fixed price. Partner countries answer at once, nations in their next orders. */
export const offtake: OrderKind<Offtake> = {
  kind: 'offtake',
  schema: z.strictObject({
    kind: z.literal('offtake'),
    seller: z.string().regex(/^[A-Z]{3}$/),
    commodity: z.enum(COMMODITIES),
    tonnes: z.number().min(1).max(100_000),
    price: z.number().positive().max(100_000),
    turns: z.int().min(2).max(20),
  }),
  points: 1,
  subject: (order) => `offtake ${order.seller} ${order.commodity}`,
  cost: () => 0,
  check({ nation, world }, order) {
    if (order.seller === nation || !world.regions[order.seller])
      return illegal(text('refusal.no-such-seller'));
    const free = freeSupply(world, order.seller, order.commodity);
    if (free < 1)
      return illegal(
        text('refusal.nothing-to-sell', { region: region(order.seller), good: good(order.commodity) }),
      );
    if (order.tonnes > free + 0.5)
      return illegal(
        text('refusal.more-than-made', { region: region(order.seller), most: number(free, 't') }),
      );
    const asks = askingPrice(world, order.commodity);
    if (!isNation(order.seller) && order.price < asks - 0.005)
      return illegal(
        text('refusal.price-too-low', { region: region(order.seller), least: number(asks, 'USD/kg') }),
      );
    return legal;
  },
  suggest({ nation, world }) {
    const offers: Offtake[] = [];
    for (const commodity of ['light', 'heavy'] as const) {
      const need = world.regions[nation]?.use[commodity] ?? 0;
      for (const seller in world.regions) {
        if (seller === nation || seller === 'CHN') continue;
        const free = freeSupply(world, seller, commodity);
        const tonnes = Math.floor(Math.min(free, need / 2));
        if (tonnes < 10) continue;
        const price = Math.ceil(askingPrice(world, commodity) * 100) / 100;
        offers.push({ kind: 'offtake', seller, commodity, tonnes, price, turns: 6 });
      }
    }
    return offers.sort((a, b) => value(world, b) - value(world, a)).slice(0, 3);
  },
  apply(world, nation, order, log) {
    const contract = {
      seller: order.seller,
      buyer: nation,
      commodity: order.commodity,
      tonnes: order.tonnes,
      price: order.price,
    };
    if (isNation(order.seller)) {
      const offer = { ...contract, turns: order.turns };
      world.offers.push({
        id: `offer-${world.nextId++}`,
        from: nation,
        to: order.seller,
        contract: offer,
        expires: world.turn + 2,
      });
      log({ text: text('event.offer', terms(order, nation)), weight: 0.3, audience: [nation, order.seller] });
      return;
    }
    sign(world, contract, order.turns);
    log({ text: text('event.contract', terms(order, nation)), weight: 0.45, audience: null });
  },
  describe: (order) =>
    text('order.offtake', {
      region: region(order.seller),
      good: good(order.commodity),
      tonnes: number(order.tonnes, 't'),
      price: number(order.price, 'USD/kg'),
      turns: number(order.turns, 'turns'),
    }),
};

/** Puts a contract in force from this turn's market on. */
export function sign(
  world: World,
  contract: Omit<Contract, 'id' | 'until' | 'delivered'>,
  turns: number,
): void {
  world.contracts.push({
    id: `contract-${world.nextId++}`,
    ...contract,
    until: world.turn + turns,
    delivered: 0,
  });
  if (isNation(contract.seller)) {
    warm(world, contract.seller, contract.buyer, 4);
    warm(world, contract.buyer, contract.seller, 4);
  }
}

/** t per turn of an oxide that a region makes, or soon will, and has not promised to anybody. */
export function freeSupply(world: World, seller: RegionId, commodity: Commodity): number {
  const made = sum(world.sites, (site) => {
    if (site.region !== seller || site.stage !== 'separation' || !site.ore) return 0;
    if (site.phase !== 'operation' && site.phase !== 'ramp-up' && site.phase !== 'construction') return 0;
    return (
      site.capacity * BASKET[site.ore][commodity] * (0.8 + 0.2 * regionOf(world, seller).knowHow.separation)
    );
  });
  const promised = sum(world.contracts, (contract) =>
    contract.seller === seller && contract.commodity === commodity ? contract.tonnes : 0,
  );
  return Math.max(0, made - promised);
}

/** What a partner asks: a share of the price that companies expect, never below the reference price. */
export function askingPrice(world: World, commodity: Commodity): number {
  const { expected, anchor } = world.market.memory.outside[commodity];
  return PARTNER_ASKS * clamp(expected, anchor * 0.7, anchor * 2.5);
}

const value = (world: World, order: Offtake) => order.tonnes * world.market.reference[order.commodity];

const terms = (order: Offtake, buyer: string) => ({
  buyer: region(buyer),
  seller: region(order.seller),
  good: good(order.commodity),
  tonnes: number(order.tonnes, 't'),
  price: number(order.price, 'USD/kg'),
  turns: number(order.turns, 'turns'),
});
