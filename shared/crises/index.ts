import { type Card, CardError, type Deck, type Response, readDeck } from './card.ts';
import markets from './cards/markets.json' with { type: 'json' };
import politics from './cards/politics.json' with { type: 'json' };
import sites from './cards/sites.json' with { type: 'json' };
import technology from './cards/technology.json' with { type: 'json' };
import transport from './cards/transport.json' with { type: 'json' };

const FILES = { politics, sites, markets, technology, transport };

export type { Card, Response } from './card.ts';

let read: { cards: Map<string, Card>; sources: Map<string, string> } | null = null;

function decks() {
  if (read) return read;
  const all: Deck[] = Object.entries(FILES).map(([name, raw]) => readDeck(raw, name));
  const cards = new Map<string, Card>();
  for (const one of all.flatMap((deck) => deck.cards)) {
    if (cards.has(one.id)) throw new CardError(`Two decks have a card "${one.id}".`);
    cards.set(one.id, one);
  }
  read = { cards, sources: new Map(all.flatMap((deck) => Object.entries(deck.sources))) };
  return read;
}

/** Every card of the game, in the order of the files. */
export const cards = (): Card[] => [...decks().cards.values()];
export const isCard = (id: string): boolean => decks().cards.has(id);

/** What a card's source key stands for. */
export const sourceOf = ({ precedent }: Card): string => decks().sources.get(precedent.source) ?? '';

export function card(id: string): Card {
  const found = decks().cards.get(id);
  if (!found) throw new CardError(`There is no card "${id}".`);
  return found;
}

export function response(of: Card, id: string): Response | null {
  return of.responses.find((one) => one.id === id) ?? null;
}
