import type { Chronicle } from '../turn/events.ts';
import { NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { feel } from './approval.ts';
import { grantIncome } from './budget.ts';
import { hearNeighbours } from './consent.ts';
import { vote } from './elections.ts';
import { soil } from './environment.ts';
import { lobby } from './lobbies.ts';

/** The home front, once a turn after the market: dirt, neighbours, opinion, lobbies, votes, and the budget. */
export function govern(world: World, record: Chronicle): void {
  soil(world, record);
  hearNeighbours(world, record);
  for (const nation of NATIONS) {
    feel(world, nation);
    lobby(world, nation, record);
    vote(world, nation, record);
    grantIncome(world, nation, record);
  }
}
