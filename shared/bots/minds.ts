import { NATIONS, type NationId } from '../world/terms.ts';
import { type CharacterId, characterFor } from './characters.ts';
import type { Mind, Strength } from './think.ts';

/** How well bots play where nobody says. */
export const USUAL_STRENGTH: Strength = 3;

/** Whom one wants to play with: how well they play, and who sits where; where nobody says, the seed does. */
export interface BotWish {
  strength: Strength;
  characters: Partial<Record<NationId, CharacterId>>;
}

/** Who plays the seats that no person takes. */
export const mindsFor = (
  seed: number,
  people: readonly NationId[],
  { strength, characters }: BotWish,
): Partial<Record<NationId, Mind>> =>
  Object.fromEntries(
    NATIONS.filter((nation) => !people.includes(nation)).map((nation): [NationId, Mind] => [
      nation,
      { character: characters[nation] ?? characterFor(seed, nation), strength },
    ]),
  );
