import { z } from 'zod';
import { isCard } from '../crises/index.ts';
import { GOAL_IDS, goalsOf } from '../scoring/goals/ids.ts';
import { COMMODITIES, GOODS, NATIONS, ORES, PHASES, SECTORS, STAGES } from '../world/terms.ts';

/** A number and the key of the source it comes from: a number without a source does not load. */
export const sourced = z.tuple([z.number(), z.string()]);
export type Sourced = z.infer<typeof sourced>;

/** A degree east and a degree north. */
const place = z.tuple([z.number(), z.number(), z.string()]);
const level = z.tuple([z.int().min(0).max(3), z.string()]);
/** What a site is at, and the turns left until the next phase; 0 for lasting ones. */
const phase = z.tuple([z.enum(PHASES), z.int().min(0), z.string()]);

const byCommodity = z.record(z.enum(COMMODITIES), sourced);
const id = z.string().regex(/^[a-z0-9-]+$/, 'use small letters, digits and hyphens');
const regionId = z.string().regex(/^[A-Z]{3}$/, 'use three capital letters');

const regionSchema = z.strictObject({
  id: regionId,
  at: place,
  transport: sourced, // USD/kg to a world port
  environment: sourced, // USD/kg processed
  permitting: sourced, // years
  consent: sourced.optional(), // of those who live beside mines and plants, 0..1; 0.7 when left out
  reserves: sourced, // M t REO that geologists count there
  clayShare: sourced, // the chance that a new find is of the heavy kind
  separationKnowHow: sourced, // 0..1
  magnetKnowHow: sourced, // 0..1
  inventoryDays: sourced, // days of use that companies hold
  distrust: sourced.optional(), // of Chinese supply, 0..1, at the start; calm when left out
});

const nationSchema = z.strictObject({
  id: z.enum(NATIONS),
  treasury: sourced, // M USD
  income: sourced, // M USD per year
  stockpile: byCommodity, // t
  law: z.boolean(),
  recycling: level,
  standards: level, // environmental
  taxCredit: sourced.optional(), // share of what companies invest that taxes give back; none when left out
  exportQuota: sourced.nullable(), // t per year
  exportTax: sourced, // share
  standing: z.partialRecord(z.enum(NATIONS), sourced), // what the others think of it
  elections: z.array(sourced).optional(), // turns in which its government stands for election
  weights: z.partialRecord(z.enum(GOAL_IDS), sourced), // share of the score of each of its goals; they add up to 1
});

const siteSchema = z.strictObject({
  id,
  name: z.string(),
  region: regionId,
  stage: z.enum(STAGES),
  ore: z.enum(ORES).nullable(),
  at: place,
  capacity: sourced, // t per year
  cost: sourced, // USD/kg
  phase,
  developing: z.boolean(),
  illegal: z.boolean().optional(),
  clayPart: sourced.optional(), // share of a mine's concentrate with the basket of ion clays; all or nothing when left out
  owner: z.enum(NATIONS).optional(), // the state that owns it; companies when left out
  company: z.string().optional(), // who runs it
  debt: sourced.optional(), // M USD it owes beyond what it holds in cash; none when left out
  loan: z.strictObject({ from: z.enum(NATIONS), left: sourced }).optional(), // M USD a state lent it and is still owed
});

const sectorSchema = z.strictObject({
  sector: z.enum(SECTORS),
  good: z.enum(GOODS),
  growth: sourced, // per year
  rival: z.strictObject({ share: sourced, speed: sourced }).optional(), // a technology that does without: share of the need taken, spread per year
  choke: sourced, // multiple of the reference price at which nobody buys
  savings: sourced, // largest share that thrifting can save
  quantity: z.record(regionId, sourced), // t per year at the reference price
});

/** A crisis that history brings in this turn, whoever governs (shared/crises). */
const incidentSchema = z.strictObject({
  turn: z.int().min(0),
  card: z.string(),
  nation: z.enum(NATIONS).optional(), // who is in it, where the card leaves it open
  other: z.enum(NATIONS).optional(),
  site: z.string().optional(),
  source: z.string(),
});

const pastSchema = z.strictObject({
  year: z.int(),
  outside: byCommodity, // USD/kg, annual mean outside China
  chinaMining: sourced,
  chinaSeparation: sourced,
});

