import { inject } from '../crises/inject.ts';
import { text } from '../text.ts';
import type { Report, ReportEvent } from '../turn/report.ts';
import { each, NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Match } from './match.ts';

/** Crises that whoever holds the match has brought into its turn. */
export interface Injected {
  before: World; // without them
  cards: string[];
  events: ReportEvent[]; // what came of them at once; the turn's report tells it
}

/** Brings a crisis into the turn; whoever has to answer it may open the seal again. Null where it makes no sense. */
export function bringIn(match: Match, card: string): Match | null {
  const { before, cards }: Pick<Injected, 'before' | 'cards'> = match.injected ?? {
    before: match.world,
    cards: [],
  };
  return cards.includes(card) ? null : withCards(match, before, [...cards, card]);
}

/** Takes a crisis out of the turn, as if it had never come. */
export function takeOut(match: Match, card: string): Match | null {
  const { injected } = match;
  if (!injected?.cards.includes(card)) return null;
  const rest = injected.cards.filter((one) => one !== card);
  return rest.length > 0
    ? withCards(match, injected.before, rest)
    : { ...match, world: injected.before, injected: null };
}

/** The report of a turn, with what came of the crises brought into it. */
export function withInjected(report: Report, { injected }: Match): Report {
  if (!injected) return report;
  return { ...report, events: [...report.events, ...injected.events].sort((a, b) => b.weight - a.weight) };
}

function withCards(match: Match, before: World, cards: string[]): Match | null {
  const events: ReportEvent[] = [];
  let world = before;
  for (const card of cards) {
    const after = inject(world, card, (event) => events.push(event));
    if (!after) return null;
    world = after;
    events.push({
      text: text('event.injected', {}),
      nation: null,
      region: null,
      weight: 0.91,
      audience: null,
    });
  }
  const asked = world.crises.open.filter((one) => cards.includes(one.card)).flatMap((one) => one.asked);
  const seats = each(NATIONS, (nation) =>
    asked.includes(nation) ? { ...match.seats[nation], sealed: false, decision: null } : match.seats[nation],
  );
  return { ...match, world, seats, injected: { before, cards, events } };
}
