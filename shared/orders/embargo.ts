import { z } from 'zod';
import { good, nation as nationWord, number, text, turnDate } from '../text.ts';
import { warm } from '../turn/standing.ts';
import { COMMODITIES, type Commodity, NATIONS, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface Embargo {
  kind: 'embargo';
  target: NationId;
  commodity: Commodity;
  severity: number; // 0..1 share of the usual trade stopped; 0 lifts it
}

/** Without the law customs can stop at most this share (the halt of 2010 held back about 42% of a half-year). */
export const SEVEREST_WITHOUT_LAW = 0.6;

/** Stops exports of one commodity to one nation, openly. */
export const embargo: OrderKind<Embargo> = {
  kind: 'embargo',
  schema: z.strictObject({
    kind: z.literal('embargo'),
    target: z.enum(NATIONS),
    commodity: z.enum(COMMODITIES),
    severity: z.number().min(0).max(1),
  }),
  points: 1,
  subject: (order) => `embargo ${order.target} ${order.commodity}`,
  cost: () => 0,
  check(view, order) {
    const { nation, world } = view;
    if (order.target === nation) return illegal(text('refusal.not-yourself'));
    const now = standing(world, nation, order);
    if ((now?.severity ?? 0) === order.severity) return illegal(text('refusal.no-change'));
    if (order.severity > 0 && !now && exportsTo(world, nation, order.target, order.commodity) < 1)
      return illegal(
        text('refusal.nothing-to-stop', { nation: nationWord(order.target), good: good(order.commodity) }),
      );
    if (!world.nations[nation].law && order.severity > SEVEREST_WITHOUT_LAW)
      return illegal(text('refusal.severity-needs-law', { most: number(SEVEREST_WITHOUT_LAW, 'share') }));
    return legal;
  },
  suggest({ nation, world }: View) {
    const ideas: Embargo[] = [];
    for (const own of world.embargoes)
      if (own.by === nation)
        ideas.push({ kind: 'embargo', target: own.target, commodity: own.commodity, severity: 0 });
    const severity = world.nations[nation].law ? 0.8 : SEVEREST_WITHOUT_LAW;
    const targets = NATIONS.filter((target) => target !== nation).sort(
      (a, b) => world.nations[nation].standing[a] - world.nations[nation].standing[b],
    );
    for (const target of targets)
      for (const commodity of ['heavy', 'light'] as const) {
        const already = world.embargoes.some(
          (one) => one.by === nation && one.target === target && one.commodity === commodity,
        );
        if (!already && exportsTo(world, nation, target, commodity) >= 1)
          ideas.push({ kind: 'embargo', target, commodity, severity });
      }
    return ideas.slice(0, 4);
  },
  apply(world, nation, order, log) {
    const before = standing(world, nation, order);
    world.embargoes = world.embargoes.filter((one) => one !== before);
    const { target, commodity, severity } = order;
    if (severity > 0)
      world.embargoes.push({ by: nation, target, commodity, severity, since: before?.since ?? world.turn });
    const harder = severity - (before?.severity ?? 0);
    const harsh = world.nations[nation].law ? 1 : 1.5;
    warm(world, target, nation, harder > 0 ? -30 * harder * harsh : -12 * harder);
    for (const other of NATIONS)
      if (other !== target) warm(world, other, nation, harder > 0 ? -8 * harder * harsh : -3 * harder);
    const values = { nation: nationWord(nation), target: nationWord(target), good: good(commodity) };
    log({
      text:
        severity > 0
          ? text('event.embargo', {
              ...values,
              severity: number(severity, 'share'),
              since: turnDate(world.turn),
            })
          : text('event.embargo-lifted', values),
      weight: 0.95,
      audience: null,
    });
  },
  describe: (order) => {
    const values = { nation: nationWord(order.target), good: good(order.commodity) };
    return order.severity > 0
      ? text('order.embargo', { ...values, severity: number(order.severity, 'share') })
      : text('order.embargo-lift', values);
  },
};

const standing = (world: World, by: NationId, { target, commodity }: Embargo) =>
  world.embargoes.find((one) => one.by === by && one.target === target && one.commodity === commodity);

/** t that went openly from a nation to another in the last turn. */
export function exportsTo(world: World, from: NationId, to: NationId, commodity: Commodity): number {
  let tonnes = 0;
  for (const flow of world.market.flows)
    if (flow.from === from && flow.to === to && flow.good === commodity && flow.manner !== 'smuggled')
      tonnes += flow.tonnes;
  return tonnes;
}
