import { cards, closeCard, closeUnseen, givingBack, openCard, type Topic } from './stack.ts';

/** How long a pointer rests before a card opens, and how long it may take on its way into the card, ms. */
const REST = 350;
const LEAVE = 250;
const FOCUS = 450;
const PRESS = 500;

let waiting: ReturnType<typeof setTimeout> | undefined;
/** What has come under the pointer: by its own move or, until it moves, by the page's. */
let under: HTMLElement | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

const later = (run: () => void, time: number): void => {
  clearTimeout(waiting);
  waiting = setTimeout(run, time);
};

/** Soon closes what nobody looks at any more; a pointer has time to reach the card. */
export function leave(): void {
  clearTimeout(waiting);
  clearTimeout(leaving);
  leaving = setTimeout(closeUnseen, LEAVE);
}

/** A pinned card takes the keyboard. */
export function focusCard(id: number): void {
  requestAnimationFrame(() => document.getElementById(`card-${id}`)?.focus({ preventScroll: true }));
}

/** What makes a button open a card: rest on it, focus it or press long to look; click to pin, and again to close. */
export function anchored(topic: () => Topic) {
  const show = (anchor: HTMLElement) => {
    if (anchor.isConnected) openCard(topic(), anchor, false);
  };
  return {
    onPointerEnter: ({ currentTarget }: { currentTarget: HTMLElement }) => {
      under = currentTarget;
    },
    onPointerMove: ({ currentTarget, pointerType }: { currentTarget: HTMLElement; pointerType: string }) => {
      if (pointerType === 'touch' || under !== currentTarget) return;
      under = undefined;
      later(() => show(currentTarget), REST);
    },
    onPointerDown: ({ currentTarget, pointerType }: { currentTarget: HTMLElement; pointerType: string }) => {
      if (pointerType === 'touch') later(() => show(currentTarget), PRESS);
    },
    onPointerLeave: leave,
    onPointerCancel: leave,
    onFocus: ({ currentTarget }: { currentTarget: HTMLElement }) => {
      if (!givingBack() && currentTarget.matches(':focus-visible'))
        later(() => currentTarget === document.activeElement && show(currentTarget), FOCUS);
    },
    onBlur: leave,
    onClick: ({ currentTarget }: { currentTarget: HTMLElement }) => {
      clearTimeout(waiting);
      const known = cards.value.find((one) => one.anchor === currentTarget);
      if (known?.pinned) closeCard(known.id);
      else focusCard(openCard(topic(), currentTarget, true).id);
    },
  };
}
