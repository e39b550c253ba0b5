import { sum } from '../numbers.ts';
import { payUpTo } from '../world/ledger.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { known } from './embargoes.ts';

/** Duties on another nation's cars, machines, clothes and soya: retaliation in general trade. */
export interface Duty {
  against: NationId;
  rate: number; // share of the price
  since: number; // turn
}

/** Share of a nation's exports of goods that go to each other one (WTO and customs figures for 2010, rounded). */
const EXPOSED: Record<NationId, Partial<Record<NationId, number>>> = {
  CHN: { USA: 0.18, EUR: 0.2, JPN: 0.08 },
  JPN: { CHN: 0.19, USA: 0.15, EUR: 0.11 },
  USA: { EUR: 0.19, CHN: 0.07, JPN: 0.05 },
  EUR: { USA: 0.18, CHN: 0.08, JPN: 0.03 },
};

/** Share of `of`'s exports that go to `to`. */
export const exposure = (of: NationId, to: NationId): number => EXPOSED[of][to] ?? 0;

/**
 * What a duty on everything that one nation sells another costs, as multiples of rate x share of exports: in taxes
 * of the target and of the one who asks it (its own buyers pay most: Amiti, Redding and Weinstein 2019), and in
 * output of industry a turn.
 */
const LOST = { target: 1.5, own: 0.9 } as const;
const OUTPUT = { target: 0.1, own: 0.04 } as const;

/** After the market: trade wars cost both sides taxes and orders. */
export function sufferDuties(world: World): void {
  for (const by of NATIONS)
    for (const { against, rate } of world.nations[by].control.duties) {
      const trade = rate * exposure(against, by);
      payUpTo(world, against, 'industry', LOST.target * trade * world.nations[against].income);
      payUpTo(world, by, 'industry', LOST.own * trade * world.nations[by].income);
      for (const use of world.sectors) {
        if (use.region === against) use.quantity *= 1 - OUTPUT.target * trade;
        if (use.region === by) use.quantity *= 1 - OUTPUT.own * trade;
      }
    }
}

/** Whether a nation has done another a wrong in trade that everybody knows of. */
export const provoked = (world: World, nation: NationId, by: NationId): boolean =>
  known(world).some((one) => one.by === by && one.target === nation) ||
  world.nations[by].control.duties.some((one) => one.against === nation) ||
  world.nations[by].control.licences.some((one) => one.target === nation) ||
  sum(world.tariffs, (one) => (one.by === by && one.origin === nation ? one.rate : 0)) > 0.2;
