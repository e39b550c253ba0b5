import { isScenario, scenario } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { World } from '../world/world.ts';

/** A published work, or the project's own reasoning, behind a figure. */
export interface Source {
  words: string; // a reference in its own language, never translated
  link: string | null;
}

/** References for what is the same in every scenario; those of a scenario's figures are in its own table. */
const SHARED: Record<string, string> = {
  model: 'The model of this game, written out with its constants: docs/model.md',
  game: 'A choice of the game, made so that a turn stays playable; docs/model.md gives the reason',
  equilibrium:
    'Samuelson, Spatial Price Equilibrium and Linear Programming, American Economic Review 42 (1952); Takayama and Judge, Spatial and Temporal Price and Allocation Models (1971)',
  shapley: 'Shapley, A Value for n-Person Games (1953); Owen, Values of Games with a Priori Unions (1977)',
  fit: 'Fitted to annual prices of 2009-2020 by npm run backtest; docs/model.md',
  assays: 'Assays of Bayan Obo, Mt Weld and the southern ion clays in company reports and USGS summaries',
  scrap: 'UNEP, Recycling Rates of Metals (2011); Regulation (EU) 2024/1252, target of 25%',
};

/** Where a work can be looked up. */
const LINKS: Record<string, string> = {
  usgs: 'https://www.usgs.gov/centers/national-minerals-information-center/rare-earths-statistics-and-information',
  iea: 'https://www.iea.org/topics/critical-minerals',
  wto: 'https://www.wto.org/english/tratop_e/dispu_e/cases_e/ds431_e.htm',
  eu: 'https://eur-lex.europa.eu/eli/reg/2024/1252/oj',
  jogmec: 'https://www.jogmec.go.jp/english/',
  meti: 'https://www.customs.go.jp/toukei/info/index_e.htm',
  map: 'https://www.naturalearthdata.com/',
  maps: 'https://mrdata.usgs.gov/mrds/',
};

/** The scenario a world began as; null for one that this program does not have. */
export const planOf = (world: World): Scenario | null =>
  isScenario(world.scenario) ? scenario(world.scenario) : null;

/** A source by its key: the scenario's own, or one that all share. */
export function sourceOf(world: World, key: string): Source | null {
  const words = SHARED[key] ?? planOf(world)?.sources[key];
  return words === undefined ? null : { words, link: LINKS[key] ?? null };
}
