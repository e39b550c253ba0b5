import { dependenceOn } from '../../market/trace.ts';
import { ratio } from '../../numbers.ts';
import { type Order, suggest } from '../../orders/index.ts';
import { askingPrice } from '../../orders/offtake.ts';
import { coverTurns, ownChain } from '../../scoring/score.ts';
import { NATIONS } from '../../world/terms.ts';
import type { View } from '../../world/view.ts';

/** A habit looks at what a nation knows and wants orders; best first. */
export type Habit = (view: View) => Order[];

/** Takes offers whose price is at least as good as the expected one. */
export const acceptFairOffers: Habit = ({ nation, world }) =>
  world.offers
    .filter(
      ({ to, contract }) =>
        to === nation &&
        (contract.rule === 'spot' || contract.price >= askingPrice(world, contract.commodity)),
    )
    .filter((offer) => world.nations[nation].standing[offer.from] > -30)
    .map((offer) => ({ kind: 'accept', offer: offer.id }));

/** Signs the best offtake a partner has to give, while it depends on China for more than half. */
export const signOfftake: Habit = (view) => {
  if (view.nation === 'CHN' || dependenceOn(view.world, view.nation, 'light') < 0.5) return [];
  return suggest(view, 'offtake').slice(0, 1);
};

/** Takes up the project that is nearest to work when prices are above the usual, or dependence is high. */
export const openMines: Habit = (view) => {
  const { nation, world } = view;
  const own = world.sites.filter((site) => site.owner === nation && site.developing).length;
  if (own >= 3) return [];
  const { smooth } = world.market.memory.outside.light;
  const dear = smooth > 1.4 * world.market.reference.light;
  if (nation === 'CHN') return [];
  if (!dear && dependenceOn(world, nation, 'light') < 0.6) return [];
  return suggest(view, 'build-mine').slice(0, 2);
};

/** Builds the plants that its own chain lacks. */
export const buildChain: Habit = (view) => {
  const { nation, world } = view;
  if (ownChain(world, nation) > 0.85 && nation !== 'CHN') return [];
  const planned = world.sites.filter(
    (site) => site.owner === nation && site.developing && site.stage !== 'mine',
  );
  if (planned.length >= 2) return [];
  const magnets = suggest(view, 'build-magnet');
  const separation = suggest(view, 'build-separation').slice(0, 1);
  return nation === 'CHN' || nation === 'JPN' ? [...magnets, ...separation] : [...separation, ...magnets];
};

export const recycle: Habit = (view) => {
  const { level, since } = { level: view.world.nations[view.nation].recycling, since: view.world.turn };
  return since >= 1 + 2 * level ? suggest(view, 'recycling') : [];
};

/** Puts money into doing without the scarcest metal. */
export const researchSubstitutes: Habit = (view) => {
  const { smooth } = view.world.market.memory.outside.heavy;
  const dear = smooth > 1.3 * view.world.market.reference.heavy;
  const ideas = suggest(view, 'substitution');
  return dear ? ideas.slice(0, 1) : ideas.slice(0, 1).filter(() => view.world.turn % 3 === 1);
};

/** Buys while prices are calm and stock is short, releases when they are not. */
export const keepStock: Habit = (view) => {
  const { world, nation } = view;
  const short = coverTurns(world, nation) < 0.7;
  return suggest(view, 'stockpile').filter((order) => {
    if (order.kind !== 'stockpile') return false;
    if (order.tonnes < 0) return true;
    const { smooth } = world.market.memory.outside[order.commodity];
    return short && smooth < 1.6 * world.market.reference[order.commodity];
  });
};

/** An exporter that guards its resource: law first, then quotas cut when relations are cool. */
export const tightenExports: Habit = (view) => {
  const { nation, world } = view;
  if (nation !== 'CHN') return [];
  const mood = NATIONS.reduce((total, other) => total + world.nations[nation].standing[other], 0) / 3;
  const hit = world.market.memory.outside.light.smooth > 6 * world.market.reference.light;
  const orders: Order[] = [];
  const [cut, raise] = suggest(view, 'quota');
  if (hit && raise && world.turn % 2 === 0) orders.push(raise);
  else if (!hit && mood < 0 && cut && world.turn % 2 === 1) orders.push(cut);
  if (mood < -10) orders.push(...suggest(view, 'export-control-law'));
  return orders;
};

/** Stops exports to whoever it has fallen out with, and lifts the stop when it has cooled. */
export const embargoFoes: Habit = (view) => {
  const { nation, world } = view;
  const orders: Order[] = [];
  for (const own of world.embargoes) {
    if (own.by !== nation) continue;
    const calmer = world.nations[nation].standing[own.target] > -15 || world.turn - own.since >= 3;
    if (calmer)
      orders.push({
        kind: 'embargo',
        target: own.target,
        commodity: own.commodity,
        severity: 0,
        manner: 'open',
      });
  }
  for (const idea of suggest(view, 'embargo')) {
    if (idea.kind !== 'embargo' || idea.severity === 0 || idea.manner === 'deniable') continue;
    const recent = world.embargoes.some((own) => own.by === nation && own.target === idea.target);
    if (world.nations[nation].standing[idea.target] < -28 && !recent) orders.push(idea);
  }
  // A law first, so that what is stopped is stopped for good.
  const quarrels = orders.some((order) => order.kind === 'embargo' && order.severity > 0);
  return [...(quarrels ? suggest(view, 'export-control-law') : []), ...orders.slice(0, 3)];
};

/** Raises the quota back when others are friendly: a trader earns by selling. */
export const easeExports: Habit = (view) => {
  const { nation, world } = view;
  if (nation !== 'CHN') return [];
  const rent = ratio(world.market.quotaRent, world.market.reference.light);
  const [, raise] = suggest(view, 'quota');
  return rent > 0.6 && raise ? [raise] : [];
};

/** Answers an embargo against itself: stock out, research up, duties on the embargoing side's magnets. */
export const answerEmbargo: Habit = (view) => {
  const { nation, world } = view;
  const against = world.embargoes.filter((one) => one.target === nation);
  if (against.length === 0) return [];
  const orders: Order[] = [];
  for (const { commodity } of against) {
    const held = world.nations[nation].stockpile[commodity];
    const price = world.market.price[commodity][nation] ?? 0;
    if (held > 1)
      orders.push({
        kind: 'stockpile',
        commodity,
        tonnes: -Math.ceil(held / 2),
        limit: Math.max(0.01, Math.round(price * 50) / 100),
      });
  }
  orders.push(...suggest(view, 'offtake').slice(0, 2), ...suggest(view, 'substitution').slice(0, 1));
  const [duty] = suggest(view, 'tariff');
  if (duty?.kind === 'tariff' && duty.rate > 0 && world.nations[nation].standing.CHN < -30) orders.push(duty);
  return orders;
};
