import { known } from '../../control/embargoes.ts';
import { licensedOutput } from '../../control/mining.ts';
import { lawless } from '../../orders/crack-down.ts';
import { type Order, suggest } from '../../orders/index.ts';
import { NATIONS, type NationId } from '../../world/terms.ts';
import type { View } from '../../world/view.ts';
import type { World } from '../../world/world.ts';
import type { Habit } from './trade.ts';

/** What the others think of a nation, on average. */
const mood = ({ nation, world }: View): number =>
  NATIONS.reduce(
    (total, other) => total + (other === nation ? 0 : world.nations[other].standing[nation]),
    0,
  ) / 3;

/** Whoever it has cooled towards gets late deliveries, the more so while there is no law to stop them openly; it ends them when things are better or after a year and a half. */
export const delayShipments: Habit = (view) => {
  const { nation, world } = view;
  const opinion = world.nations[nation].standing;
  for (const own of world.embargoes) {
    if (own.by !== nation || own.manner !== 'deniable') continue;
    if (opinion[own.target] > -10 || world.turn - own.since >= 3)
      return [{ kind: 'embargo', target: own.target, commodity: own.commodity, severity: 0, manner: 'open' }];
  }
  if (world.embargoes.some((one) => one.by === nation)) return [];
  return suggest(view, 'embargo')
    .filter((order) => {
      if (order.kind !== 'embargo' || order.manner !== 'deniable') return false;
      const mood = opinion[order.target];
      return mood < -18 && (mood > -28 || !world.nations[nation].law);
    })
    .slice(0, 1);
};

/** t a turn without a licence that no government overlooks. */
const MUCH = 800;

/** Brings its mines into its hand: groups first, police where much is dug or shipped without a licence. */
export const bringToOrder: Habit = (view) => {
  const { nation, world } = view;
  const orders: Order[] = [];
  if (world.turn >= 1) orders.push(...suggest(view, 'consolidate'));
  const stolen = lawless(world, nation);
  const share = stolen / (stolen + licensedOutput(world, nation) + 1);
  // Little by share may still be much by tonnes: now and then somebody has to look.
  const much = share > 0.15 || (stolen > MUCH && world.turn % 4 === 2);
  if (much && world.nations[nation].control.police < 0.3) orders.push(...suggest(view, 'crack-down'));
  return orders;
};

/** Digs less when its metal is cheap, and more again when it is dear. */
export const husband: Habit = (view) => {
  const { nation, world } = view;
  if (nation !== 'CHN' || world.turn % 3 !== 2) return [];
  const { inside } = world.market.memory;
  const level = inside.light.smooth / world.market.reference.light;
  const [less, more] = suggest(view, 'mining-quota');
  if (level < 0.75) return less ? [less] : [];
  return level > 1.6 && more ? [more] : [];
};

/** Share of the others' need that went unserved: beyond this customers are lost for good. */
const HURTS = 0.05;

function shortage(world: World, nation: NationId): number {
  const unserved = world.history.at(-1)?.unserved;
  const others = NATIONS.filter((other) => other !== nation && other !== 'CHN');
  return unserved ? others.reduce((total, other) => total + unserved[other], 0) / others.length : 0;
}

/** With a law, asks for licences of whoever it thinks least of, and lets no technology out; takes both back in better times. */
export const guardTrade: Habit = (view) => {
  const { nation, world } = view;
  const opinion = world.nations[nation].standing;
  const coldest = Math.min(...NATIONS.map((other) => (other === nation ? 100 : opinion[other])));
  const want = shortage(world, nation);
  const wanted = (order: Order): boolean => {
    if (order.kind === 'licensing' && order.level === 0) return coldest > 5 || want > HURTS;
    if (order.kind === 'licensing') return world.nations[nation].law && coldest < -25 && want < HURTS / 2;
    return order.kind === 'technology-ban' && (order.policy === 'free' ? coldest > 10 : coldest < -30);
  };
  return [
    ...suggest(view, 'licensing').filter(wanted).slice(0, 1),
    ...suggest(view, 'technology-ban').filter(wanted),
  ];
};

/** Answers wrongs in trade with duties on other goods while it is angry, and ends them when the wrong has ended. */
export const strikeBack: Habit = (view) => {
  const { nation, world } = view;
  return suggest(view, 'retaliate')
    .filter((order) => {
      if (order.kind !== 'retaliate') return false;
      const wronged = known(world).some((one) => one.by === order.against && one.target === nation);
      const angry = world.nations[nation].standing[order.against] < -25;
      return order.rate > 0 ? wronged && angry : !wronged;
    })
    .slice(0, 1);
};

/** Learns what it cannot do yet, every third turn, while it has money for it. */
export const learnTrade: Habit = (view) => {
  const { nation, world } = view;
  const { treasury, income } = world.nations[nation];
  if (world.turn % 3 !== 0 || treasury < income) return [];
  return suggest(view, 'know-how').slice(0, 1);
};

/** Taxes exports while it is not liked anyway, and gives way when it is. */
export const taxExports: Habit = (view) => {
  const { nation, world } = view;
  if (world.turn % 4 !== 1) return [];
  const now = world.exportTax[nation] ?? 0;
  const rates = suggest(view, 'export-tax').filter((order) => order.kind === 'export-tax');
  const wanted = mood(view) < -5 && now < 0.3 ? rates.filter((order) => order.rate > now) : [];
  return mood(view) > 10 ? rates.filter((order) => order.rate < now) : wanted;
};
