import { placeOf, regionOf } from '../market/assemble.ts';
import { BASKET, MILESTONE_SAVES } from '../market/constants.ts';
import { ratio, sum } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import { name, number, region, text } from '../text.ts';
import { COMMODITIES, NATIONS } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import type { Chronicle } from './events.ts';

/** Turns each phase takes; permits take what the region's authorities need. */
export const CONSTRUCTION = { mine: 4, separation: 4, magnet: 3 } as const;
export const RAMP_UP = 2;
export const RESTART = 3;

/** The chance a turn that a permit slips, and that a new plant does not yet run as planned (company reports: most do once). */
const PERMIT_SLIPS = 0.1;
const RAMP_UP_SLIPS = 0.2;

/** Sites advance a phase, companies start and stop projects of their own, research reaches milestones. */
export function invest(world: World, record: Chronicle): void {
  for (const site of world.sites) {
    if (site.developing) advance(world, site, record);
    else startByPrice(world, site, record);
    rest(site, record);
  }
  expand(world);
  research(world, record);
}

function advance(world: World, site: Site, record: Chronicle): void {
  if (site.phase === 'permitting' && drawFrom(world, 'permitting') < PERMIT_SLIPS) return;
  if (site.phase === 'ramp-up' && drawFrom(world, 'geology') < RAMP_UP_SLIPS) return;
  site.remaining = Math.max(0, site.remaining - 1);
  if (site.remaining > 0) return;
  const permitting = Math.round(regionOf(world, site.region).permitting);
  const next: Partial<Record<Site['phase'], [Site['phase'], number]>> = {
    exploration: ['permitting', permitting],
    permitting: ['construction', CONSTRUCTION[site.stage]],
    construction: ['ramp-up', RAMP_UP],
    'ramp-up': ['operation', 0],
  };
  const step = next[site.phase];
  if (!step) return;
  [site.phase, site.remaining] = step;
  if (site.phase === 'operation') site.developing = false;
  record({
    text: text(`event.site-${site.phase}`, { site: name(site.name), region: region(site.region) }),
    nation: site.owner,
    region: site.region,
    weight: site.phase === 'operation' || site.phase === 'ramp-up' ? 0.5 : 0.25,
    audience: null,
  });
}

/** Value of a t of this site's product at smoothed prices, over the same at reference prices. */
function boom(world: World, site: Site): number {
  const ore = site.ore;
  if (!ore) return 0;
  const memory = world.market.memory[placeOf(site.region)];
  const now = sum(COMMODITIES, (commodity) => BASKET[ore][commodity] * memory[commodity].smooth);
  return ratio(
    now,
    sum(COMMODITIES, (commodity) => BASKET[ore][commodity] * world.market.reference[commodity]),
  );
}

/** High prices bring companies in: the chance a turn that they take up a project on their own. */
function startByPrice(world: World, site: Site, record: Chronicle): void {
  if (site.phase === 'operation' || site.phase === 'closed' || site.stage === 'magnet') return;
  const pull = boom(world, site);
  if (pull < 1.8) return;
  const chance = (site.phase === 'care' ? 0.3 : 0.06) * Math.min(2, pull / 2);
  if (drawFrom(world, 'companies') >= chance) return;
  begin(world, site);
  record({
    text: text('event.company-starts', { site: name(site.name), region: region(site.region) }),
    nation: null,
    region: site.region,
    weight: 0.35,
    audience: null,
  });
}

/** Sets a standing site going from the phase it is in. */
export function begin(world: World, site: Site): void {
  site.developing = true;
  if (site.phase === 'care') {
    site.phase = 'construction';
    site.remaining = RESTART;
  } else if (site.remaining === 0) site.remaining = Math.round(regionOf(world, site.region).permitting);
}

/** Four turns without work, and a mine or plant is mothballed. */
function rest(site: Site, record: Chronicle): void {
  if (site.phase !== 'operation') return;
  site.idle = site.output < 0.03 * site.capacity ? site.idle + 1 : 0;
  if (site.idle < 4) return;
  site.phase = 'care';
  site.idle = 0;
  record({
    text: text('event.mothballed', { site: name(site.name), region: region(site.region) }),
    nation: null,
    region: site.region,
    weight: 0.4,
    audience: null,
  });
}

/** Plants that run full are enlarged by their owners, faster where permits are quick: 4% a turn in China, 1% in the US. */
function expand(world: World): void {
  for (const site of world.sites) {
    if (site.phase !== 'operation' || site.illegal) continue;
    if (ratio(site.output, site.capacity) < 0.93) continue;
    const years = regionOf(world, site.region).permitting / 2;
    const speed = site.stage === 'mine' ? 0.02 : 0.08;
    site.capacity *= 1 + speed / (1 + years);
  }
}

/** Research: money moves a programme on with some luck; a milestone is kept for good. */
function research(world: World, record: Chronicle): void {
  for (const id of NATIONS)
    for (const commodity of COMMODITIES) {
      const programme = world.nations[id].substitution[commodity];
      const luck = 0.6 + 0.8 * drawFrom(world, 'research');
      programme.progress += (programme.funded / milestoneCost(programme.level)) * luck;
      programme.funded = 0;
      if (programme.level >= 3 || programme.progress < 1) continue;
      programme.progress = 0;
      programme.level += 1;
      record({
        text: text('event.milestone', {
          nation: { is: 'nation', id },
          good: { is: 'good', id: commodity },
          saving: number(MILESTONE_SAVES, 'share'),
        }),
        nation: id,
        region: id,
        weight: 0.45,
        audience: null,
      });
    }
}

/** M USD until the next milestone: the first savings are the easiest (METI's 2010-12 programme spent about 200 a step). */
export const milestoneCost = (level: number): number => 150 * (1 + level);
