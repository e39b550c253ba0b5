import { isScenario, scenario } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { World } from '../world/world.ts';

/** A published work, or the project's own reasoning, behind a figure. */
export interface Source {
  words: string; // a reference in its own language, never translated, unless it is `own`
  own: OwnSource | null;
  link: string | null;
}

/** Not references but words of the project itself: a page says them in its reader's language, as `source.ID`. */
export const OWN_SOURCES = [
  ...(['model', 'game', 'fit', 'estimate', 'consent'] as const),
  ...(['aims', 'map', 'budget', 'programmes', 'calendar'] as const),
];
export type OwnSource = (typeof OWN_SOURCES)[number];

/** References for what is the same in every scenario; those of a scenario's figures are in its own table. */
const SHARED: Record<string, string> = {
  model: 'The model of this game, written out with its constants: docs/model.md',
  game: 'A choice of the game, made so that a turn stays playable; docs/model.md gives the reason',
  equilibrium:
    'Samuelson, Spatial Price Equilibrium and Linear Programming, American Economic Review 42 (1952); Takayama and Judge, Spatial and Temporal Price and Allocation Models (1971)',
  shapley: 'Shapley, A Value for n-Person Games (1953); Owen, Values of Games with a Priori Unions (1977)',
  conformal:
    'Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World (2005); Romano, Patterson and Candès, Conformalized Quantile Regression (2019)',
  fit: 'Fitted to annual prices of 2009-2020 by npm run backtest; docs/model.md',
  assays: 'Assays of Bayan Obo, Mt Weld and the southern ion clays in company reports and USGS summaries',
  scrap: 'UNEP, Recycling Rates of Metals (2011); Regulation (EU) 2024/1252, target of 25%',
};

/** What a goal's formula goes back to, by `goal.ID`; goals that are not here rest on a nation's stated aims. */
const GOALS: Record<string, string> = {
  'goal.value-added':
    "State Council of China, Situation and Policies of China's Rare Earth Industry (white paper, 2012)",
  'goal.rents': 'WTO DS431, China - Rare Earths, panel report (2014), on export duties and quotas',
  'goal.access': 'State Council of China, Made in China 2025 (2015)',
  'goal.environment':
    "Chinese Ministry of Industry and Information Technology (2012): 38 billion yuan to clean up Ganzhou's pits",
  'goal.supply': 'METI, Strategy for Ensuring Stable Supplies of Rare Metals (2009)',
  'goal.diversification':
    'Japan, 100 billion yen package of October 2010; METI on less than half from any one country',
  'goal.recycling':
    'Japan, Basic Act on Establishing a Sound Material-Cycle Society (2000); METI rare metal strategy (2009)',
  'goal.partners': 'JOGMEC, agreements with Australia, India, Kazakhstan and Vietnam (2010-2012)',
  'goal.defence': '10 U.S.C. 4872 (magnets from China barred from 2019); National Defense Stockpile reports',
  'goal.chain': 'US Executive Order 13817 (2017); Defense Production Act Title III awards from 2020',
  'goal.alliances':
    'Trilateral US, EU and Japan conferences on critical materials since 2011; Minerals Security Partnership (2022)',
  'goal.roll-out': 'EU Renewable Energy Directives (2009/28/EC, (EU) 2018/2001); European Green Deal (2019)',
  'goal.circular': 'Regulation (EU) 2024/1252: 25% of use from recycling by 2030',
  'goal.autonomy': 'Regulation (EU) 2024/1252: 10% mined and 40% processed in the Union by 2030',
  'goal.rules': 'EU requests for consultations in WTO DS395, DS432 and DS509',
};

/** Where a work can be looked up. */
const LINKS: Record<string, string> = {
  usgs: 'https://www.usgs.gov/centers/national-minerals-information-center/rare-earths-statistics-and-information',
  iea: 'https://www.iea.org/topics/critical-minerals',
  wto: 'https://www.wto.org/english/tratop_e/dispu_e/cases_e/ds431_e.htm',
  'goal.circular': 'https://eur-lex.europa.eu/eli/reg/2024/1252/oj',
  'goal.autonomy': 'https://eur-lex.europa.eu/eli/reg/2024/1252/oj',
  eu: 'https://eur-lex.europa.eu/eli/reg/2024/1252/oj',
  jogmec: 'https://www.jogmec.go.jp/english/',
  meti: 'https://www.customs.go.jp/toukei/info/index_e.htm',
  map: 'https://www.naturalearthdata.com/',
  mofcom: 'https://www.wto.org/english/tratop_e/dispu_e/cases_e/ds431_e.htm',
  scrap: 'https://eur-lex.europa.eu/eli/reg/2024/1252/oj',
  assays:
    'https://www.usgs.gov/centers/national-minerals-information-center/rare-earths-statistics-and-information',
  'goal.rents': 'https://www.wto.org/english/tratop_e/dispu_e/cases_e/ds431_e.htm',
  'goal.rules': 'https://www.wto.org/english/tratop_e/dispu_e/cases_e/ds509_e.htm',
  'goal.partners': 'https://www.jogmec.go.jp/english/',
  'goal.defence': 'https://www.law.cornell.edu/uscode/text/10/4872',
  'goal.roll-out': 'https://eur-lex.europa.eu/eli/dir/2018/2001/oj',
  maps: 'https://mrdata.usgs.gov/mrds/',
};

/** The scenario a world began as; null for one that this program does not have. */
export const planOf = (world: World): Scenario | null =>
  isScenario(world.scenario) ? scenario(world.scenario) : null;

/** A source by its key: the scenario's own, or one that all share. */
export function sourceOf(world: World, key: string): Source | null {
  const words = SHARED[key] ?? GOALS[key] ?? planOf(world)?.sources[key];
  if (words === undefined) return null;
  return { words, own: OWN_SOURCES.find((one) => one === key) ?? null, link: LINKS[key] ?? null };
}
