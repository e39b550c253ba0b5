import { learn } from '../control/knowhow.ts';
import { licensed } from '../control/licences.ts';
import { remember as followEarnings } from '../control/underground.ts';
import { placeOf, regionOf } from '../market/assemble.ts';
import { insidePrice, outsidePrice } from '../market/clearing.ts';
import { DISTRUST_FADE, LIGHT_SAVINGS, MILESTONE_SAVES } from '../market/constants.ts';
import { parameters } from '../market/parameters.ts';
import { oxideUses } from '../market/trace.ts';
import { clamp } from '../numbers.ts';
import { COMMODITIES, GOODS, type Good, isNation, NATIONS } from '../world/terms.ts';
import type { Place, PriceMemory, Region, World } from '../world/world.ts';

/** Learning and memory: what companies and engineers make of the turn that was. */
export function remember(world: World): void {
  for (const good of GOODS) {
    rememberPrice(world.market.memory.outside[good], outsidePrice(world, good));
    rememberPrice(world.market.memory.inside[good], insidePrice(world, good));
  }
  const uses = oxideUses(world);
  for (const id in world.regions) {
    const region = regionOf(world, id);
    for (const commodity of COMMODITIES)
      region.use[commodity] += 0.5 * ((uses[id]?.[commodity] ?? 0) - region.use[commodity]);
    region.scrap *= SCRAP_GROWTH;
    perceiveRisk(world, region);
    learn(world, region);
  }
  saveMaterial(world);
  followEarnings(world);
}

/** Magnets that leave use were sold some twelve years ago, when sales grew by about 6% a year (IEA 2023). */
const SCRAP_GROWTH = 1.03;

/** docs/model.md, Behaviour: expectation follows the trend and is drawn to the anchor. */
function rememberPrice(memory: PriceMemory, price: number): void {
  const trend = clamp(price / memory.last - 1, -0.4, 0.8);
  const { momentum, anchoring } = parameters;
  memory.expected = price * (1 + momentum * trend) * (1 - anchoring) + anchoring * memory.anchor;
  memory.anchor += anchoring * (price - memory.anchor);
  memory.smooth += 0.5 * (price - memory.smooth);
  memory.last = price;
}

/** Risk is felt fast and forgotten slowly; distrust of the main supplier lasts for years. */
function perceiveRisk(world: World, region: Region): void {
  if (region.id === 'CHN') return;
  const rent = world.market.quotaRent;
  const blocked = world.embargoes
    .filter((embargo) => embargo.target === region.id)
    .reduce((worst, embargo) => Math.max(worst, embargo.severity), licensed(world, region.id));
  const opinion = isNation(region.id) ? world.nations[region.id].standing.CHN : 0;
  const felt = clamp(
    0.05 +
      (parameters.riskRent * rent) / (rent + parameters.riskRentHalf) +
      parameters.riskBlocked * blocked +
      0.25 * Math.max(0, -opinion / 100),
    0,
    1,
  );
  region.risk += (felt > region.risk ? 0.6 : 0.15) * (felt - region.risk);
  region.distrust = Math.max(region.distrust * DISTRUST_FADE, region.risk);
}

/** Thrifting: dear metal is saved quickly, and the savings are mostly kept when it is cheap again. */
function saveMaterial(world: World): void {
  for (const use of world.sectors) {
    let goal = 1 - use.savings * parameters.thriftShare * dearness(world, placeOf(use.region), use.good);
    if (isNation(use.region) && use.good !== 'magnet')
      goal *= 1 - MILESTONE_SAVES * world.nations[use.region].substitution[use.good].level;
    use.intensity = drift(use.intensity, goal);
  }
  for (const metal of ['light', 'heavy'] as const) {
    const goal =
      1 - (metal === 'heavy' ? parameters.heavySavings : LIGHT_SAVINGS) * dearness(world, 'outside', metal);
    world.market.thrift[metal] = drift(world.market.thrift[metal], goal);
  }
}

/** 0 up to 1.3 of the reference price, towards 1 the dearer a good has been of late. */
function dearness(world: World, place: Place, good: Good): number {
  const { smooth } = world.market.memory[place][good];
  const floor = parameters.thriftFrom * world.market.reference[good];
  return Math.max(0, (smooth - floor) / (smooth + floor));
}

const drift = (now: number, goal: number) =>
  now + ((goal < now ? parameters.thriftSpeed : parameters.thriftBack) / 2) * (goal - now);

/**
 * Demand grows with each sector's trend, less what a rival technology takes. A rival spreads as innovations do,
 * slowly, quickly, slowly (logistic curve; Griliches 1957, Econometrica 25), and faster when the metal is dear:
 * the price of 2011 hastened the end of phosphor lamps.
 */
export function growDemand(world: World): void {
  for (const use of world.sectors) {
    const speed = (use.rivalSpeed / 2) * (1 + 2 * dearness(world, placeOf(use.region), use.good));
    const rival = use.rival + speed * use.rival * (1 - use.rival);
    use.quantity *= (1 + use.growth / 2) * ((1 - rival) / (1 - use.rival));
    use.rival = rival;
  }
}

/** Opinions drift back towards what is usual between the two. */
export function fadeStanding(world: World): void {
  for (const nation of NATIONS)
    for (const other of NATIONS)
      if (other !== nation) {
        const usual = world.nations[nation].usual[other];
        world.nations[nation].standing[other] += 0.06 * (usual - world.nations[nation].standing[other]);
      }
}
