import type { Chronicle } from '../turn/events.ts';
import type { World } from '../world/world.ts';
import { upholdTreaties } from './breach.ts';
import { lapseProposals } from './negotiate.ts';
import { fadeRegard } from './partners.ts';
import { hearCases } from './wto.ts';

/** Diplomacy, once a turn after the orders: promises checked and performed, proposals lapse, cases are heard. */
export function conductDiplomacy(world: World, record: Chronicle): void {
  upholdTreaties(world, record);
  lapseProposals(world, record);
  hearCases(world, record);
  fadeRegard(world);
}
