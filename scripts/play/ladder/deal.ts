import { CHARACTER_IDS, type CharacterId } from '../../../shared/bots/characters.ts';
import { type Deed, deedOf } from '../../../shared/bots/deeds.ts';
import { BOTS, botFor } from '../../../shared/bots/index.ts';
import { randomDraft } from '../../../shared/bots/random.ts';
import { STRENGTHS, type Strength, think } from '../../../shared/bots/think.ts';
import type { Order } from '../../../shared/orders/index.ts';
import { draw, stream } from '../../../shared/random.ts';
import { score } from '../../../shared/scoring/score.ts';
import { resolve } from '../../../shared/turn/resolve.ts';
import { create } from '../../../shared/world/create.ts';
import { each, NATIONS, type NationId } from '../../../shared/world/terms.ts';
import { type View, view } from '../../../shared/world/view.ts';

/**
 * One seat of one match, played again by every entrant while the others stay the same bots of habit: as in duplicate
 * bridge, what differs is how the seat was played, and unequal seats count alike.
 */
export interface Deal {
  scenario: string;
  seed: number;
  seat: NationId;
}

/** Who plays a deal: a mind, a bot of habit, or random legal orders. */
export type Entrant =
  | { is: 'mind'; character: CharacterId; strength: Strength }
  | { is: 'habit' } // whom the seed would have put there
  | { is: 'random' };

/** What an entrant made of a deal. */
export interface Result {
  entrant: Entrant;
  total: number; // points of score
  deeds: Partial<Record<Deed, number>>; // how often it did what
}

export interface PlayedDeal extends Deal {
  results: Result[];
}

/** The strength at which characters meet: the middle one, which plays soundly and costs little. */
export const MEETING: Strength = 3;

/** Matches that a deal takes. */
export const DEAL_SIZE = STRENGTHS.length + CHARACTER_IDS.length - 1 + 2;

/** Every strength with one character, which goes round; every character at one strength; and the two yardsticks. */
export function entrants({ seed, seat }: Deal): Entrant[] {
  const turn = (seed + NATIONS.indexOf(seat)) % CHARACTER_IDS.length;
  const character = CHARACTER_IDS[turn] ?? 'trader';
  return [
    { is: 'habit' },
    { is: 'random' },
    ...STRENGTHS.map((strength): Entrant => ({ is: 'mind', character, strength })),
    ...CHARACTER_IDS.filter((one) => one !== character).map(
      (one): Entrant => ({ is: 'mind', character: one, strength: MEETING }),
    ),
  ];
}

export const playDeal = (deal: Deal): PlayedDeal => ({
  ...deal,
  results: entrants(deal).map((entrant) => playAs(deal, entrant)),
});

/** Random drafts are of up to so many orders. */
const MOST_RANDOM = 8;

/** Plays the seat of a deal. */
export function playAs({ scenario, seed, seat }: Deal, entrant: Entrant): Result {
  const deeds: Result['deeds'] = {};
  const state = stream(seed, `random ${seat}`);
  const luck = () => draw(state);
  const decide = (known: View): Order[] => {
    if (entrant.is === 'habit') return BOTS[botFor(seed, seat)].decide(known);
    if (entrant.is === 'random') return randomDraft(known, luck, MOST_RANDOM * luck());
    return think(known, entrant).orders;
  };
  let world = create(scenario, seed);
  while (world.turn < world.turns) {
    const now = world;
    const orders = each(NATIONS, (nation) => {
      const known = view(now, nation);
      if (nation !== seat) return BOTS[botFor(seed, nation)].decide(known);
      const own = decide(known);
      for (const order of own) {
        const deed = deedOf(known, order);
        deeds[deed] = (deeds[deed] ?? 0) + 1;
      }
      return own;
    });
    world = resolve(now, orders, { explain: false }).world;
  }
  return { entrant, total: score(world, seat).total, deeds };
}
