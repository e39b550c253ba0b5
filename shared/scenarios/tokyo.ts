import type { Scenario } from './scenario.ts';

/** The scenario of the tutorial: 2010 as it was, in which nothing comes in between but the collision. */
export const TOKYO = '2010-tokyo';
/** From the first half of 2010 to the first half of 2013, when the price is back where it was. */
export const TOKYO_TURNS = 7;
/** A world in which the plant at Kuantan, still a building site at first, works before the story ends. */
export const TOKYO_SEED = 7;

/** The islands are bought in the fifth turn and lead elsewhere; the story of the halt has its end by then. */
const LAST_INCIDENT = 1;

export const tokyo = (base: Scenario): Scenario => ({
  ...base,
  id: TOKYO,
  turns: TOKYO_TURNS,
  crises: false,
  incidents: base.incidents.filter(({ turn }) => turn <= LAST_INCIDENT),
});
