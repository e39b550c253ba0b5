import type { GoalId } from '../scoring/goals/ids.ts';
import { number, type Text, text, type Unit, type Value } from '../text.ts';
import type { Good, NationId, RegionId, Sector, Stage } from '../world/terms.ts';
import type { View } from '../world/view.ts';

/** What a figure on the screen is about, beside the nation that reads it. */
export interface Subject {
  region?: RegionId;
  good?: Good;
  goal?: GoalId;
  nation?: NationId;
  site?: string;
  sector?: Sector;
  stage?: Stage;
  id?: string; // of a contract, an offer, a foretold quantity or the like
}

/** One live figure that a formula reads; some are figures of their own and open in turn. */
export interface Input {
  name: Text; // key `input.…`
  value: Value;
  opens?: { is: string; of: Subject }; // a kind of figure, see index.ts
}

/** How one kind of figure comes about. Its words: `figure.ID`, what it is, and `formula.ID`, how it is reckoned. */
export interface Kind {
  inputs(view: View, of: Subject): Input[];
  sources(view: View, of: Subject): string[]; // keys, see sources.ts
}

export const input = (
  key: string,
  value: number,
  unit: Unit,
  values: Record<string, Value> = {},
  opens?: { is: string; of: Subject },
): Input => ({
  name: text(`input.${key}`, values),
  value: number(value, unit),
  ...(opens ? { opens } : {}),
});
