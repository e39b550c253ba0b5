import type { Strength } from '#shared/bots/think.ts';
import { CABINETS, CABINETS_TURNS } from '#shared/scenarios/cabinets.ts';
import type { NationId } from '#shared/world/terms.ts';

/** Scenarios to choose from: `SCENARIOS` of the rules, which the front page does not load, and the real cabinets. */
export const SCENARIOS = ['2010-senkaku', '2025-today', CABINETS] as const;

/** How many half-years a match may last; the record of the real cabinets ends sooner than the others need to. */
export const lengthsOf = (scenario: string): readonly number[] =>
  scenario === CABINETS ? [8, 14, CABINETS_TURNS] : [8, 14, 24];
/** As `STRENGTHS` of the rules. */
export const STRENGTHS: readonly Strength[] = [1, 2, 3, 4, 5];
export const isStrength = (value: number): value is Strength => STRENGTHS.some((one) => one === value);

/** As `USUAL_STRENGTH` of the rules. */
export const USUAL: Strength = 3;

/** What one wants of a match in this browser, alone against three bots or with others at the same device. */
export interface SoloWish {
  scenario: string;
  nation: NationId;
  people?: NationId[]; // who share the device, where they are several
  turns: number;
  seed: number;
  strength: Strength; // of the bots
  started: number; // ms since 1970
}
