import { z } from 'zod';
import { known } from '../../control/embargoes.ts';
import { LICENSED } from '../../market/network.ts';
import { sum } from '../../numbers.ts';
import { good, nation as nationWord, number, text } from '../../text.ts';
import { worth } from '../../world/ledger.ts';
import { COMMODITIES, type Commodity, type NationId } from '../../world/terms.ts';
import type { World } from '../../world/world.ts';
import type { Treaty } from '../treaty.ts';
import { type ClauseKind, promise, type Secrecy } from './clause.ts';
import { threat } from './trade.ts';

export interface JointStockpile extends Secrecy {
  kind: 'joint-stockpile';
  commodity: Commodity;
  tonnes: number; // that each side puts in
}

/** Turns that each side has to fill its part (game: two years, about what Japan's stockpile of 60 days took). */
const TO_FILL = 4;
/** Share of the joint stock that a member under embargo gets in a turn. */
const DRAWN = 0.5;

/**
 * Both lay tonnes aside out of their state stockpiles, as they have them; whoever is under embargo gets half of
 * what is there each turn, whoever put it in. At the end each takes back what is left of its own.
 */
export const jointStockpile: ClauseKind<JointStockpile> = {
  kind: 'joint-stockpile',
  schema: promise({
    kind: z.literal('joint-stockpile'),
    commodity: z.enum(COMMODITIES),
    tonnes: z.number().min(1).max(20_000),
  }),
  weight: 10,
  subject: (clause) => `joint-stockpile ${clause.commodity}`,
  usual(world, pair) {
    const use = Math.min(...pair.map((nation) => world.regions[nation]?.use.heavy ?? 0));
    return { kind: 'joint-stockpile', commodity: 'heavy', tonnes: Math.max(10, Math.round(use / 4)) };
  },
  hindrance: () => null,
  breakers(world, treaty, { commodity, tonnes }) {
    if (treaty.drawn || world.turn - treaty.from < TO_FILL) return [];
    return treaty.parties.filter((nation) => held(treaty, nation, commodity) < tonnes - 0.5);
  },
  perform(world, treaty, { commodity, tonnes }) {
    const needy = treaty.parties.filter((nation) => cutOff(world, treaty, nation, commodity));
    if (needy.length > 0) treaty.drawn = true;
    if (!treaty.drawn)
      for (const nation of treaty.parties)
        put(
          world,
          treaty,
          nation,
          commodity,
          Math.min(spare(world, nation, commodity), Math.max(0, tonnes - held(treaty, nation, commodity))),
        );
    for (const nation of needy)
      for (const store of treaty.stores) {
        if (store.commodity !== commodity) continue;
        const part = DRAWN * store.tonnes;
        store.tonnes -= part;
        world.nations[nation].stockpile[commodity] += part;
      }
  },
  worth(world, pair, { commodity, tonnes }, nation) {
    if (pair.includes(LICENSED)) return 0; // nobody stops it from digging its own
    const danger = threat(world, LICENSED, nation);
    const price = world.market.price[commodity][nation] ?? 0;
    // A turn's embargo costs about the price of what is missing; laying it aside costs interest, 3% a year.
    return worth(tonnes, price) * (0.25 * danger - 0.015);
  },
  describe: ({ commodity, tonnes }, [one, other]) =>
    text('clause.joint-stockpile.says', {
      nation: nationWord(one),
      other: nationWord(other),
      good: good(commodity),
      tonnes: number(tonnes, 't'),
    }),
};

/** The last turn whose purchases can still be laid aside in time. */
export const lastToBuy = (treaty: Treaty): number => treaty.from + TO_FILL - 2;

/** t in a state's own stockpile that it does not sell this turn. */
function spare(world: World, nation: NationId, commodity: Commodity): number {
  const { stockpile, targets } = world.nations[nation];
  return Math.max(0, stockpile[commodity] + Math.min(0, targets[commodity]?.tonnes ?? 0));
}

/** t that a party has in the joint stockpile. */
export const held = (treaty: Pick<Treaty, 'stores'>, nation: NationId, commodity: Commodity): number =>
  sum(treaty.stores, (one) => (one.nation === nation && one.commodity === commodity ? one.tonnes : 0));

function put(world: World, treaty: Treaty, nation: NationId, commodity: Commodity, tonnes: number): void {
  if (tonnes <= 0) return;
  world.nations[nation].stockpile[commodity] -= tonnes;
  const store = treaty.stores.find((one) => one.nation === nation && one.commodity === commodity);
  if (store) store.tonnes += tonnes;
  else treaty.stores.push({ nation, commodity, tonnes });
}

/** Whether a party is under a known embargo that the other does not impose. */
const cutOff = (world: World, { parties }: Treaty, nation: NationId, commodity: Commodity): boolean =>
  known(world).some(
    (one) => one.target === nation && one.commodity === commodity && !parties.includes(one.by),
  );

/** When a treaty ends each takes back what is left of its own. */
export function shareOut(world: World, treaty: Treaty): void {
  for (const store of treaty.stores) {
    world.nations[store.nation].stockpile[store.commodity] += store.tonnes;
    store.tonnes = 0;
  }
}
