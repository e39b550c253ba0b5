import { permitTime } from '../diplomacy/partners.ts';
import { regionOf } from '../market/assemble.ts';
import { permitTrouble } from '../politics/consent.ts';
import { drawFrom } from '../random.ts';
import { name, number, region, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { payUpTo } from '../world/ledger.ts';
import type { Phase } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { costToBuild, wholeCost } from './capital.ts';
import { drill, prove } from './explore.ts';
import { borrowed, CUSHION } from './project.ts';

/** Turns each phase takes; permits take what the region's authorities need. */
export const CONSTRUCTION = { mine: 4, separation: 4, magnet: 3 } as const;
export const RAMP_UP = 2;
export const RESTART = 3;

/** The chance a turn that a permit slips (company reports: most do once). */
const PERMIT_SLIPS = 0.1;

/**
 * The chance a turn that a ramp-up does not get on. Mines mostly run as planned; plants miss their plan the
 * more often the less a country knows of the trade (Kuantan 2013-15 and Mountain Pass 2012-15 took three years).
 */
const MINE_SLIPS = 0.2;
const PLANT_SLIPS = { least: 0.15, most: 0.6 } as const;

/**
 * The chance a turn of building that costs run over, and by how much of the whole cost: 0.15 over four turns
 * makes about every second project dearer, by a quarter (Mountain Pass went from 781 to some 1,250 M USD).
 */
const OVERRUN = { chance: 0.15, least: 0.1, most: 0.4 } as const;

/** Half of what a permit asked for is refused at worst over seven years (Norra Karr 2016, Kvanefjeld 2021). */
const REFUSED_A_TURN = 0.025;
/** Turns of permitting in a country that is neither strict nor quick: four years. */
const USUAL_PERMITTING = 8;

/** One turn of a site that is under way. */
export function advance(world: World, site: Site, record: Chronicle): void {
  if (site.phase === 'permitting' && permitRefused(world, site, record)) return;
  if (
    site.phase === 'permitting' &&
    drawFrom(world, 'permitting') < PERMIT_SLIPS * permitTrouble(world, site.region)
  )
    return;
  if (site.phase === 'ramp-up' && drawFrom(world, 'geology') < rampUpSlips(world, site)) return;
  if (site.phase === 'construction' && overrun(world, site, record)) return;
  if (site.phase === 'exploration') drill(world, site);
  site.remaining = Math.max(0, site.remaining - 1);
  if (site.remaining > 0) return;
  if (site.phase === 'exploration') prove(world, site, record);
  const step = after(world, site);
  if (!step) return;
  [site.phase, site.remaining] = step;
  if (site.phase === 'operation') site.developing = false;
  if (!site.developing && site.phase === 'permitting') return; // proven; nobody pays for a mine yet
  tell(
    site,
    record,
    `event.site-${site.phase}`,
    site.phase === 'operation' || site.phase === 'ramp-up' ? 0.5 : 0.25,
  );
}

function after(world: World, site: Site): [Phase, number] | null {
  switch (site.phase) {
    case 'exploration':
      return [
        'permitting',
        Math.round(regionOf(world, site.region).permitting * permitTime(world, site.region, site.owner)),
      ];
    case 'permitting':
      return ['construction', CONSTRUCTION[site.stage]];
    case 'construction':
      return ['ramp-up', RAMP_UP];
    case 'ramp-up':
      return ['operation', 0];
    default:
      return null;
  }
}

/** The chance a turn that a ramp-up gets stuck, by what the region knows of the trade. */
export function rampUpSlips(world: World, site: Site): number {
  if (site.stage === 'mine') return MINE_SLIPS;
  const known = regionOf(world, site.region).knowHow[site.stage];
  return PLANT_SLIPS.least + (PLANT_SLIPS.most - PLANT_SLIPS.least) * (1 - known);
}

/** Mines are refused where authorities look hard and long; plants stand on industrial ground. */
function permitRefused(world: World, site: Site, record: Chronicle): boolean {
  if (site.stage !== 'mine') return false;
  const permitting = regionOf(world, site.region).permitting;
  const chance = (REFUSED_A_TURN * permitting * permitTrouble(world, site.region)) / USUAL_PERMITTING;
  if (drawFrom(world, 'refusals') >= chance) return false;
  site.developing = false;
  site.remaining = Math.max(1, Math.round(permitting)); // whoever tries again begins again
  tell(site, record, 'event.permit-refused', 0.45);
  return true;
}

/** Costs run over: the owner pays or the project stops; a company borrows more, or gives up when prices are poor. */
function overrun(world: World, site: Site, record: Chronicle): boolean {
  if (drawFrom(world, 'overruns') >= OVERRUN.chance) return false;
  const share = OVERRUN.least + (OVERRUN.most - OVERRUN.least) * drawFrom(world, 'overruns');
  const more = share * wholeCost(site.stage, site.capacity);
  const { owner } = site;
  const state = owner ? more - borrowed(more, owner) : 0;
  const stops = owner ? world.nations[owner].treasury < state : site.project.slump >= 2;
  if (stops) site.developing = false;
  else {
    if (owner) payUpTo(world, owner, 'industry', state);
    site.project.debt += owner ? more - state : more;
  }
  record({
    text: text(stops ? 'event.project-stopped' : 'event.overrun', {
      site: name(site.name),
      region: region(site.region),
      cost: number(more, 'M USD'),
    }),
    nation: owner,
    region: site.region,
    weight: 0.4,
    audience: null,
  });
  return stops;
}

/** Sets a standing site going from the phase it is in; the lenders' part of the cost becomes its debt. */
export function begin(world: World, site: Site): void {
  site.project.debt += borrowed(costToBuild(site), site.owner);
  site.project.cushion = CUSHION * wholeCost(site.stage, site.capacity);
  site.project.losses = 0;
  site.project.slump = 0;
  site.developing = true;
  if (site.phase === 'care') {
    site.phase = 'construction';
    site.remaining = RESTART;
    site.project.bankrupt = false;
  } else if (site.remaining === 0) site.remaining = Math.round(regionOf(world, site.region).permitting);
  if (site.phase === 'permitting')
    site.remaining = Math.max(1, Math.round(site.remaining * permitTime(world, site.region, site.owner)));
}

/** Notes what became of a site. */
export function tell(site: Site, record: Chronicle, key: string, weight: number): void {
  record({
    text: text(key, { site: name(site.name), region: region(site.region) }),
    nation: site.owner,
    region: site.region,
    weight,
    audience: null,
  });
}
