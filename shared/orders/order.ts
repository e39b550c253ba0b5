import type { z } from 'zod';
import type { Text } from '../text.ts';
import type { NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';

/** Whether an order may be given, and if not why (an i18n text under `refusal.`) and how to mend it. */
export type Verdict = { ok: true } | { ok: false; why: Text };

export const legal: Verdict = { ok: true };
export const illegal = (why: Text): Verdict => ({ ok: false, why });

/** Records what an order did; `audience` null means everybody may know. */
export type Log = (entry: { text: Text; weight: number; audience: NationId[] | null }) => void;

/**
 * One kind of order. `check`, `cost` and `suggest` take a View, so they can say nothing that the nation does
 * not know; `apply` runs on the whole world after every order was checked against the same world.
 */
export interface OrderKind<O extends { kind: string }> {
  readonly kind: O['kind'];
  readonly schema: z.ZodType<O>;
  /** Policy points it takes; 0 for the levers that only turn a dial. */
  readonly points: 0 | 1;
  /** Legal in itself; budget and points over all orders are checked by checkOrders. */
  check(view: View, order: O): Verdict;
  /** M USD it takes from the treasury this turn. */
  cost(view: View, order: O): number;
  /** Two orders with the same subject replace each other ("one quota a turn"). */
  subject(order: O): string;
  /** Sensible orders of this kind now, best first: for the tray and for bots. Empty when none is. */
  suggest(view: View): O[];
  apply(world: World, nation: NationId, order: O, log: Log): void;
  /** What may come of it, where chance decides, as far as the nation knows: for the form. */
  outlook?(view: View, order: O): Text | null;
  /** The order in words, key `order.KIND`. */
  describe(order: O): Text;
}
