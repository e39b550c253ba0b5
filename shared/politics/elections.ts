import { scenario } from '../scenarios/index.ts';
import { nation as nationWord, number, text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** Below this approval a government is voted out; from this on it has a mandate. */
export const VOTED_OUT = 42;
export const MANDATE = 55;

/** A new government is given credit, and its first half-year goes by in taking office. */
const HONEYMOON = 55;
const TAKING_OFFICE = -2;

/** The first election from the coming turn on, or null. */
export function nextElection(world: World, nation: NationId): number | null {
  const dates = scenario(world.scenario).nations.find((one) => one.id === nation)?.elections ?? [];
  return dates.map(([turn]) => turn).find((turn) => turn >= world.turn) ?? null;
}

/** The vote of this turn, where there is one. */
export function vote(world: World, nation: NationId, record: Chronicle): void {
  const { politics } = world.nations[nation];
  politics.mandate = 0;
  if (nextElection(world, nation) !== world.turn) return;
  const { approval } = politics;
  const lost = approval < VOTED_OUT;
  if (lost) {
    politics.approval = HONEYMOON;
    politics.mandate = TAKING_OFFICE;
    politics.demand = null;
  } else if (approval >= MANDATE) politics.mandate = 1;
  record({
    text: text(lost ? 'event.voted-out' : 'event.re-elected', {
      nation: nationWord(nation),
      approval: number(approval / 100, 'share'),
    }),
    nation,
    region: nation,
    weight: lost ? 0.7 : 0.4,
    audience: null,
  });
}
