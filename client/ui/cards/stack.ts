import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { FigureId, Subject } from '#shared/provenance/index.ts';
import type { TermId } from '../../panels/terms.ts';

/** What a card explains: a figure on the screen, or a term of the game. */
export type Topic =
  | { kind: 'figure'; is: FigureId; of: Subject; shown: ComponentChildren }
  | { kind: 'term'; of: TermId };

/** An open card. One that is pinned stays until it is closed; another goes when nobody looks at it any more. */
export interface Card {
  id: number;
  topic: Topic;
  anchor: HTMLElement;
  parent: number | null; // the card that its anchor stands in
  pinned: boolean;
}

/** The open cards, the newest last. */
export const cards = signal<readonly Card[]>([]);

let count = 0;
let giving = false;

export const cardElement = (id: number): HTMLElement | null => document.getElementById(`card-${id}`);

/** Whether focus is on its way back from a closed card, so that it opens none. */
export const givingBack = (): boolean => giving;

const parentOf = (anchor: HTMLElement): number | null => {
  const id = anchor.closest('.card')?.id.slice('card-'.length);
  return id === undefined ? null : Number(id);
};

function above(id: number | null): number[] {
  const found = cards.value.find((one) => one.id === id);
  return found ? [found.id, ...above(found.parent)] : [];
}

/** Shows a topic beside its anchor; cards that nobody pinned and that it does not hang on give way. */
export function openCard(topic: Topic, anchor: HTMLElement, pinned: boolean): Card {
  const known = cards.value.find((one) => one.anchor === anchor);
  if (known) {
    if (pinned && !known.pinned) pinCard(known.id, true);
    return known;
  }
  const parent = parentOf(anchor);
  const kept = above(parent);
  count += 1;
  const card = { id: count, topic, anchor, parent, pinned };
  cards.value = [...cards.value.filter((one) => one.pinned || kept.includes(one.id)), card];
  return card;
}

export function pinCard(id: number, pinned: boolean): void {
  cards.value = cards.value.map((one) => (one.id === id ? { ...one, pinned } : one));
}

/** Closes a card with all that hang on it, except pinned ones; focus inside goes back to the anchor. */
export function closeCard(id: number): void {
  const card = cards.value.find((one) => one.id === id);
  if (!card) return;
  const held = cardElement(id)?.contains(document.activeElement) === true;
  cards.value = cards.value
    .filter((one) => one.id !== id && (one.pinned || !above(one.id).includes(id)))
    .map((one) => (one.parent === id ? { ...one, parent: null } : one));
  if (!held) return;
  giving = true;
  const back = card.anchor.isConnected ? card.anchor : document.getElementById('main');
  back?.focus({ preventScroll: true });
  giving = false;
}

export function closeAllCards(): void {
  cards.value = [];
}

/** Closes the cards whose anchors stand in an element that goes away. */
export function closeCardsIn(element: Element | null): void {
  cards.value = cards.value.filter((one) => !element?.contains(one.anchor));
}

/** Closes every card that is not pinned and that neither pointer nor focus rests on, nor on one hanging on it. */
export function closeUnseen(): void {
  const looked = (card: Card): boolean => {
    const element = cardElement(card.id);
    const active = document.activeElement;
    return (
      element?.matches(':hover') === true ||
      element?.contains(active) === true ||
      (card.anchor.isConnected && (card.anchor.matches(':hover') || card.anchor === active))
    );
  };
  const kept = new Set(
    cards.value.filter((one) => one.pinned || looked(one)).flatMap((one) => above(one.id)),
  );
  if (kept.size < cards.value.length) cards.value = cards.value.filter((one) => kept.has(one.id));
}
