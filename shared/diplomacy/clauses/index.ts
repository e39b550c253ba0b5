import { z } from 'zod';
import type { Text } from '../../text.ts';
import type { NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import type { Pair, Treaty } from '../treaty.ts';
import type { ClauseKind } from './clause.ts';
import { type JointResearch, jointResearch } from './joint-research.ts';
import { type JointStockpile, jointStockpile } from './joint-stockpile.ts';
import { type NoEmbargo, noEmbargo } from './no-embargo.ts';
import { type PriceBand, priceBand } from './price-band.ts';
import { type QuotaFloor, quotaFloor } from './quota-floor.ts';
import { type SidePayment, sidePayment } from './side-payment.ts';
import { type TariffFreeze, tariffFreeze } from './tariff-freeze.ts';
import { type Technology, technology } from './technology.ts';

/** Every promise a treaty can hold, by its name: the only list of them. */
export const CLAUSES = {
  'no-embargo': noEmbargo,
  'quota-floor': quotaFloor,
  'price-band': priceBand,
  'tariff-freeze': tariffFreeze,
  'joint-stockpile': jointStockpile,
  'joint-research': jointResearch,
  technology,
  'side-payment': sidePayment,
};

export type Clause =
  | JointResearch
  | JointStockpile
  | NoEmbargo
  | PriceBand
  | QuotaFloor
  | SidePayment
  | TariffFreeze
  | Technology;
export type ClauseId = Clause['kind'];
export const CLAUSE_IDS = Object.keys(CLAUSES) as ClauseId[];

export const clauseSchema: z.ZodType<Clause> = z.union([
  noEmbargo.schema,
  quotaFloor.schema,
  priceBand.schema,
  tariffFreeze.schema,
  jointStockpile.schema,
  jointResearch.schema,
  technology.schema,
  sidePayment.schema,
]);

/** The kind of a clause, typed for the clause at hand. */
function kind<C extends Clause>(clause: C): ClauseKind<C> {
  const found: { kind: string } = CLAUSES[clause.kind];
  return found as ClauseKind<C>;
}

export const weight = (clause: Clause): number => kind(clause).weight;
export const comesOutLate = (clause: Clause): boolean => kind(clause).late ?? false;
export const clauseSubject = (clause: Clause): string => kind(clause).subject(clause);
export const hindrance = (world: World, pair: Pair, clause: Clause): Text | null =>
  kind(clause).hindrance(world, pair, clause);
export const breakers = (world: World, treaty: Treaty, clause: Clause): NationId[] =>
  kind(clause).breakers(world, treaty, clause);
export const perform = (world: World, treaty: Treaty, clause: Clause): void =>
  kind(clause).perform?.(world, treaty, clause);
export const worthOf = (world: World, pair: Pair, clause: Clause, nation: NationId, turns: number): number =>
  kind(clause).worth(world, pair, clause, nation, turns);
export const describeClause = (clause: Clause, pair: Pair): Text => kind(clause).describe(clause, pair);
export const usualClause = (of: ClauseId, world: World, pair: Pair): Clause => CLAUSES[of].usual(world, pair);
