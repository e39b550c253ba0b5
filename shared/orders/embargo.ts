import { z } from 'zod';
import {
  DENIABLE,
  MANNERS,
  type Manner,
  resent,
  secret,
  shipped,
  traceChance,
} from '../control/embargoes.ts';
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
  manner: Manner; // announced, or as delays that can be denied until somebody traces them
}

/** Without the law customs can stop at most this share (the halt of 2010 held back about 42% of a half-year). */
export const SEVEREST_WITHOUT_LAW = 0.6;

/** Turns until an embargo without a law bites: contracts must be named, lists drawn up, customs told one by one. */
const SLOW = 1;

/** Stops exports of one commodity to one nation: openly, or as "customs delays" (more in docs/model.md). */
export const embargo: OrderKind<Embargo> = {
  kind: 'embargo',
  schema: z.strictObject({
    kind: z.literal('embargo'),
    target: z.enum(NATIONS),
    commodity: z.enum(COMMODITIES),
    severity: z.number().min(0).max(1),
    manner: z.enum(MANNERS),
  }),
  points: 1,
  subject: (order) => `embargo ${order.target} ${order.commodity}`,
  cost: () => 0,
  check(view, order) {
    const { nation, world } = view;
    if (order.target === nation) return illegal(text('refusal.not-yourself'));
    const now = standing(world, nation, order);
    if ((now?.severity ?? 0) === order.severity && (order.severity === 0 || now?.manner === order.manner))
      return illegal(text('refusal.no-change'));
    if (order.severity > 0 && !now && shipped(world.market.flows, nation, order.target, order.commodity) < 1)
      return illegal(
        text('refusal.nothing-to-stop', { nation: nationWord(order.target), good: good(order.commodity) }),
      );
    if (order.severity > 0 && order.manner === 'deniable') {
      if (now && !secret(now)) return illegal(text('refusal.known-already'));
      if (order.severity < DENIABLE.least || order.severity > DENIABLE.most)
        return illegal(
          text('refusal.not-deniable', {
            least: number(DENIABLE.least, 'share'),
            most: number(DENIABLE.most, 'share'),
          }),
        );
      return legal;
    }
    if (!world.nations[nation].law && order.severity > SEVEREST_WITHOUT_LAW)
      return illegal(text('refusal.severity-needs-law', { most: number(SEVEREST_WITHOUT_LAW, 'share') }));
    return legal;
  },
  suggest({ nation, world }: View) {
    const ideas: Embargo[] = [];
    for (const own of world.embargoes)
      if (own.by === nation)
        ideas.push({
          kind: 'embargo',
          target: own.target,
          commodity: own.commodity,
          severity: 0,
          manner: 'open',
        });
    const severity = world.nations[nation].law ? 0.8 : SEVEREST_WITHOUT_LAW;
    const targets = NATIONS.filter((target) => target !== nation).sort(
      (a, b) => world.nations[nation].standing[a] - world.nations[nation].standing[b],
    );
    for (const target of targets)
      for (const commodity of ['heavy', 'light'] as const) {
        const already = world.embargoes.some(
          (one) => one.by === nation && one.target === target && one.commodity === commodity,
        );
        if (already || shipped(world.market.flows, nation, target, commodity) < 1) continue;
        ideas.push({ kind: 'embargo', target, commodity, severity, manner: 'open' });
        ideas.push({ kind: 'embargo', target, commodity, severity: 0.4, manner: 'deniable' });
      }
    return ideas.slice(0, 6);
  },
  apply(world, nation, order, log) {
    const before = standing(world, nation, order);
    const { target, commodity, severity, manner } = order;
    const hidden = severity > 0 ? manner === 'deniable' : before !== undefined && secret(before);
    const { control, law } = world.nations[nation];
    const since = world.turn + (manner === 'open' && !law ? SLOW : 0);
    world.embargoes = world.embargoes.filter((one) => one !== before);
    if (before && secret(before)) control.tricks -= 1;
    if (severity > 0) {
      world.embargoes.push({
        by: nation,
        target,
        commodity,
        severity,
        manner,
        since: before?.since ?? since,
      });
      if (hidden) control.tricks += 1;
    }
    const harder = severity - (before && !secret(before) ? before.severity : 0);
    if (!hidden && harder > 0) resent(world, nation, target, harder);
    if (!hidden && harder < 0) relieve(world, nation, target, -harder);
    const values = { nation: nationWord(nation), target: nationWord(target), good: good(commodity) };
    const key = hidden ? 'event.delays' : 'event.embargo';
    log({
      text:
        severity > 0
          ? text(key, { ...values, severity: number(severity, 'share'), since: turnDate(since) })
          : text(hidden ? 'event.delays-ended' : 'event.embargo-lifted', values),
      weight: 0.95,
      audience: hidden ? [nation] : null,
    });
  },
  outlook({ nation, world }, { target, commodity, severity, manner }) {
    if (severity === 0) return null;
    if (manner === 'open')
      return world.nations[nation].law
        ? null
        : text('outlook.embargo-slow', { turns: number(SLOW, 'turns') });
    const draft = { by: nation, target, commodity, severity, manner, since: world.turn };
    return text('outlook.delays', { chance: number(traceChance(world, draft), 'share') });
  },
  describe: (order) => {
    const values = { nation: nationWord(order.target), good: good(order.commodity) };
    if (order.severity === 0) return text('order.embargo-lift', values);
    const key = order.manner === 'deniable' ? 'order.embargo-deniable' : 'order.embargo';
    return text(key, { ...values, severity: number(order.severity, 'share') });
  },
};

const standing = (world: World, by: NationId, { target, commodity }: Embargo) =>
  world.embargoes.find((one) => one.by === by && one.target === target && one.commodity === commodity);

/** What lifting a share of an embargo brings back in standing, in points: with the target, with the others. */
const THANKS = { target: 12, others: 3 } as const;

function relieve(world: World, by: NationId, target: NationId, share: number): void {
  for (const other of NATIONS)
    warm(world, other, by, share * (other === target ? THANKS.target : THANKS.others));
}
