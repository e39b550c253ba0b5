import { regionOf } from '../market/assemble.ts';
import { addPlant } from '../orders/add-plant.ts';
import { drawFrom } from '../random.ts';
import { nation as nationWord, region as regionWord, text, word } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { payUpTo } from '../world/ledger.ts';
import { sitesIn } from '../world/local.ts';
import { isNation, NATIONS, type RegionId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { wholeCost } from './capital.ts';
import { lapse } from './support.ts';

/** With a tax credit of 100% a company would need 60% less of a price: capital is about that part of a new plant's cost. */
export const CAPITAL_PART = 0.6;
/** How many times as often companies decide and enlarge, per share of their investment that taxes give back. */
export const EAGERNESS = 2;
/** The chance a turn of a new plant, per share given back: 45X of 2022 brought about ten magnet and metal projects in three years to a country of 30%. */
const NEW_PLANTS = 0.25;
/** t a turn of a plant that companies dare by themselves (Fort Worth, Sumter and Narva began with 1,000-2,000 a year). */
const USUAL_SIZE = { separation: 1500, magnet: 500 } as const;
/** Plants of companies under way at once in one country. */
const AT_ONCE = 2;
/** Magnets must fetch at least this much of their reference price. */
const WORTHWHILE = 0.8;

/** The share of investment that the taxes of a country give back to companies. */
export const creditIn = (world: World, region: RegionId): number =>
  isNation(region) ? world.nations[region].support.credit : 0;

/** Pays the credit on what a company invests in a country; answers with M USD paid. */
export function payCredit(world: World, region: RegionId, invested: number, record: Chronicle): number {
  const due = creditIn(world, region) * invested;
  if (!isNation(region) || due <= 0) return 0;
  const paid = Math.min(due, Math.max(0, world.nations[region].treasury));
  payUpTo(world, region, 'industry', due);
  if (paid < due) lapse(world, region, record);
  return paid;
}

/** Where taxes give something back, companies build plants that no government ordered. */
export function buildOnCredit(world: World, record: Chronicle): void {
  for (const id of NATIONS)
    for (const stage of ['separation', 'magnet'] as const) {
      const credit = creditIn(world, id);
      if (credit <= 0 || regionOf(world, id).knowHow[stage] < 0.1) continue;
      const magnet = world.market.memory.outside.magnet.smooth;
      if (magnet < WORTHWHILE * world.market.reference.magnet) continue;
      const underWay = sitesIn(world, id).filter(
        (site) => site.owner === null && site.developing && site.stage !== 'mine',
      ).length;
      if (underWay >= AT_ONCE || drawFrom(world, 'companies') >= NEW_PLANTS * credit) continue;
      const capacity = USUAL_SIZE[stage];
      const ore = stage === 'separation' ? 'rock' : null;
      const plant = addPlant(world, null, { stage, region: id, ore, capacity });
      const paid = payCredit(world, id, wholeCost(stage, capacity), record);
      plant.project.debt = Math.max(0, plant.project.debt - paid);
      record({
        text: text('event.company-builds', {
          nation: nationWord(id),
          region: regionWord(id),
          stage: word(`stage.${stage}`),
        }),
        nation: null,
        region: id,
        weight: 0.35,
        audience: null,
      });
    }
}
