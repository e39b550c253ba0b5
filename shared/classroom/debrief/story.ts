import { sum } from '../../numbers.ts';
import type { PlayedTurn } from '../../replay/played.ts';
import { score } from '../../scoring/score.ts';
import { COMMODITIES, type Commodity, each, NATIONS, type NationId } from '../../world/terms.ts';
import type { Site, World } from '../../world/world.ts';
import type { PlayedWorld } from './played.ts';
import { shortage } from './shortage.ts';
import type { News, TurnStory, WhatIf, WorldStory } from './terms.ts';

/** Events of a half-year that are told, and none that weighs less. */
const MOST_NEWS = 5;
const LEAST_WEIGHT = 0.3;

/** A world's story, with what would have been otherwise as far as that has been played. */
export function worldStory({ world, played }: PlayedWorld, whatIfs: WhatIf[] = []): WorldStory {
  const { outcome } = played.end;
  const before = pricesBefore(played.start.world);
  const turns = played.turns.map((turn) => turnStory(turn, before));
  return {
    world,
    before,
    turns,
    end: outcome && {
      shared: outcome.shared,
      scores: outcome.scores,
      ranking: outcome.ranking,
      winners: outcome.winners,
    },
    whatIfs,
    sites: named(played.end.world, [turns, whatIfs]),
  };
}

function turnStory({ before, after }: PlayedTurn, base: Record<Commodity, number>): TurnStory {
  const { world, report } = after;
  const last = world.history.at(-1);
  return {
    turn: before.world.turn,
    prices: last?.outside ?? base,
    dependence: last?.dependence ?? each(NATIONS, () => 0),
    unserved: last?.unserved ?? each(NATIONS, () => 0),
    scores: each(NATIONS, (nation) => score(world, nation).total),
    news: (report?.events ?? [])
      .filter(({ weight }) => weight >= LEAST_WEIGHT)
      .slice(0, MOST_NEWS)
      .map(({ text, nation, audience }): News => ({ said: text, nation, secret: audience !== null })),
    shortage: shortage(world, base),
  };
}

/** What was paid outside China before anybody gave an order. */
export const pricesBefore = ({ history, market }: World): Record<Commodity, number> =>
  history.at(-1)?.outside ?? each(COMMODITIES, (good) => market.reference[good]);

/** The sites that sentences name: those of a match are known to nobody else. */
export function named(world: World, told: unknown): Pick<Site, 'id' | 'name' | 'stage'>[] {
  const known = new Set<string>();
  collect(told, known);
  return world.sites
    .filter(({ id, name }) => known.has(id) || known.has(name))
    .map(({ id, name, stage }) => ({ id, name, stage }));
}

function collect(told: unknown, into: Set<string>): void {
  if (typeof told !== 'object' || told === null) return;
  if ('is' in told && told.is === 'site' && 'id' in told && typeof told.id === 'string') into.add(told.id);
  else if ('is' in told && told.is === 'name' && 'text' in told && typeof told.text === 'string')
    into.add(told.text);
  else for (const part of Object.values(told)) collect(part, into);
}

/** The share of the need of all nations that was priced out. */
export const unmet = (unserved: Record<NationId, number>): number =>
  sum(NATIONS, (nation) => unserved[nation]) / NATIONS.length;
