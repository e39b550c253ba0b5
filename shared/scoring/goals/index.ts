import * as china from './china.ts';
import * as europe from './europe.ts';
import type { Goal } from './goal.ts';
import type { GoalId } from './ids.ts';
import * as japan from './japan.ts';
import * as usa from './usa.ts';

/** Every goal and how it is measured: the only list of them. */
export const MEASURES: Record<GoalId, Goal> = {
  'value-added': china.valueAdded,
  rents: china.rents,
  access: china.access,
  environment: china.environment,
  standing: china.standing,
  supply: japan.supply,
  diversification: japan.diversification,
  margin: japan.margin,
  recycling: japan.recycling,
  partners: japan.partners,
  defence: usa.defence,
  chain: usa.chain,
  alliances: usa.alliances,
  'consumer-price': usa.consumerPrice,
  budget: usa.budget,
  'roll-out': europe.rollOut,
  circular: europe.circular,
  rules: europe.rules,
  autonomy: europe.autonomy,
  price: europe.price,
};
