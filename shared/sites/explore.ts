import { regionOf } from '../market/assemble.ts';
import { ratio } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import { name, nation as nationWord, number, region as regionWord, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import type { NationId, Ore, RegionId } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { wholeCost } from './capital.ts';
import { settled } from './project.ts';

/** A search for deposits that a nation pays for, at home or in a partner country. */
export interface Survey {
  id: string;
  by: NationId;
  region: RegionId;
  funds: number; // M USD, all of it spent in the first turn
  since: number; // turn
}

/** What a country's ground may hold beyond the deposits that are known. */
export interface Prospect {
  reserves: number; // M t REO that geologists count there
  clay: number; // the chance that a find is of the heavy kind
  finds: number; // made in this match
}

/** Turns a survey looks: two seasons of mapping, two of drilling. */
export const SURVEY_TURNS = 4;
/** Turns of drilling from a find to a resource that banks accept. */
const DRILLING_TURNS = 4;

/**
 * The chance of a find in a survey with all the money in the world: 0.08 anywhere, 0.5 more on the richest ground.
 * Game: real campaigns fail far more often, but a survey here stands for a whole programme.
 */
const LUCK = { least: 0.08, more: 0.5 } as const;
/** M t of reserves at which half of what geology adds is reached (USGS: Australia 5.7, India 6.9, China 44). */
const HALF_RICH = 4;
/** M USD with which half the chance is reached (junior explorers' campaigns cost 10-40). */
const HALF_FUNDED = 20;
/** The share of finds with a basket between the two kinds (peralkaline deposits: Dubbo, Kvanefjeld, Nechalacho). */
const MIXED = 0.33;
/** Each find leaves less to be found. */
const LEFT_AFTER_FIND = 0.6;

/** Smallest and largest deposit, t a year: Browns Range 3,000, Nolans 4,400, Mt Weld 22,000, Bayan Obo 62,000. */
const SMALLEST = { poor: 1500, rich: 3000 } as const;
const LARGEST = { poor: 6000, rich: 24_000 } as const;

/** Where drilling starts around the best guess, and what of that range is left after each turn of it. */
export const FIRST_RANGE = { low: 0.5, high: 1.6 } as const;
const NARROWS = 0.55;

/** What a survey may find, before it starts: the chance within SURVEY_TURNS, and the range of size in t a turn. */
export function outlook(
  world: World,
  region: RegionId,
  funds: number,
): { chance: number; low: number; high: number } {
  const { reserves, finds } = regionOf(world, region).prospect;
  const rich = ratio(reserves, reserves + HALF_RICH);
  let left = 1;
  for (let find = 0; find < finds; find++) left *= LEFT_AFTER_FIND;
  return {
    chance: (LUCK.least + LUCK.more * rich) * ratio(funds, funds + HALF_FUNDED) * left,
    low: (SMALLEST.poor + (SMALLEST.rich - SMALLEST.poor) * rich) / 2,
    high: (LARGEST.poor + (LARGEST.rich - LARGEST.poor) * rich) / 2,
  };
}

/** One turn of every survey; each turn of a survey is as likely to strike as any other. */
export function survey(world: World, record: Chronicle): void {
  world.surveys = world.surveys.filter((one) => {
    const { chance, low, high } = outlook(world, one.region, one.funds);
    const done = world.turn - one.since;
    const part = chance / SURVEY_TURNS;
    if (drawFrom(world, 'geology') < ratio(part, 1 - done * part)) {
      const luck = drawFrom(world, 'geology');
      find(world, one, low + (high - low) * luck * luck, record); // small deposits are the most common
      return false;
    }
    if (done + 1 < SURVEY_TURNS) return true;
    record({
      text: text('event.nothing-found', { nation: nationWord(one.by), region: regionWord(one.region) }),
      nation: one.by,
      region: one.region,
      weight: 0.25,
      audience: null,
    });
    return false;
  });
}

function find(world: World, { by, region }: Survey, size: number, record: Chronicle): void {
  const place = regionOf(world, region);
  const ore: Ore = drawFrom(world, 'geology') < place.prospect.clay ? 'clay' : 'rock';
  const id = world.nextId++;
  const estimate = { low: size * FIRST_RANGE.low, high: size * FIRST_RANGE.high };
  const site: Site = {
    id: `mine-${id}`,
    name: `${region} ${id}`,
    region,
    stage: 'mine',
    ore,
    lon: place.lon + 8 * (drawFrom(world, 'geology') - 0.5),
    lat: place.lat + 6 * (drawFrom(world, 'geology') - 0.5),
    capacity: size,
    cost: usualCost(world, ore) * (0.8 + 0.5 * drawFrom(world, 'geology')),
    phase: 'exploration',
    remaining: DRILLING_TURNS,
    developing: true,
    owner: by,
    illegal: false,
    output: 0,
    idle: 0,
    project: { ...settled(wholeCost('mine', size)), drilling: true, estimate, clay: basket(world, ore) },
  };
  world.sites.push(site);
  place.prospect.finds += 1;
  record({
    text: text('event.find', {
      nation: nationWord(by),
      region: regionWord(region),
      ore: { is: 'key', key: `ore.${ore}` },
      low: number(estimate.low, 't'),
      high: number(estimate.high, 't'),
    }),
    nation: by,
    region,
    weight: 0.6,
    audience: null,
  });
}

/** One find in three holds both kinds, mostly the one it is named after. */
function basket(world: World, ore: Ore): number | null {
  const luck = drawFrom(world, 'geology');
  if (luck >= MIXED) return null;
  const other = (0.5 * luck) / MIXED;
  return ore === 'clay' ? 1 - other : other;
}

/** USD/kg of deposits of this kind that wait to be built: what a new one may be expected to cost. */
function usualCost(world: World, ore: Ore): number {
  const known = world.sites.filter((site) => site.stage === 'mine' && site.ore === ore && !site.illegal);
  const waiting = known.filter((site) => site.phase !== 'operation');
  const list = waiting.length > 0 ? waiting : known;
  return ratio(
    list.reduce((total, site) => total + site.cost, 0),
    list.length,
  );
}

/** A turn of drilling: the range narrows around a new best guess, which is as often better as worse. */
export function drill(world: World, site: Site): void {
  const { estimate } = site.project;
  if (!estimate) return;
  const width = (estimate.high - estimate.low) * NARROWS;
  const low = estimate.low + (estimate.high - estimate.low - width) * drawFrom(world, 'geology');
  site.project.estimate = { low, high: low + width };
  site.capacity = low + width / 2;
}

/** Drilling is done: what is left of the range is settled, and the deposit waits for somebody to pay for the mine. */
export function prove(world: World, site: Site, record: Chronicle): void {
  drill(world, site);
  site.project.estimate = null;
  if (!site.project.drilling) return;
  site.project.drilling = false;
  site.developing = false;
  record({
    text: text('event.proven', {
      site: name(site.name),
      region: regionWord(site.region),
      capacity: number(site.capacity, 't'),
    }),
    nation: site.owner,
    region: site.region,
    weight: 0.4,
    audience: null,
  });
}
