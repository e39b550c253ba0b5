import { z } from 'zod';
import { placeOf } from '../market/assemble.ts';
import { content } from '../sites/support.ts';
import { good, name, nation as nationWord, number, text } from '../text.ts';
import { worth } from '../world/ledger.ts';
import { isNation, type NationId } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface PriceFloor {
  kind: 'price-floor';
  site: string;
  metal: 'light' | 'heavy';
  price: number; // USD/kg
  turns: number;
}

/** As a multiple of what companies expect: the US gave 110 USD/kg for NdPr in July 2025, when it traded near 60. */
const MOST = 3;

/** Guarantees a mine or separation plant a price: while the market pays less, the state pays the rest. */
export const priceFloor: OrderKind<PriceFloor> = {
  kind: 'price-floor',
  schema: z.strictObject({
    kind: z.literal('price-floor'),
    site: z.string().max(60),
    metal: z.enum(['light', 'heavy']),
    price: z.number().positive().max(100_000),
    turns: z.int().min(2).max(20),
  }),
  points: 1,
  subject: (order) => `floor ${order.site}`,
  cost: () => 0, // paid after the market, while the price is below
  check({ nation, world }, order) {
    const site = world.sites.find((one) => one.id === order.site);
    if (!site || site.illegal || content(world, site, order.metal) <= 0)
      return illegal(text('refusal.no-such-site'));
    if (!backs(world, nation, site))
      return illegal(
        isNation(site.region)
          ? text('refusal.foreign-ground', { nation: nationWord(site.region) })
          : text('refusal.not-ours-to-back', { site: name(site.name) }),
      );
    if (world.floors.some((floor) => floor.site === site.id))
      return illegal(text('refusal.has-a-floor', { site: name(site.name) }));
    const most = MOST * Math.max(expected(world, site, order.metal), world.market.reference[order.metal]);
    if (order.price > most) return illegal(text('refusal.floor-too-high', { most: number(most, 'USD/kg') }));
    return legal;
  },
  suggest({ nation, world }) {
    const { treasury, income } = world.nations[nation];
    return world.sites
      .filter((site) => backs(world, nation, site) && site.stage !== 'magnet' && !site.illegal)
      .filter((site) => site.phase !== 'exploration' && site.phase !== 'closed')
      .filter((site) => !world.floors.some((floor) => floor.site === site.id))
      .flatMap((site): PriceFloor[] => {
        const metal = site.ore === 'clay' ? 'heavy' : 'light';
        const price = Math.ceil(1.4 * world.market.reference[metal]);
        const order: PriceFloor = { kind: 'price-floor', site: site.id, metal, price, turns: 10 };
        return bill(world, site, order) < 0.15 * (treasury + income) ? [order] : [];
      })
      .sort((a, b) => need(world, b.site) - need(world, a.site))
      .slice(0, 3);
  },
  apply(world, nation, order, log) {
    const site = world.sites.find((one) => one.id === order.site);
    if (!site || world.floors.some((floor) => floor.site === site.id)) return;
    const { metal, price } = order;
    world.floors.push({ by: nation, site: site.id, metal, price, until: world.turn + order.turns });
    log({
      text: text('event.price-floor', {
        nation: nationWord(nation),
        site: name(site.name),
        good: good(metal),
        price: number(price, 'USD/kg'),
        turns: number(order.turns, 'turns'),
      }),
      weight: 0.5,
      audience: null,
    });
  },
  outlook({ world }, order) {
    const site = world.sites.find((one) => one.id === order.site);
    return site ? text('outlook.price-floor', { cost: number(bill(world, site, order), 'M USD') }) : null;
  },
  describe: (order) =>
    text('order.price-floor', {
      site: { is: 'site', id: order.site },
      good: good(order.metal),
      price: number(order.price, 'USD/kg'),
      turns: number(order.turns, 'turns'),
    }),
};

/** A state guarantees prices at home, to what it owns and to what it lent money. */
const backs = (world: World, nation: NationId, site: Site): boolean =>
  site.region === nation ||
  site.owner === nation ||
  world.loans.some((loan) => loan.lender === nation && loan.site === site.id);

const expected = (world: World, site: Site, metal: 'light' | 'heavy'): number =>
  world.market.memory[placeOf(site.region)][metal].expected;

/** M USD a turn that a floor costs at full work while prices stay as they are. */
function bill(world: World, site: Site, { metal, price }: PriceFloor): number {
  const last = world.market.memory[placeOf(site.region)][metal].last;
  return worth(site.capacity, content(world, site, metal) * Math.max(0, price - last));
}

/** Who loses money needs it most, then who rests, then who is being built. */
function need(world: World, id: string): number {
  const site = world.sites.find((one) => one.id === id);
  if (!site) return 0;
  return site.project.losses * 10 + (site.phase === 'care' ? 8 : 0) + (site.developing ? 4 : 0);
}
