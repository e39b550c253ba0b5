import { placeOf, regionOf, siteInput } from '../market/assemble.ts';
import { recovery } from '../market/constants.ts';
import type { SiteInput } from '../market/inputs.ts';
import { clamp, sum } from '../numbers.ts';
import { nation as nationWord, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { payUpTo, worth } from '../world/ledger.ts';
import { NATIONS, type NationId, STAGES, type Stage } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { inOre } from './basket.ts';

/** What a state gives its companies, by law, until it changes the law. */
export interface Support {
  subsidy: Record<Stage, number>; // share of operating cost paid, 0..0.5
  credit: number; // share of what companies invest that taxes give back, 0..0.4
}

export const noSupport = (): Support => ({ subsidy: { mine: 0, separation: 0, magnet: 0 }, credit: 0 });

/** A contract for difference: below the floor the state pays a site what its metal fetches too little. */
export interface Floor {
  by: NationId;
  site: string;
  metal: 'light' | 'heavy';
  price: number; // USD/kg
  until: number; // first turn in which it no longer holds
}

/** However much a state pays, a site bears this share of its cost in what it asks: what is beyond goes to its owners. */
export const LEAST_BORNE = 0.2;

/** t of a metal in a t of a site's product. */
export function content(world: World, site: Site, metal: 'light' | 'heavy'): number {
  if (!site.ore || site.stage === 'magnet') return 0;
  const won = site.stage === 'separation' ? recovery(regionOf(world, site.region).knowHow.separation) : 1;
  return inOre(site, metal) * won;
}

/** USD/kg of a site's product that one state pays at the prices of the last turn. */
export function paidBy(world: World, payer: NationId, site: Site, cost: number): number {
  if (site.illegal) return 0;
  const home = payer === site.region ? world.nations[payer].support.subsidy[site.stage] * cost : 0;
  let floors = 0;
  for (const floor of world.floors) if (floor.by === payer) floors += shortfall(world, site, floor);
  return home + floors;
}

function shortfall(world: World, site: Site, { site: id, metal, price }: Floor): number {
  if (id !== site.id) return 0;
  const last = world.market.memory[placeOf(site.region)][metal].last;
  return content(world, site, metal) * Math.max(0, price - last);
}

/** A site as the market sees it: its cost less what states pay. */
export function supported(world: World, site: Site): SiteInput {
  const input = siteInput(world, site);
  const { cost } = input;
  let paid = 0;
  for (const payer of NATIONS) {
    const part = paidBy(world, payer, site, cost);
    if (part <= 0) continue;
    input.aid ??= {};
    input.aid[payer] = part;
    paid += part;
  }
  if (paid <= 0) return input;
  input.cost = Math.max(LEAST_BORNE * cost, cost - paid);
  input.gross = cost;
  return input;
}

const supports = (world: World, id: NationId): boolean =>
  world.floors.some((floor) => floor.by === id) ||
  STAGES.some((stage) => world.nations[id].support.subsidy[stage] > 0);

/** After the market: states pay what they promised for what was made; a state out of money ends its programmes. */
export function paySupport(world: World, record: Chronicle): void {
  for (const site of world.sites) site.project.aid = 0;
  const payers = NATIONS.filter((id) => supports(world, id));
  if (payers.length === 0) return;
  const costs = world.sites.map((site) => (site.output > 0 ? siteInput(world, site).cost : 0));
  for (const id of payers) {
    const due = world.sites.map((site, index) =>
      site.output > 0 ? worth(site.output, paidBy(world, id, site, costs[index] ?? 0)) : 0,
    );
    const all = sum(due, (one) => one);
    if (all <= 0) continue;
    const part = clamp(world.nations[id].treasury / all, 0, 1);
    payUpTo(world, id, 'industry', all);
    world.sites.forEach((site, index) => {
      site.project.aid += part * (due[index] ?? 0);
    });
    if (part < 1) lapse(world, id, record);
  }
  world.floors = world.floors.filter((floor) => floor.until > world.turn + 1);
}

/** A state out of money ends all its programmes, in public. */
export function lapse(world: World, id: NationId, record: Chronicle): void {
  world.nations[id].support = noSupport();
  world.floors = world.floors.filter((floor) => floor.by !== id);
  record({
    text: text('event.support-lapses', { nation: nationWord(id) }),
    nation: id,
    region: id,
    weight: 0.6,
    audience: null,
  });
}
