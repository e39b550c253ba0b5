import { expand, followPrices, rest } from '../sites/companies.ts';
import { buildOnCredit } from '../sites/credit.ts';
import { survey } from '../sites/explore.ts';
import { advance } from '../sites/stages.ts';
import { accidents } from '../sites/standards.ts';
import type { World } from '../world/world.ts';
import type { Chronicle } from './events.ts';
import { research } from './research.ts';

/** Sites advance a phase, companies start and stop projects of their own, research reaches milestones. */
export function invest(world: World, record: Chronicle): void {
  for (const site of world.sites) {
    site.project.bids = null;
    followPrices(world, site, record);
    if (site.developing) advance(world, site, record);
    rest(site, record);
  }
  accidents(world, record);
  survey(world, record);
  expand(world, record);
  buildOnCredit(world, record);
  research(world, record);
}
