import { dependence, dependenceOn, unserved } from '../market/trace.ts';
import { clamp, ratio } from '../numbers.ts';
import { GOAL_IDS, type GoalId } from '../scoring/goals/ids.ts';
import { coverTurns, score } from '../scoring/score.ts';
import type { Unit } from '../text.ts';
import { COMMODITIES, type Commodity, NATIONS, type NationId, SECTORS, type Sector } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** A figure of a nation that is foretold for the end of the half-year. */
export type Quantity =
  | `price.${Commodity}` // USD/kg at home
  | 'served' // share of need, by value
  | `served.${Sector}`
  | 'dependence' // share of use that came through China
  | `dependence.${Commodity}`
  | 'cover' // days
  | 'treasury' // M USD
  | 'income' // M USD granted for the next half-year
  | 'score'
  | `goal.${GoalId}`
  | `standing.${NationId}`; // what another nation thinks of this one, -100..100

/** Figures of one nation; sectors it has not, its own opinion and the goals of others are not in it. */
export type Figures = ByQuantity<number>;

const HALF_YEAR_DAYS = 182.5;
/** t a turn below which a sector is not there. */
const LEAST_NEED = 0.5;

export function figures(world: World, nation: NationId): Figures {
  const out: Figures = { served: 1 - unserved(world, nation) };
  for (const commodity of COMMODITIES) out[`price.${commodity}`] = world.market.price[commodity][nation] ?? 0;
  for (const sector of SECTORS) {
    const served = servedIn(world, nation, sector);
    if (served !== null) out[`served.${sector}`] = served;
  }
  if (nation !== 'CHN') {
    out.dependence = dependence(world, nation);
    for (const commodity of COMMODITIES)
      out[`dependence.${commodity}`] = dependenceOn(world, nation, commodity);
  }
  out.cover = coverTurns(world, nation) * HALF_YEAR_DAYS;
  out.treasury = world.nations[nation].treasury;
  out.income = world.nations[nation].income;
  const { parts, total } = score(world, nation);
  out.score = total;
  for (const goal in parts) out[`goal.${goal as GoalId}`] = parts[goal as GoalId] ?? 0;
  for (const other of NATIONS)
    if (other !== nation) out[`standing.${other}`] = world.nations[other].standing[nation];
  return out;
}

/** Share of what a sector needs now that it got; null where a nation has no such sector. */
function servedIn(world: World, nation: NationId, sector: Sector): number | null {
  let need = 0;
  let served = 0;
  for (const use of world.sectors) {
    if (use.region !== nation || use.sector !== sector) continue;
    need += use.quantity * use.intensity;
    served += use.served;
  }
  return need < LEAST_NEED ? null : clamp(ratio(served, need), 0, 1);
}

/** Something said of each figure of a nation. */
export type ByQuantity<V> = { [Q in Quantity]?: V };

const PARTS: Record<string, readonly string[]> = {
  price: COMMODITIES,
  served: SECTORS,
  dependence: COMMODITIES,
  goal: GOAL_IDS,
  standing: NATIONS,
};
const WHOLES = ['served', 'dependence', 'cover', 'treasury', 'income', 'score'];

export function isQuantity(id: string): id is Quantity {
  const [kind = '', part] = id.split('.');
  return part === undefined ? WHOLES.includes(kind) : (PARTS[kind]?.includes(part) ?? false);
}

/** Its unit; of days, a count. */
export function unitOf(quantity: Quantity): Unit {
  const [kind] = quantity.split('.');
  if (kind === 'price') return 'USD/kg';
  if (kind === 'served' || kind === 'dependence') return 'share';
  if (kind === 'treasury' || kind === 'income') return 'M USD';
  return kind === 'cover' ? 'count' : 'points';
}

export const quantitiesOf = (known: ByQuantity<unknown>): Quantity[] => Object.keys(known) as Quantity[];

/** Quantities of one kind behave alike, and have their ranges calibrated together. */
export type QuantityKind =
  | Exclude<
      Quantity,
      `served.${Sector}` | `dependence.${Commodity}` | `goal.${GoalId}` | `standing.${NationId}`
    >
  | 'sector'
  | 'dependence-on'
  | 'goal'
  | 'standing';

export const QUANTITY_KINDS = [
  'price.light',
  'price.heavy',
  'price.bulk',
  'served',
  'sector',
  'dependence',
  'dependence-on',
  'cover',
  'treasury',
  'income',
  'score',
  'goal',
  'standing',
] as const satisfies readonly QuantityKind[];

export function kindOf(quantity: Quantity): QuantityKind {
  switch (quantity) {
    case 'price.light':
    case 'price.heavy':
    case 'price.bulk':
    case 'served':
    case 'dependence':
    case 'cover':
    case 'treasury':
    case 'income':
    case 'score':
      return quantity;
    default:
      if (quantity.startsWith('served.')) return 'sector';
      if (quantity.startsWith('dependence.')) return 'dependence-on';
      return quantity.startsWith('goal.') ? 'goal' : 'standing';
  }
}
