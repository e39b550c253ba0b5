import { regionOf } from '../market/assemble.ts';
import { BASKET, recovery } from '../market/constants.ts';
import { name, nation as nationWord, number, region, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { pay } from '../world/ledger.ts';
import { sitesIn } from '../world/local.ts';
import type { Commodity, NationId, RegionId } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { wholeCost } from './capital.ts';
import { stands } from './project.ts';
import { begin } from './stages.ts';

/**
 * What a state lends a plant abroad for the right to its goods: Japan lent Lynas 250 M USD in March 2011
 * (Sojitz and JOGMEC), against about 9,000 t a year for ten years.
 */
export interface Loan {
  lender: NationId;
  site: string;
  contract: string;
  left: number; // M USD still owed
}

/** Interest a turn: Lynas paid 6% a year at first, 2.5% since 2016. */
const INTEREST = 0.015;
/** A plant that earns pays back this share of what it still owes, a turn. */
const PAID_BACK = 0.1;
/** A lender takes at most this share of the whole cost on its books. */
const MOST_OF_COST = 0.6;
/** From this share of the whole cost a loan saves half a year of building or ramp-up: nobody waits for money. */
const HASTENS_FROM = 0.2;

/** The plant in a country that a loan against its goods would go to: under way first, then what stands. */
export function financeable(world: World, seller: RegionId, commodity: Commodity): Site | null {
  const plants = sitesIn(world, seller).filter(
    (site) =>
      site.stage === 'separation' &&
      site.ore !== null &&
      BASKET[site.ore][commodity] > 0.01 &&
      site.owner === null &&
      (site.developing || stands(site) || site.project.debt > 0),
  );
  const rank = (site: Site) => (site.developing ? 0 : stands(site) ? 1 : 2);
  return plants.sort((a, b) => rank(a) - rank(b) || b.capacity - a.capacity)[0] ?? null;
}

/** M USD that may still be lent to a plant. */
export function mostToLend(world: World, site: Site): number {
  const owed = world.loans.reduce((sum, loan) => (loan.site === site.id ? sum + loan.left : sum), 0);
  return Math.max(0, MOST_OF_COST * wholeCost(site.stage, site.capacity) - owed);
}

/** t a turn that a plant will give once it works, beyond what counts as its country's supply today. */
export function plannedSupply(world: World, site: Site, commodity: Commodity): number {
  if (!site.ore || !stands(site) || site.phase === 'construction') return 0;
  return (
    site.capacity * BASKET[site.ore][commodity] * recovery(regionOf(world, site.region).knowHow.separation)
  );
}

/** The lender's money replaces dearer debt; a standing plant is taken up, one under way gets on faster. */
export function lend(world: World, lender: NationId, site: Site, amount: number, contract: string): void {
  if (stands(site)) begin(world, site);
  else if (
    (site.phase === 'construction' || site.phase === 'ramp-up') &&
    amount >= HASTENS_FROM * wholeCost(site.stage, site.capacity)
  )
    site.remaining = Math.max(1, site.remaining - 1);
  site.project.debt = Math.max(0, site.project.debt - amount);
  world.loans.push({ lender, site: site.id, contract, left: amount });
}

/** Whether a state's loan stands behind a site: such a lender waits. */
export const backed = (world: World, site: Site): boolean =>
  world.loans.some((loan) => loan.site === site.id && loan.left > 0);

/** After the market: plants that earn pay interest and a part back; the others pay when they can. */
export function repayLoans(world: World, earned: (site: Site) => number, record: Chronicle): void {
  for (const loan of world.loans) {
    const site = world.sites.find((one) => one.id === loan.site);
    if (site?.phase !== 'operation' || earned(site) <= 0) continue;
    const back = loan.left < 1 ? loan.left : PAID_BACK * loan.left;
    pay(world, 'industry', loan.lender, back + INTEREST * loan.left);
    loan.left -= back;
    if (loan.left > 0) continue;
    record({
      text: text('event.loan-repaid', {
        nation: nationWord(loan.lender),
        site: name(site.name),
        region: region(site.region),
      }),
      nation: loan.lender,
      region: site.region,
      weight: 0.25,
      audience: null,
    });
  }
  world.loans = world.loans.filter((loan) => loan.left > 0);
}

/** Who walks away from the goods gives up the loan. */
export function forgive(world: World, contract: string): void {
  world.loans = world.loans.filter((loan) => loan.contract !== contract);
}

/** The loan in words, for the event of a contract that brings one. */
export const loanWords = (lender: NationId, site: Site, amount: number) =>
  text('event.loan', {
    nation: nationWord(lender),
    site: name(site.name),
    region: region(site.region),
    funds: number(amount, 'M USD'),
  });
