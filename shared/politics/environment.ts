import { clamp, ratio, sum } from '../numbers.ts';
import { drawFrom } from '../random.ts';
import { standardOf } from '../sites/standards.ts';
import { name, number, region as regionWord, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { payUpTo } from '../world/ledger.ts';
import { sitesIn } from '../world/local.ts';
import { isNation, NATIONS, type NationId, type RegionId } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { sway } from './approval.ts';
import { unsettle } from './consent.ts';

/**
 * USD of later clean-up that a kilogram of output leaves behind (tailings, thorium, ammonia in streams), by
 * standards 0..3. Clays: the ministry put Ganzhou's bill at 38 bn yuan in 2012, some 6 bn USD for about 400 kt
 * since the 1970s, 15 USD/kg; half of it is counted, since other mining shares the valleys. Rock: Baotou's and
 * Mountain Pass' tailings ponds. Separation: Bukit Merah's 100 M USD for some 12 years of a plant of 5 kt a year.
 */
export const LEFT_BEHIND = {
  clay: [8, 4, 1.2, 0.4],
  rock: [1.5, 0.8, 0.25, 0.1],
  separation: [1, 0.5, 0.15, 0.05],
} as const;

/** The part that ends with the state; the rest is the companies' own (China's fund for Ganzhou against the ministry's estimate). */
const STATE_SHARE = 0.4;

/** Turns of work that lie about unrestored when a match begins (game: five years). */
const INHERITED = 10;

/** A bill comes due: the chance a turn at large liabilities, and the share of the worst site's that has to be paid. */
const DUE = { chance: 0.1, least: 0.15, most: 0.4 } as const;
/** M USD of liability that never becomes a matter of state. */
const SMALL = 20;

/** Money spent before it is due goes further: no emergency, no lawsuit (game; US Superfund: prevention is cheaper). */
export const EARLY = 1.3;

/** M USD of clean-up a turn that one site leaves to the state. */
export function leftBehind(world: World, site: Site): number {
  if (site.stage === 'magnet') return 0;
  const level = site.illegal ? 0 : standardOf(world, site.region);
  const rates = LEFT_BEHIND[site.stage === 'separation' ? 'separation' : (site.ore ?? 'rock')];
  return (STATE_SHARE * site.output * (rates[level as 0 | 1 | 2 | 3] ?? 0)) / 1000;
}

/** M USD of clean-up a turn that the sites of a region leave behind. */
export const pollution = (world: World, region: RegionId): number =>
  sum(sitesIn(world, region), (site) => leftBehind(world, site));

/** Who answers for a site: the nation in which it stands, or the state that owns it abroad. */
export const answersFor = (site: Site): NationId | null => (isNation(site.region) ? site.region : site.owner);

/** M USD that a nation will have to pay some day. */
export function liabilities(world: World, nation: NationId): number {
  let owed = 0;
  for (const site of world.sites) if (answersFor(site) === nation) owed += world.liabilities[site.id] ?? 0;
  return owed;
}

/** What lies about when a match begins. */
export function inherit(world: World): void {
  for (const site of world.sites) {
    const left = INHERITED * leftBehind(world, site);
    if (left > 0) world.liabilities[site.id] = left;
  }
}

/** One turn of dirt: liabilities grow, and now and then one comes due. */
export function soil(world: World, record: Chronicle): void {
  for (const site of world.sites) {
    const left = site.output > 0 ? leftBehind(world, site) : 0;
    if (left > 0) world.liabilities[site.id] = (world.liabilities[site.id] ?? 0) + left;
  }
  for (const nation of NATIONS) comeDue(world, nation, record);
}

/** The chance that a bill comes due this turn. */
export function dueChance(world: World, nation: NationId): number {
  const owed = liabilities(world, nation);
  return owed < SMALL ? 0 : DUE.chance * ratio(owed, owed + 3 * world.nations[nation].start.income);
}

function comeDue(world: World, nation: NationId, record: Chronicle): void {
  const chance = dueChance(world, nation);
  if (chance === 0 || drawFrom(world, 'liabilities') >= chance) return;
  const worst = worstSite(world, nation);
  if (!worst) return;
  const owed = world.liabilities[worst.id] ?? 0;
  const bill = owed * (DUE.least + (DUE.most - DUE.least) * drawFrom(world, 'liabilities'));
  const paid = Math.min(bill, Math.max(0, world.nations[nation].treasury));
  payUpTo(world, nation, 'industry', paid);
  world.liabilities[worst.id] = owed - paid;
  sway(world, nation, bill - paid > 1 ? -6 : -3);
  unsettle(world, worst.region, 0.12);
  record({
    text: text('event.clean-up-due', {
      site: name(worst.name),
      region: regionWord(worst.region),
      bill: number(bill, 'M USD'),
    }),
    nation,
    region: worst.region,
    weight: 0.35 + 0.3 * clamp(bill / world.nations[nation].start.income, 0, 1),
    audience: null,
  });
}

/** The site with most to clean up that a nation answers for. */
export function worstSite(world: World, nation: NationId): Site | null {
  let worst: Site | null = null;
  for (const site of world.sites)
    if (
      answersFor(site) === nation &&
      (world.liabilities[site.id] ?? 0) > (worst ? (world.liabilities[worst.id] ?? 0) : 0)
    )
      worst = site;
  return worst;
}

/** Spends money on what a nation left behind, the worst first. */
export function cleanUp(world: World, nation: NationId, funds: number): void {
  let worth = EARLY * funds;
  while (worth > 1e-9) {
    const worst = worstSite(world, nation);
    if (!worst) return;
    const owed = world.liabilities[worst.id] ?? 0;
    const done = Math.min(owed, worth);
    world.liabilities[worst.id] = owed - done;
    unsettle(world, worst.region, -0.05 * ratio(done, owed));
    worth -= done;
    if (owed <= 0) return;
  }
}
