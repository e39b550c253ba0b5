import { z } from 'zod';
import { politicalPoints } from '../politics/approval.ts';
import { number, type Text, text } from '../text.ts';
import type { NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { type Accept, accept } from './accept.ts';
import { type Answer, answer } from './answer.ts';
import { type BuildMagnet, buildMagnet } from './build-magnet.ts';
import { type BuildMine, buildMine } from './build-mine.ts';
import { type BuildSeparation, buildSeparation } from './build-separation.ts';
import { type Campaign, campaign } from './campaign.ts';
import { type CleanUp, cleanUpOrder } from './clean-up.ts';
import { type Comply, comply } from './comply.ts';
import { type Consolidate, consolidate } from './consolidate.ts';
import { type Consult, consult } from './consult.ts';
import { type CrackDown, crackDown } from './crack-down.ts';
import { type Diversify, diversify } from './diversify.ts';
import { type Embargo, embargo } from './embargo.ts';
import { type Explore, explore } from './explore.ts';
import { type ExportControlLaw, exportControlLaw } from './export-control-law.ts';
import { type ExportTax, exportTax } from './export-tax.ts';
import { type KnowHow, knowHow } from './know-how.ts';
import { type LeaveContract, leaveOfftake } from './leave-contract.ts';
import { type Licensing, licensing } from './licensing.ts';
import { type MiningQuota, miningQuota } from './mining-quota.ts';
import { type Offtake, offtake } from './offtake.ts';
import { illegal, type Log, type OrderKind, type Verdict } from './order.ts';
import { type Partnership, partnership } from './partnership.ts';
import { type PriceFloor, priceFloor } from './price-floor.ts';
import { type Propose, propose } from './propose.ts';
import { type Quota, quota } from './quota.ts';
import { type Recycling, recycling } from './recycling.ts';
import { type Respond, respond } from './respond.ts';
import { type Retaliate, retaliate } from './retaliate.ts';
import { type Standards, standards } from './standards.ts';
import { type Stockpile, stockpile } from './stockpile.ts';
import { type Subsidy, subsidy } from './subsidy.ts';
import { type Substitution, substitution } from './substitution.ts';
import { type Tariff, tariff } from './tariff.ts';
import { type TaxCredit, taxCredit } from './tax-credit.ts';
import { type TechnologyBan, technologyBan } from './technology-ban.ts';
import { type Withdraw, withdraw } from './withdraw.ts';
import { type WtoCase, wtoCase } from './wto-case.ts';

/** Every kind of order, by its name: the only list of them. Orders are applied in this order of kinds. */
export const ORDERS = {
  respond,
  answer,
  withdraw,
  'export-control-law': exportControlLaw,
  quota,
  'export-tax': exportTax,
  'mining-quota': miningQuota,
  consolidate,
  'crack-down': crackDown,
  tariff,
  embargo,
  'wto-case': wtoCase,
  comply,
  propose,
  partnership,
  licensing,
  'technology-ban': technologyBan,
  retaliate,
  'know-how': knowHow,
  offtake,
  accept,
  'leave-contract': leaveOfftake,
  'build-mine': buildMine,
  'build-separation': buildSeparation,
  'build-magnet': buildMagnet,
  explore,
  subsidy,
  'price-floor': priceFloor,
  'tax-credit': taxCredit,
  standards,
  diversify,
  recycling,
  stockpile,
  substitution,
  campaign,
  consult,
  'clean-up': cleanUpOrder,
};

export type Order =
  | Accept
  | Answer
  | BuildMagnet
  | BuildMine
  | BuildSeparation
  | Campaign
  | CleanUp
  | Comply
  | Consult
  | Diversify
  | Embargo
  | Explore
  | ExportControlLaw
  | ExportTax
  | MiningQuota
  | KnowHow
  | Licensing
  | Retaliate
  | TechnologyBan
  | Consolidate
  | CrackDown
  | LeaveContract
  | Offtake
  | Partnership
  | PriceFloor
  | Propose
  | Quota
  | Recycling
  | Respond
  | Standards
  | Stockpile
  | Subsidy
  | Substitution
  | Tariff
  | TaxCredit
  | Withdraw
  | WtoCase;
export type Kind = Order['kind'];
export const KINDS = Object.keys(ORDERS) as Kind[];

const kindOf = z.looseObject({ kind: z.enum(KINDS) });

/** The kind of an order, typed for the order at hand. */
function kind<O extends Order>(order: O): OrderKind<O> {
  const found: { kind: string } = ORDERS[order.kind];
  return found as OrderKind<O>;
}

/** Reads an order from outside; says which field is wrong. */
export function parseOrder(raw: unknown): { ok: true; order: Order } | { ok: false; why: Text } {
  const head = kindOf.safeParse(raw);
  if (!head.success) return { ok: false, why: text('refusal.unknown-order') };
  const schema: z.ZodType<Order> = ORDERS[head.data.kind].schema;
  const read = schema.safeParse(raw);
  if (read.success) return { ok: true, order: read.data };
  const field = read.error.issues[0]?.path.join('.') || 'kind';
  return { ok: false, why: text('refusal.bad-field', { field: { is: 'name', text: field } }) };
}

export const describe = (order: Order): Text => kind(order).describe(order);
export const subject = (order: Order): string => kind(order).subject(order);
export const points = (order: Order): number => kind(order).points;
export const cost = (view: View, order: Order): number => kind(order).cost(view, order);
export const outlook = (view: View, order: Order): Text | null => kind(order).outlook?.(view, order) ?? null;
/** Whether an order is legal by itself, whatever else is in the draft. */
export const check = (view: View, order: Order): Verdict => kind(order).check(view, order);
export const suggest = (view: View, of: Kind): Order[] => ORDERS[of].suggest(view);
export const apply = (world: World, nation: NationId, order: Order, log: Log): void =>
  kind(order).apply(world, nation, order, log);

/**
 * Policy points a turn: three to learn with, four, and five in the last third, when there is most to lose; fewer
 * for a government that people have turned from.
 */
export function pointsPerTurn({ nation, world }: View): number {
  const usual = world.turn < 2 ? 3 : world.turn * 3 >= world.turns * 2 ? 5 : 4;
  return Math.max(1, usual + politicalPoints(world, nation));
}

/** Judges a whole draft, in order: each order by itself, then what it leaves of points and money for the rest. */
export function checkOrders(view: View, orders: readonly Order[]): Verdict[] {
  let money = view.world.nations[view.nation].treasury;
  let pointsLeft = pointsPerTurn(view);
  const subjects = new Set<string>();
  return orders.map((order) => {
    const verdict = kind(order).check(view, order);
    if (!verdict.ok) return verdict;
    if (subjects.has(subject(order))) return illegal(text('refusal.twice'));
    if (points(order) > pointsLeft)
      return illegal(text('refusal.no-points', { points: number(pointsPerTurn(view), 'count') }));
    const price = cost(view, order);
    if (price > money + 1e-6)
      return illegal(
        text('refusal.no-money', { cost: number(price, 'M USD'), left: number(money, 'M USD') }),
      );
    subjects.add(subject(order));
    pointsLeft -= points(order);
    money -= price;
    return verdict;
  });
}
