import { seedOf } from '../forecast/forecast.ts';
import type { Order } from '../orders/index.ts';
import type { Text } from '../text.ts';
import type { View } from '../world/view.ts';
import { CHARACTERS, type Character, type CharacterId } from './characters.ts';
import { breaksPromise, keepPromises } from './habits/diplomacy.ts';
import { courtVoters, heedLobbies } from './habits/politics.ts';
import { MINE_TURNS, provide, spendPlenty } from './habits/provide.ts';
import { relent, untimely } from './habits/relent.ts';
import type { Habit } from './habits/trade.ts';
import { pick } from './index.ts';
import { dues, owed, proposals } from './manners.ts';
import { reasonsFor } from './reasons.ts';
import { Head } from './search/head.ts';
import { spending, together } from './search/ideas.ts';
import { search, seedOfMind } from './search/search.ts';
import { weightsOf } from './search/value.ts';
import { STANCES, type StanceId } from './stances.ts';
import { DEPTHS, type Depth, type Strength } from './strengths.ts';
import { tasteOf } from './taste.ts';

export { STRENGTHS, type Strength } from './strengths.ts';

/** Who plays: a character, and how well it plays. Strength comes of looking ahead and of fewer errors, nothing else. */
export interface Mind {
  character: CharacterId;
  strength: Strength;
}

/** What a bot orders, and why. */
export interface Decision {
  orders: Order[];
  reasons: Reason[];
}

/** Why an order was given: told after the turn, or at the end of the match where it would betray a secret. */
export interface Reason {
  subject: string; // of the order
  why: Text;
  secret: boolean;
}

/** Decides a turn from nothing but the view: the same view and mind always decide the same. */
export const think = (view: View, { character, strength }: Mind): Decision =>
  thinkThrough(view, character, DEPTHS[strength]);

/** What a character plays through in its head when it looks at a view. */
export const headOf = (view: View, id: CharacterId): Head =>
  new Head(view, weightsOf(view.world, view.nation, CHARACTERS[id].weighs), seedOfMind(view, seedOf(view)));

/** Points that a mine in time is held to be worth by those who do not look so far as to see it work. */
const CARE = 1;

/** The same with any depth. */
export function thinkThrough(
  view: View,
  id: CharacterId,
  depth: Depth,
  head: Head = headOf(view, id),
): Decision {
  const character = CHARACTERS[id];
  const plans = character.stances.map((stance) => planOf(character, stance));
  const { manners } = character;
  const purse = spending(view, owed(view, manners));
  const firm = together(purse, [...dues(view, manners), ...proposals(view, manners)]);
  const taste = tasteOf(view, character, depth.indulges);
  const care = provide(view);
  const unseen = depth.horizon < MINE_TURNS ? CARE : 0;
  const found = search(head, {
    purse,
    firm,
    urgent: [...relent(view), ...care],
    plans,
    wishes: plans.flatMap((plan) => plan(view)),
    // What it owes is not a matter of taste.
    taste: (order) => (firm.includes(order) ? 0 : taste(order) + (care.includes(order) ? unseen : 0)),
    depth,
  });
  return { orders: found.orders, reasons: reasonsFor(view, id, firm, found) };
}

/** A stance as a character takes it: the crisis first, then what the stance is about, then what else it cares for. */
function planOf({ stances, manners }: Character, stance: StanceId): Habit {
  const habits: Habit[] = [
    manners.crises,
    // Dues of those who keep their word; to others a promise is a wish that is dropped when it does not pay.
    ...(manners.word === 'while-it-pays' ? [keepPromises] : []),
    courtVoters,
    ...STANCES[stance],
    ...(stance === 'austerity' ? [] : stances.filter((one) => one !== stance).flatMap((one) => STANCES[one])),
    heedLobbies,
    ...(stance === 'austerity' ? [] : [spendPlenty]),
  ];
  return (view) =>
    pick(
      view,
      habits
        .flatMap((habit) => habit(view))
        .filter((order) => !breaksPromise(view, order) && !untimely(view, order)),
    );
}
