import { z } from 'zod';
import { check, cost, describe, KINDS, ORDERS, points, suggest } from '../../shared/orders/index.ts';
import type { View } from '../../shared/world/view.ts';
import { english } from './english.ts';
import type { Idea } from './protocol.ts';

/** Orders that make sense now, each legal by itself; together they may cost more than there is. */
export const ideas = (view: View): Idea[] =>
  KINDS.flatMap((kind) => suggest(view, kind))
    .filter((order) => check(view, order).ok)
    .map((order) => ({
      order,
      points: points(order),
      cost: cost(view, order),
      words: english(describe(order)),
    }));

/** A JSON Schema of every kind of order. */
export const orderSchemas = (): Record<string, object> =>
  Object.fromEntries(KINDS.map((kind) => [kind, z.toJSONSchema(ORDERS[kind].schema)]));
