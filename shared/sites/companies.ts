import { placeOf, regionOf } from '../market/assemble.ts';
import { ratio } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import type { Chronicle } from '../turn/events.ts';
import { COMMODITIES } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { inOre } from './basket.ts';
import { costToBuild, wholeCost } from './capital.ts';
import { CAPITAL_PART, creditIn, EAGERNESS, payCredit } from './credit.ts';
import { backed } from './loans.ts';
import { stands } from './project.ts';
import { begin, tell } from './stages.ts';

/** Price against the reference price from which companies think of a project; a bankrupt one can be had for little. */
const TEMPTING = { deposit: 1.8, care: 1.8, bankrupt: 1.3 } as const;
/** Turns of such prices in a row until money is found: a feasibility study takes a year, a restart less. */
const PATIENCE = { deposit: 3, care: 2, bankrupt: 2 } as const;
/** The chance a turn, from then on, that somebody decides; twice that at double the tempting price. */
const DECIDES = { deposit: 0.08, care: 0.4, bankrupt: 0.4 } as const;

/** Below this share of the reference price, four turns on end, lenders stop a project of companies (Dubbo, Nolans, Dong Pao after 2013). */
const POOR = 0.9;
const GIVES_UP = 4;

/** Value of a t of this site's product at smoothed or guaranteed prices, over the same at reference prices. */
export function priceLevel(world: World, site: Site): number {
  if (!site.ore) return 0;
  const memory = world.market.memory[placeOf(site.region)];
  let now = 0;
  let usual = 0;
  for (const commodity of COMMODITIES) {
    let price = Math.max(0, memory[commodity].smooth);
    for (const floor of world.floors)
      if (floor.site === site.id && floor.metal === commodity) price = Math.max(price, floor.price);
    const content = inOre(site, commodity);
    now += content * price;
    usual += content * world.market.reference[commodity];
  }
  return ratio(now, usual);
}

const standingAs = (site: Site): keyof typeof TEMPTING =>
  site.phase !== 'care' ? 'deposit' : site.project.bankrupt ? 'bankrupt' : 'care';

/** Counts good and bad years; high prices that last bring companies in, low prices that last send them away. */
export function followPrices(world: World, site: Site, record: Chronicle): void {
  if (!site.ore || site.phase === 'closed') return;
  const { project } = site;
  const level = priceLevel(world, site);
  const kind = standingAs(site);
  const credit = creditIn(world, site.region);
  const tempting = TEMPTING[kind] * (1 - CAPITAL_PART * credit);
  project.boom = level >= tempting ? project.boom + 1 : 0;
  project.slump = level < POOR ? project.slump + 1 : 0;
  if (site.developing) giveUp(world, site, record);
  else if (free(site) && project.boom >= PATIENCE[kind]) {
    const chance = DECIDES[kind] * Math.min(2, level / tempting) * (1 + EAGERNESS * credit);
    if (drawFrom(world, 'companies') >= chance) return;
    const paid = payCredit(world, site.region, costToBuild(site), record);
    begin(world, site);
    project.debt = Math.max(0, project.debt - paid);
    tell(site, record, 'event.company-starts', 0.35);
  }
}

/** Companies take up what no state holds the rights to, and states' own companies what rests at home. */
const free = (site: Site): boolean =>
  stands(site) && (site.owner === null || (site.owner === site.region && site.phase === 'care'));

/** A project that only companies carry, not yet in building, is put off when prices stay poor. */
function giveUp(world: World, site: Site, record: Chronicle): void {
  if (site.owner || (site.phase !== 'exploration' && site.phase !== 'permitting')) return;
  if (site.project.slump < GIVES_UP || backed(world, site)) return;
  site.developing = false;
  site.project.slump = 0;
  tell(site, record, 'event.project-put-off', 0.3);
}

/** Four turns without work, and a mine or plant is mothballed. */
export function rest(site: Site, record: Chronicle): void {
  if (site.phase !== 'operation') return;
  site.idle = site.output < 0.03 * site.capacity ? site.idle + 1 : 0;
  if (site.idle < 4) return;
  site.phase = 'care';
  site.idle = 0;
  tell(site, record, 'event.mothballed', 0.4);
}

/** Plants that run full are enlarged by their owners, faster where permits are quick: 4% a turn in China, 1% in the US. */
export function expand(world: World, record: Chronicle): void {
  for (const site of world.sites) {
    if (site.phase !== 'operation' || site.illegal) continue;
    if (ratio(site.output, site.capacity) < 0.93) continue;
    const years = regionOf(world, site.region).permitting / 2;
    const speed = site.stage === 'mine' ? 0.02 : 0.08;
    const credit = creditIn(world, site.region);
    const added = (site.capacity * speed * (1 + EAGERNESS * credit)) / (1 + years);
    payCredit(world, site.region, wholeCost(site.stage, added), record);
    site.capacity += added;
  }
}
