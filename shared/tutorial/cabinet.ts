import { history, turnOf } from '../history/history.ts';
import type { Order } from '../orders/index.ts';
import { CABINETS } from '../scenarios/cabinets.ts';
import { scenario } from '../scenarios/index.ts';
import { TOKYO } from '../scenarios/tokyo.ts';
import type { NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';

/** Whose real orders are known and given, by scenario. */
const WRITTEN: Record<string, readonly NationId[]> = {
  [TOKYO]: ['CHN'],
  [CABINETS]: ['CHN', 'JPN'],
};

/**
 * What a government ordered in a half-year that really was: quotas, halt and all, so that the story happens
 * whatever the player does. Null for every other seat, match and time: there a bot decides.
 */
export function asWritten({ nation, world }: View): Order[] | null {
  if (!WRITTEN[world.scenario]?.includes(nation)) return null;
  const { year, half } = scenario(world.scenario).start;
  const now = turnOf([year, half]) + world.turn;
  if (now >= history.turns) return null;
  return history.orders.flatMap(({ at, nation: by, order }) =>
    by === nation && turnOf(at) === now ? [order] : [],
  );
}
