import { LICENSED } from '../../market/network.ts';
import { sum } from '../../numbers.ts';
import { check, type Order, suggest } from '../../orders/index.ts';
import { NATIONS } from '../../world/terms.ts';
import type { View } from '../../world/view.ts';
import type { TurnSummary, World } from '../../world/world.ts';
import { type Deed, deedOf } from '../deeds.ts';
import type { Habit } from './trade.ts';

/** Share of the importers' need that went unmet in a turn, on average. */
export function unmet({ unserved }: Pick<TurnSummary, 'unserved'>): number {
  const importers = NATIONS.filter((one) => one !== LICENSED);
  return sum(importers, (one) => unserved[one]) / importers.length;
}

/** The importers' need that went unmet since a turn, on average. */
export function unmetSince({ history }: World, since: number): number {
  const turns = history.filter((one) => one.turn >= since);
  return turns.length === 0 ? 0 : sum(turns, unmet) / turns.length;
}

/** Unmet need from which a government tightens nothing further, and from which it gives way: a collapse is everybody's. */
const ENOUGH = 0.035;
const TOO_MUCH = 0.045;
/** And from which nothing is held back at all. */
const DIRE = 0.07;

const WORSENS: readonly Deed[] = [
  'embargo',
  'delay',
  'cut-quota',
  'license',
  'raise-export-tax',
  'mine-less',
  'keep-technology',
  'buy-stock',
];

const lastUnmet = ({ world }: View): number => unmetSince(world, world.turn - 1);

/** Whether this is no time for an order: it would make a want worse that all suffer from. */
export const untimely = (view: View, order: Order): boolean =>
  lastUnmet(view) > ENOUGH && WORSENS.includes(deedOf(view, order));

/** Takes back what keeps goods in the country while others go badly short, and sells what it has laid by of what is dear. */
export const relent: Habit = (view) => {
  if (lastUnmet(view) <= TOO_MUCH) return [];
  const [, raise] = suggest(view, 'quota');
  const open: Order[] = [
    { kind: 'quota', tonnes: null },
    { kind: 'mining-quota', tonnes: null },
  ];
  const wider = lastUnmet(view) > DIRE ? open.filter((order) => check(view, order).ok) : raise ? [raise] : [];
  return [
    ...wider,
    ...suggest(view, 'embargo').filter((order) => deedOf(view, order) === 'end-embargo'),
    ...suggest(view, 'licensing').filter((order) => deedOf(view, order) === 'free-licence'),
    ...releases(view),
  ];
};

/** What is sold of a stock at once, and the part of today's price that is asked for it. */
const SOLD = 1 / 3;
const ASKED = 0.6;

/** Of metals that are not cheap a part of what the state holds. */
function releases({ nation, world }: View): Order[] {
  const { market, nations } = world;
  return (['light', 'heavy'] as const).flatMap((commodity): Order[] => {
    const tonnes = -Math.ceil(SOLD * nations[nation].stockpile[commodity]);
    const price = market.price[commodity][nation] ?? 0;
    if (tonnes > -1 || price < market.reference[commodity]) return [];
    return [{ kind: 'stockpile', commodity, tonnes, limit: Math.round(100 * ASKED * price) / 100 }];
  });
}
