import type { Clause } from '../../diplomacy/clauses/index.ts';
import type { JointStockpile } from '../../diplomacy/clauses/joint-stockpile.ts';
import { bound, valueTo } from '../../diplomacy/negotiate.ts';
import { isParty, otherOf, type Treaty } from '../../diplomacy/treaty.ts';
import { LICENSED } from '../../market/network.ts';
import { dependenceOn } from '../../market/trace.ts';
import { ratio } from '../../numbers.ts';
import { type Order, suggest } from '../../orders/index.ts';
import { NATIONS } from '../../world/terms.ts';
import type { View } from '../../world/view.ts';
import type { Habit } from './trade.ts';

/** What a nation has promised, alone or with the other, and to whom. */
function promises({ nation, world }: View): { clause: Clause; treaty: Treaty }[] {
  return world.treaties
    .filter((treaty) => treaty.state === 'in-force' && isParty(treaty, nation))
    .flatMap((treaty) =>
      treaty.clauses
        .filter((clause) => !('by' in clause) || clause.by === nation)
        .map((clause) => ({ clause, treaty })),
    );
}

/**
 * Whether an order would break a promise to a nation it thinks at least so well of: what a government that means
 * its word does not give.
 */
export function breaksPromise(view: View, order: Order, liked = -100): boolean {
  return promises(view).some(({ clause, treaty }) => {
    const other = otherOf(treaty.parties, view.nation);
    if (view.world.nations[view.nation].standing[other] < liked) return false;
    if (clause.kind === 'no-embargo')
      return order.kind === 'embargo' && order.severity > 0 && order.target === other;
    if (clause.kind === 'quota-floor')
      return order.kind === 'quota' && order.tonnes !== null && order.tonnes < clause.tonnes;
    if (clause.kind === 'tariff-freeze')
      return order.kind === 'tariff' && order.origin === other && order.rate > clause.most;
    return false;
  });
}

/** Puts in order what a treaty that is about to bind does not allow. */
export const keepPromises: Habit = (view) => {
  const { nation, world } = view;
  return promises(view).flatMap(({ clause, treaty }): Order[] => {
    const other = otherOf(treaty.parties, nation);
    if (clause.kind === 'no-embargo')
      return world.embargoes
        .filter((one) => one.by === nation && one.target === other)
        .map(({ commodity }) => ({ kind: 'embargo', target: other, commodity, severity: 0, manner: 'open' }));
    if (clause.kind === 'quota-floor') {
      const quota = world.quota[nation] ?? null;
      return quota !== null && quota < clause.tonnes ? [{ kind: 'quota', tonnes: clause.tonnes }] : [];
    }
    if (clause.kind === 'tariff-freeze')
      return world.tariffs
        .filter((one) => one.by === nation && one.origin === other && one.rate > clause.most)
        .map(({ good }) => ({ kind: 'tariff', origin: other, good, rate: clause.most }));
    if (clause.kind === 'joint-stockpile') return fill(view, treaty, clause);
    return [];
  });
};

/** Buys what it still owes to a joint stockpile, over the two years it has for that. */
function fill({ nation, world }: View, treaty: Treaty, { commodity, tonnes }: JointStockpile): Order[] {
  const laid = treaty.stores.find((one) => one.nation === nation && one.commodity === commodity)?.tonnes ?? 0;
  const missing = Math.ceil(tonnes - laid - world.nations[nation].stockpile[commodity]);
  if (treaty.drawn || missing < 1) return [];
  const price = world.market.price[commodity][nation] ?? world.market.reference[commodity];
  return [
    { kind: 'stockpile', commodity, tonnes: missing, limit: Math.max(0.01, Math.round(price * 160) / 100) },
  ];
}

/** How little a government must think of another, and of its word, to sign nothing with it. */
export const HATED = -50;
export const FAITHLESS = 0.45;
/** Share of the treasury that it stakes on one treaty at most. */
const STAKE = 0.3;

/** Signs what is worth more to it than it costs, with those whose word counts for something; turns down the rest. */
export const answerProposals: Habit = ({ nation, world }) =>
  world.proposals
    .filter((one) => one.to === nation)
    .map((one): Order => {
      const worth = valueTo(world, [one.from, one.to], one.terms, nation);
      const own = world.nations[nation];
      const accept =
        worth >= 0 &&
        own.standing[one.from] > HATED &&
        world.nations[one.from].reputation > FAITHLESS &&
        one.terms.escrow <= STAKE * own.treasury;
      return { kind: 'answer', proposal: one.id, accept };
    });

/** Proposes, now and then, the treaty that is worth most to it, where the two have none. */
export const proposeTreaties: Habit = (view) => {
  const { nation, world } = view;
  if (world.turn % 3 !== 1 || world.turns - world.turn < 4) return [];
  return suggest(view, 'propose')
    .filter((order) => {
      if (order.kind !== 'propose') return false;
      const { to } = order;
      if (world.nations[nation].standing[to] < HATED || world.nations[to].reputation < FAITHLESS)
        return false;
      if (bound(world, [nation, to]).length > 0) return false;
      if (world.proposals.some((one) => one.from === to || one.to === to)) return false;
      return valueTo(world, [nation, to], order, nation) > 0 && valueTo(world, [nation, to], order, to) >= 0;
    })
    .slice(0, 2);
};

/** Leaves treaties that have come to cost more than they bring, or that bind it to an enemy. */
export const leaveTreaties: Habit = (view) => {
  const { nation, world } = view;
  return suggest(view, 'withdraw').filter((order) => {
    const treaty = world.treaties.find((one) => order.kind === 'withdraw' && one.id === order.treaty);
    if (!treaty) return false;
    const other = otherOf(treaty.parties, nation);
    if (world.nations[other].reputation < FAITHLESS - 0.1) return true;
    const left = treaty.until - world.turn;
    const terms = { clauses: treaty.clauses, turns: left, escrow: treaty.escrow };
    return valueTo(world, treaty.parties, terms, nation) * left < -(treaty.escrow + 20);
  });
};

/** Goes to court over what binds: with others, or alone where the quota's rent or a duty is high. */
export const goToCourt: Habit = (view) => {
  const { nation, world } = view;
  return suggest(view, 'wto-case')
    .filter((order) => {
      if (order.kind !== 'wto-case') return false;
      if (bound(world, [nation, order.against]).length > 0 && order.measure !== 'embargo') return false;
      const joins = world.disputes.some(
        (one) => one.state === 'pending' && one.against === order.against && one.measure === order.measure,
      );
      if (joins || order.measure === 'embargo') return true;
      if (world.turns - world.turn < 6) return false;
      if (order.measure === 'tariff') return nation === LICENSED;
      return order.measure === 'quota' && ratio(world.market.quotaRent, world.market.reference.light) > 0.4;
    })
    .slice(0, 1);
};

/** Complies with rulings before the time is up. */
export const complyWithRulings: Habit = (view) => suggest(view, 'comply');

/** Complies when holding out has begun to cost. */
export const complyLate: Habit = (view) =>
  suggest(view, 'comply').filter((order) =>
    view.world.disputes.some(
      (one) => order.kind === 'comply' && one.id === order.dispute && one.state === 'retaliation',
    ),
  );

/** Makes friends where the ore is, while it depends on one supplier for most of what it needs. */
export const courtPartners: Habit = (view) => {
  const { nation, world } = view;
  if (world.turn % 4 !== 2 + (NATIONS.indexOf(nation) % 2)) return [];
  if (nation !== LICENSED && dependenceOn(world, nation, 'light') < 0.5) return [];
  return suggest(view, 'partnership').slice(0, 1);
};
