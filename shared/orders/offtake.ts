import { z } from 'zod';
import { openShare, priceFor, welcome } from '../diplomacy/partners.ts';
import { regionOf } from '../market/assemble.ts';
import { BASKET } from '../market/constants.ts';
import { clamp, sum } from '../numbers.ts';
import { wholeCost } from '../sites/capital.ts';
import { financeable, lend, loanWords, mostToLend, plannedSupply } from '../sites/loans.ts';
import { good, name, number, region, text } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { sitesIn } from '../world/local.ts';
import { COMMODITIES, type Commodity, isNation, type NationId, type RegionId } from '../world/terms.ts';
import type { Contract, World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Offtake {
  kind: 'offtake';
  seller: RegionId;
  commodity: Commodity;
  tonnes: number; // per turn
  price: number; // USD/kg
  turns: number;
  rule?: 'fixed' | 'spot' | undefined; // at that price, or at the market's; fixed when left out
  finance?: number | undefined; // M USD lent to a plant of a partner against its goods
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
    rule: z.enum(['fixed', 'spot']).optional(),
    finance: z.number().min(0).max(2000).optional(),
  }),
  points: 1,
  subject: (order) => `offtake ${order.seller} ${order.commodity}`,
  cost: (_, order) => order.finance ?? 0,
  check({ nation, world }, order) {
    if (order.seller === nation || !world.regions[order.seller])
      return illegal(text('refusal.no-such-seller'));
    const lent = order.finance ?? 0;
    const plant = lent > 0 ? financeable(world, order.seller, order.commodity) : null;
    if (lent > 0) {
      if (isNation(order.seller) || !plant)
        return illegal(text('refusal.nothing-to-finance', { region: region(order.seller) }));
      const most = mostToLend(world, plant);
      if (lent > most + 1e-6) return illegal(text('refusal.loan-too-large', { most: number(most, 'M USD') }));
    }
    if (!welcome(world, order.seller, nation))
      return illegal(text('refusal.unwelcome', { region: region(order.seller) }));
    const free =
      openShare(world, order.seller, nation) * freeSupply(world, order.seller, order.commodity) +
      (plant ? plannedSupply(world, plant, order.commodity) : 0);
    if (free < 1)
      return illegal(
        text('refusal.nothing-to-sell', { region: region(order.seller), good: good(order.commodity) }),
      );
    if (order.tonnes > free + 0.5)
      return illegal(
        text('refusal.more-than-made', { region: region(order.seller), most: number(free, 't') }),
      );
    const asks = askingPrice(world, order.commodity) * priceFor(world, order.seller, nation);
    if (!isNation(order.seller) && order.rule !== 'spot' && order.price < asks - 0.005)
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
        if (seller === nation || seller === 'CHN' || !welcome(world, seller, nation)) continue;
        const asks = askingPrice(world, commodity) * priceFor(world, seller, nation);
        const price = Math.ceil(asks * 100) / 100;
        const finance = idea(world, nation, seller, commodity);
        const plant = finance > 0 ? financeable(world, seller, commodity) : null;
        const free =
          openShare(world, seller, nation) * freeSupply(world, seller, commodity) +
          (plant ? plannedSupply(world, plant, commodity) : 0);
        const tonnes = Math.floor(Math.min(free, need / 2));
        if (tonnes < 10) continue;
        const turns = finance > 0 ? 12 : 6;
        offers.push({ kind: 'offtake', seller, commodity, tonnes, price, turns, rule: 'fixed', finance });
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
      rule: order.rule ?? ('fixed' as const),
    };
    if (isNation(order.seller)) {
      const offer = { ...contract, turns: order.turns };
      world.offers.push({
        // Of its own kind: by a gap in the numbers of what is public others could tell that there was an offer.
        id: `offer-${world.turn}-${nation}-${order.seller}-${order.commodity}`,
        from: nation,
        to: order.seller,
        contract: offer,
        expires: world.turn + 2,
      });
      log({
        text: text(order.rule === 'spot' ? 'event.offer-spot' : 'event.offer', terms(order, nation)),
        weight: 0.3,
        audience: [nation, order.seller],
      });
      return;
    }
    const lent = order.finance ?? 0;
    const plant = lent > 0 ? financeable(world, order.seller, order.commodity) : null;
    const signed = sign(world, contract, order.turns);
    if (plant) {
      lend(world, nation, plant, lent, signed.id);
      log({ text: loanWords(nation, plant, lent), weight: 0.5, audience: null });
    }
    log({
      text: text(order.rule === 'spot' ? 'event.contract-spot' : 'event.contract', terms(order, nation)),
      weight: 0.45,
      audience: null,
    });
  },
  outlook({ world }, order) {
    const plant = (order.finance ?? 0) > 0 ? financeable(world, order.seller, order.commodity) : null;
    return plant ? text('outlook.offtake', { site: name(plant.name), region: region(plant.region) }) : null;
  },
  describe: (order) =>
    text(`order.offtake${order.rule === 'spot' ? '-spot' : ''}${(order.finance ?? 0) > 0 ? '-loan' : ''}`, {
      region: region(order.seller),
      good: good(order.commodity),
      tonnes: number(order.tonnes, 't'),
      price: number(order.price, 'USD/kg'),
      turns: number(order.turns, 'turns'),
      funds: number(order.finance ?? 0, 'M USD'),
    }),
};

/** Puts a contract in force from this turn's market on. */
export function sign(
  world: World,
  contract: Omit<Contract, 'id' | 'until' | 'delivered'>,
  turns: number,
): Contract {
  const signed: Contract = {
    id: `contract-${world.nextId++}`,
    ...contract,
    until: world.turn + turns,
    delivered: 0,
  };
  world.contracts.push(signed);
  if (isNation(contract.seller)) {
    warm(world, contract.seller, contract.buyer, 4);
    warm(world, contract.buyer, contract.seller, 4);
  }
  return signed;
}

/** t per turn of an oxide that a region makes, or soon will, and has not promised to anybody. */
export function freeSupply(world: World, seller: RegionId, commodity: Commodity): number {
  const made = sum(sitesIn(world, seller), (site) => {
    if (site.stage !== 'separation' || !site.ore) return 0;
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

/** M USD worth lending: a third of the plant, where there is one to lend to and money to spare. */
function idea(world: World, nation: NationId, seller: RegionId, commodity: Commodity): number {
  const plant = isNation(seller) ? null : financeable(world, seller, commodity);
  if (!plant || (plant.phase === 'operation' && plant.project.losses < 2)) return 0;
  const third = 0.33 * wholeCost(plant.stage, plant.capacity);
  const most = Math.min(third, mostToLend(world, plant), 0.4 * world.nations[nation].treasury);
  return most >= 10 ? Math.floor(most) : 0;
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