export const scenarioSchema = z
  .strictObject({
    id,
    start: z.strictObject({ year: z.int(), half: z.union([z.literal(1), z.literal(2)]) }),
    turns: z.int().min(4).max(30),
    sources: z.record(z.string(), z.string()),
    reference: z.record(z.enum(GOODS), sourced), // USD/kg in the base year
    opening: byCommodity, // USD/kg outside China in the half-year before the start
    recipe: z.strictObject({ light: sourced, heavy: sourced }), // t in a t of magnet
    past: z.array(pastSchema).min(2),
    regions: z.array(regionSchema),
    nations: z.array(nationSchema).length(NATIONS.length),
    sites: z.array(siteSchema),
    sectors: z.array(sectorSchema),
    incidents: z.array(incidentSchema),
    crises: z.boolean().optional(), // whether more of them are drawn by chance; no when left out
  })
  .superRefine((scenario, context) => {
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const regions = new Set(scenario.regions.map((region) => region.id));
    for (const nation of NATIONS)
      if (!regions.has(nation))
        complain(['regions'], `the nation ${nation} has no region; add one with that id`);
    scenario.incidents.forEach(({ card }, index) => {
      if (!isCard(card))
        complain(['incidents', index, 'card'], `no card "${card}"; shared/crises/cards has them`);
    });
    scenario.sites.forEach((site, index) => {
      if (!regions.has(site.region))
        complain(['sites', index, 'region'], unknown('region', site.region, regions));
      if ((site.stage === 'magnet') !== (site.ore === null))
        complain(['sites', index, 'ore'], 'mines and separation plants name an ore, magnet plants none');
    });
    scenario.sectors.forEach((sector, index) => {
      for (const region of Object.keys(sector.quantity))
        if (!regions.has(region))
          complain(['sectors', index, 'quantity', region], unknown('region', region, regions));
    });
    scenario.nations.forEach((nation, index) => {
      const own = goalsOf(nation.id);
      for (const goal of GOAL_IDS)
        if (own.includes(goal) !== goal in nation.weights)
          complain(
            ['nations', index, 'weights', goal],
            own.includes(goal) ? 'is missing' : `is no goal of ${nation.id}; its goals: ${own.join(', ')}`,
          );
      const sum = own.reduce((total, goal) => total + (nation.weights[goal]?.[0] ?? 0), 0);
      if (Math.abs(sum - 1) > 1e-9)
        complain(['nations', index, 'weights'], `add up to ${sum}; change them until it is 1`);
    });
    for (const { path, source } of sourcesIn(scenario, []))
      if (!(source in scenario.sources))
        complain(path, unknown('source', source, Object.keys(scenario.sources)));
  });
export type Scenario = z.infer<typeof scenarioSchema>;

const unknown = (what: string, name: string, known: Iterable<string>) =>
  `no ${what} "${name}"; there are: ${[...known].join(', ')}`;

export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

/** Reads a scenario; a broken one is refused with the path and reason of every fault, and how to mend it. */
export function readScenario(raw: unknown, label: string): Scenario {
  const read = scenarioSchema.safeParse(raw);
  if (read.success) return read.data;
  const faults = read.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}${remedy(issue)}`,
  );
  throw new ScenarioError(`The scenario ${label} can't be read:\n${faults.join('\n')}`);
}

/** How to mend what the schema found, where its own words do not say. */
function remedy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return '; remove it or correct its spelling';
  if (issue.code !== 'invalid_type') return '';
  if (issue.expected === 'tuple') return '; write [number, "key of a source"]';
  return issue.input === undefined ? '; add it' : '';
}

/** Every sourced number below `node`, with its path. */
function* sourcesIn(node: unknown, path: PropertyKey[]): Generator<{ path: PropertyKey[]; source: string }> {
  const source = sourceOf(node);
  if (source !== null) yield { path, source };
  else if (Array.isArray(node)) for (let i = 0; i < node.length; i++) yield* sourcesIn(node[i], [...path, i]);
  else if (node !== null && typeof node === 'object')
    for (const [key, value] of Object.entries(node)) yield* sourcesIn(value, [...path, key]);
}

/** The key at the end of a figure, or that of an incident. What is read here has been checked for its shape before. */
function sourceOf(node: unknown): string | null {
  if (node === null || typeof node !== 'object') return null;
  const source = Array.isArray(node)
    ? typeof node.at(-2) === 'number' && node.at(-1)
    : 'card' in node && 'source' in node && node.source;
  return typeof source === 'string' ? source : null;
}
