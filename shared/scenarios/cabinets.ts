import type { Scenario } from './scenario.ts';

/** The scenario of the years that really were: governments of which it is known what they did do it again. */
export const CABINETS = '2010-cabinets';
/** From the first half of 2010 to the second of 2020, where the record ends. */
export const CABINETS_TURNS = 22;

/** Nothing comes in between but what came: the record has the answers of the time, not those to other crises. */
export const cabinets = (base: Scenario): Scenario => ({
  ...base,
  id: CABINETS,
  turns: CABINETS_TURNS,
  crises: false,
});
