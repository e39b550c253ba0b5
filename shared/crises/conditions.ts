import { z } from 'zod';
import { known } from '../control/embargoes.ts';
import { ratio, sum } from '../numbers.ts';
import { COMMODITIES, NATIONS, SECTORS } from '../world/terms.ts';
import { halfYear, type World } from '../world/world.ts';
import type { Cast } from './terms.ts';

const band = { over: z.number().optional(), under: z.number().optional() };

/** What must hold of the world, all of it public, for a card to come or to be likelier. */
export const conditionSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('price'), // smoothed, as a multiple of the reference price
    of: z.enum(COMMODITIES),
    at: z.enum(['inside', 'outside']).default('outside'),
    ...band,
  }),
  z.strictObject({ is: z.literal('gap'), of: z.enum(COMMODITIES), ...band }), // outside over inside price
  z.strictObject({ is: z.literal('year'), ...band }),
  z.strictObject({ is: z.literal('turn'), ...band }),
  z.strictObject({ is: z.literal('standing'), ...band }), // what the cast's nation thinks of the other
  z.strictObject({ is: z.literal('dependence'), ...band }), // of the cast's nation on China
  z.strictObject({ is: z.literal('risk'), ...band }), // as the most fearful of the nations feels it
  z.strictObject({ is: z.literal('new-cabinet') }), // the cast's nation has just voted, with a clear result
  z.strictObject({ is: z.literal('embargo') }), // one is in force against the cast's nation
  z.strictObject({ is: z.literal('law'), of: z.enum(NATIONS) }), // export-control law in force
  z.strictObject({ is: z.literal('smuggling'), ...band }), // share of what leaves China
  z.strictObject({ is: z.literal('illegal'), ...band }), // t a turn dug without a licence
  z.strictObject({ is: z.literal('china-mining'), ...band }), // China's share of the world's
  z.strictObject({ is: z.literal('demand'), sector: z.enum(SECTORS), ...band }), // t a turn, everywhere
]);
export type Condition = z.infer<typeof conditionSchema>;

/** Whether a condition asks for the cast; the others hold of the world or not, whoever the card is about. */
export const aboutCast = ({ is }: Condition): boolean =>
  is === 'standing' || is === 'dependence' || is === 'new-cabinet' || is === 'embargo';

export function holds(world: World, condition: Condition, cast: Cast): boolean {
  const { nation, other } = cast;
  const within = (value: number | undefined) =>
    value !== undefined &&
    (!('over' in condition) || condition.over === undefined || value > condition.over) &&
    (!('under' in condition) || condition.under === undefined || value < condition.under);
  switch (condition.is) {
    case 'price': {
      const { smooth } = world.market.memory[condition.at][condition.of];
      return within(smooth / world.market.reference[condition.of]);
    }
    case 'gap': {
      const { inside, outside } = world.market.memory;
      return within(ratio(outside[condition.of].last, inside[condition.of].last));
    }
    case 'year':
      return within(halfYear(world.start, world.turn).year);
    case 'turn':
      return within(world.turn);
    case 'standing':
      return nation !== null && other !== null && within(world.nations[nation].standing[other]);
    case 'dependence':
      return nation !== null && within(world.history.at(-1)?.dependence[nation]);
    case 'risk':
      return within(Math.max(...NATIONS.map((id) => (id === 'CHN' ? 0 : (world.regions[id]?.risk ?? 0)))));
    case 'new-cabinet':
      return nation !== null && world.nations[nation].politics.mandate !== 0;
    case 'embargo':
      return known(world).some((embargo) => embargo.target === nation);
    case 'law':
      return world.nations[condition.of].law;
    case 'smuggling': {
      const out = world.market.flows.filter((flow) => flow.from === 'CHN' && flow.good !== 'magnet');
      const hidden = out.filter((flow) => flow.manner === 'smuggled');
      return within(
        ratio(
          sum(hidden, (flow) => flow.tonnes),
          sum(out, (flow) => flow.tonnes),
        ),
      );
    }
    case 'illegal':
      return within(sum(world.sites, (site) => (site.illegal ? site.output : 0)));
    case 'china-mining':
      return within(world.history.at(-1)?.chinaMining);
    case 'demand':
      return within(
        sum(world.sectors, (use) => (use.sector === condition.sector ? use.quantity * use.intensity : 0)),
      );
  }
}
