import { z } from 'zod';
import { ratio, sum } from '../numbers.ts';
import { nation as nationWord, number, text } from '../text.ts';
import { sitesIn } from '../world/local.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { illegal, legal, type OrderKind } from './order.ts';

export interface CrackDown {
  kind: 'crack-down';
  funds: number; // M USD
}

/** M USD with which a campaign reaches half its possible strength (game: China's of 2011 had nine ministries in it). */
const HALF = 15;

/** Sends police to unlicensed pits and to the ports: strong while it lasts, and it does not last. */
export const crackDown: OrderKind<CrackDown> = {
  kind: 'crack-down',
  schema: z.strictObject({ kind: z.literal('crack-down'), funds: z.number().min(1).max(500) }),
  points: 1,
  subject: () => 'crack-down',
  cost: (_, { funds }) => funds,
  check({ nation, world }) {
    return lawless(world, nation) > 0 ? legal : illegal(text('refusal.nobody-to-chase'));
  },
  suggest({ nation, world }) {
    return lawless(world, nation) > 500 ? [{ kind: 'crack-down', funds: 30 }] : [];
  },
  apply(world, nation, { funds }, log) {
    const { control } = world.nations[nation];
    control.police = Math.max(control.police, strength(funds));
    log({
      text: text('event.crack-down', { nation: nationWord(nation), funds: number(funds, 'M USD') }),
      weight: 0.45,
      audience: null,
    });
  },
  outlook: (_, { funds }) => text('outlook.crack-down', { share: number(strength(funds), 'share') }),
  describe: ({ funds }) => text('order.crack-down', { funds: number(funds, 'M USD') }),
};

const strength = (funds: number) => ratio(funds, funds + HALF);

/** t a turn that are dug or shipped without a licence. */
export const lawless = (world: World, nation: NationId): number =>
  sum(sitesIn(world, nation), (site) => (site.illegal ? site.output : 0)) +
  sum(world.market.flows, (flow) => (flow.from === nation && flow.manner === 'smuggled' ? flow.tonnes : 0));
