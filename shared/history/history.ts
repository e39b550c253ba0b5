import { z } from 'zod';
import { type Order, parseOrder } from '../orders/index.ts';
import { scenario } from '../scenarios/index.ts';
import { type Scenario, sourced } from '../scenarios/scenario.ts';
import { COMMODITIES, NATIONS } from '../world/terms.ts';
import record from './2009-2020.json' with { type: 'json' };

/** The scenario whose world of early 2010 is taken a year back, to where the record begins. */
const BASE = '2010-senkaku';
/** The id under which the world of 2009 is played. */
export const HISTORY = 'history-2009';

const when = z.tuple([z.int(), z.union([z.literal(1), z.literal(2)])]); // year, half
function readOrder(raw: unknown, context: z.RefinementCtx): Order {
  const read = parseOrder(raw);
  if (read.ok) return read.order;
  context.addIssue({ code: 'custom', message: `not an order of the game: ${JSON.stringify(raw)}` });
  return z.NEVER;
}

const yearly = z.record(z.string().regex(/^\d{4}$/), sourced);

/** What governments did from 2009 to 2020 as orders, what mines did, and what came of it: every figure with its source. */
const historySchema = z.strictObject({
  start: when,
  turns: z.int(),
  sources: z.record(z.string(), z.string()),
  opening: z.record(z.enum(COMMODITIES), sourced), // USD/kg outside China in late 2008
  quota: sourced, // t of exports a year when the record begins
  tax: z.strictObject({ rate: sourced, ended: z.tuple([when, z.string()]) }),
  prices: z.record(z.enum(COMMODITIES), yearly), // USD/kg outside China, annual mean
  dependence: yearly, // Japan's on China
  chinaMining: yearly, // share of the world's
  orders: z.array(
    z.strictObject({
      at: when,
      nation: z.enum(NATIONS),
      order: z.unknown().transform(readOrder),
      source: z.string(),
    }),
  ),
  work: z.array(z.strictObject({ at: when, site: z.string(), capacity: z.number(), source: z.string() })), // t a year that a site could or might work from then on
});
export type History = z.infer<typeof historySchema>;

export const history: History = historySchema.parse(record);

/** Turns from the start of the record to a half-year. */
export const turnOf = ([year, half]: readonly [number, number]): number =>
  (year - history.start[0]) * 2 + (half - history.start[1]);

/**
 * The world of 2009: that of 2010 with demand a year younger, projects a year farther from their end, the
 * quota and the prices of the time, and nothing that the scenario has in store.
 */
export function worldOf2009(): Scenario {
  const base = scenario(BASE);
  return {
    ...base,
    id: HISTORY,
    start: { year: history.start[0], half: history.start[1] },
    turns: history.turns,
    sources: { ...base.sources, ...history.sources },
    opening: history.opening,
    incidents: [],
    crises: false,
    nations: base.nations.map((nation) =>
      nation.id === 'CHN'
        ? { ...nation, law: true, exportQuota: history.quota, exportTax: history.tax.rate }
        : nation,
    ),
    sites: base.sites.map((site) => {
      const [phase, remaining, source] = site.phase;
      return { ...site, phase: [phase, remaining > 0 ? remaining + 2 : 0, source] };
    }),
    sectors: base.sectors.map((sector) => ({
      ...sector,
      quantity: Object.fromEntries(
        Object.entries(sector.quantity).map(([region, [tonnes, source]]) => [
          region,
          [tonnes / (1 + sector.growth[0]), source],
        ]),
      ),
    })),
  };
}
