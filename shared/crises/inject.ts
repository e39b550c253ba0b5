import type { Text } from '../text.ts';
import type { Chronicle } from '../turn/events.ts';
import { nextWorld } from '../world/clone.ts';
import { roundWorld } from '../world/rounding.ts';
import type { World } from '../world/world.ts';
import type { Card } from './card.ts';
import { castsFor } from './casting.ts';
import { holds } from './conditions.ts';
import { begin, told, weightOf } from './draw.ts';
import { card as cardOf, cards, isCard } from './index.ts';
import type { Cast } from './terms.ts';

/** Crises that wait for answers at once; more nobody could weigh up in one turn. */
const MOST_OPEN = 3;

/** The cards that somebody from outside may bring into a world now: they make sense in it, and do not lie open. */
export const injectable = (world: World): { card: string; title: Text; story: Text }[] =>
  cards().flatMap((card) => {
    const cast = castIn(world, card);
    if (!cast) return [];
    return [
      {
        card: card.id,
        title: told(`crisis.${card.id}.title`, cast),
        story: told(`crisis.${card.id}.story`, cast),
      },
    ];
  });

/** The world with a crisis in it as if it had been drawn after the last turn; null where it makes no sense. */
export function inject(world: World, id: string, record: Chronicle): World | null {
  const card = isCard(id) ? cardOf(id) : null;
  const cast = card && castIn(world, card);
  if (!card || !cast) return null;
  const after = nextWorld(world);
  begin(after, card, cast, record);
  after.crises.open = after.crises.open.map((one) => (one.card === id ? { ...one, by: 'teacher' } : one));
  roundWorld(after, world.history.length);
  return after;
}

/** Whom a card strikes when nothing is left to chance: those whom it would most likely strike. */
function castIn(world: World, card: Card): Cast | null {
  const { open } = world.crises;
  if (open.length >= MOST_OPEN || open.some((one) => one.card === card.id)) return null;
  let likeliest: { cast: Cast; weight: number } | null = null;
  for (const cast of castsFor(world, card.cast)) {
    if (!card.when.every((one) => holds(world, one, cast))) continue;
    const weight = weightOf(world, card, cast);
    if (!likeliest || weight > likeliest.weight) likeliest = { cast, weight };
  }
  return likeliest?.cast ?? null;
}
