import { siteInput } from '../market/assemble.ts';
import { BASKET, COST_FLOOR, COST_RISE } from '../market/constants.ts';
import type { SiteInput } from '../market/inputs.ts';
import { type Row, row } from '../market/rows.ts';
import { ratio, sum } from '../numbers.ts';
import { name, number, region, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { worth } from '../world/ledger.ts';
import { COMMODITIES } from '../world/terms.ts';
import type { Site, World } from '../world/world.ts';
import { orePrice } from './basket.ts';
import { wholeCost } from './capital.ts';
import { backed, repayLoans } from './loans.ts';
import { CUSHION } from './project.ts';

/** Interest a turn: Molycorp's notes of 2012 paid 10% a year; with a state behind it banks ask 6%, as of Lynas in 2011. */
const INTEREST = { alone: 0.05, backed: 0.03 } as const;
/** Wages, repairs and upkeep that do not follow output, a turn, as a share of what the site cost to build: 2% a year. */
const UPKEEP = 0.01;
/** What is left after interest pays off debt, half of it; the rest is the shareholders'. */
const PAID_OFF = 0.5;
/** Turns of loss in a row before lenders act, however little is left. */
const PATIENCE = 3;

/** After the market: what sites with lenders earned, paid, and which of them can't go on. */
export function settleDebts(world: World, record: Chronicle): void {
  for (const site of world.sites) {
    const { project } = site;
    if (project.debt <= 0 || (site.phase !== 'operation' && site.phase !== 'ramp-up')) continue;
    const left = earnings(world, site) + project.aid - interest(site);
    project.losses = left < 0 ? project.losses + 1 : 0;
    if (left < 0) project.cushion = Math.max(0, project.cushion + left);
    else {
      project.debt = Math.max(0, project.debt - PAID_OFF * left);
      project.cushion = Math.min(
        project.cushion + (1 - PAID_OFF) * left,
        CUSHION * wholeCost(site.stage, site.capacity),
      );
    }
    if (project.losses >= PATIENCE && project.cushion <= 0 && !backed(world, site)) fail(site, record);
  }
  repayLoans(world, (site) => earnings(world, site) + site.project.aid, record);
}

const interest = ({ project, owner }: Site): number =>
  project.debt * (owner ? INTEREST.backed : INTEREST.alone);

/** M USD a turn that a site earned after its cash costs, before interest and aid, at the prices of the market just cleared. */
export function earnings(world: World, site: Site): number {
  const input = siteInput(world, site);
  input.cost *= world.market.inputs.crises.cost[site.id] ?? 1;
  const full = ratio(site.output, input.capacity);
  const cash = input.cost * (COST_FLOOR + (COST_RISE / 2) * full);
  const upkeep = UPKEEP * wholeCost(site.stage, site.capacity);
  return worth(site.output, margin(world, site, input) - cash) - upkeep;
}

/** USD/kg between what a site sells and the material it buys. */
function margin(world: World, site: Site, input: SiteInput): number {
  const { duals } = world.market;
  const priced = ({ name }: Row) => Math.max(0, duals[name] ?? 0);
  const { ore, region: home } = site;
  if (site.stage === 'mine') return orePrice(world, site);
  if (site.stage === 'magnet') {
    const { recipe } = world.market.inputs.technology;
    const bought =
      recipe.light * priced(row.good('light', home)) + recipe.heavy * priced(row.good('heavy', home));
    return priced(row.good('magnet', home)) - bought;
  }
  if (!ore) return 0;
  const sold = sum(
    COMMODITIES,
    (commodity) => BASKET[ore][commodity] * input.recovery * priced(row.good(commodity, home)),
  );
  return sold - priced(row.ore(ore, home));
}

/** Bankruptcy: work stops, the owner's stake and the lenders' claims are gone, the assets are for sale. */
function fail(site: Site, record: Chronicle): void {
  const { project } = site;
  record({
    text: text('event.bankrupt', {
      site: name(site.name),
      region: region(site.region),
      debt: number(project.debt, 'M USD'),
    }),
    nation: site.owner,
    region: site.region,
    weight: 0.75,
    audience: null,
  });
  site.phase = 'care';
  site.remaining = 0;
  site.developing = false;
  site.owner = null;
  site.idle = 0;
  project.debt = 0;
  project.losses = 0;
  project.boom = 0;
  project.bankrupt = true;
}
