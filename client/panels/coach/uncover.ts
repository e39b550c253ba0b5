/** Air that what has the focus is given above the card, px. */
const AIR = 12;

/** Whether a card lies over a thing, but for a little of its upper edge. What is larger is never hidden by it. */
function hides(card: Element, thing: Element): boolean {
  const [above, below] = [card.getBoundingClientRect(), thing.getBoundingClientRect()];
  const across = below.left >= above.left && below.right <= above.right;
  return across && below.top >= above.top - AIR && below.top < above.bottom;
}

/** Scrolls what has the focus out from under a card; false where nothing scrolls far enough. */
export function uncover(focused: Element, card: Element): boolean {
  const page = focused.ownerDocument.scrollingElement;
  for (let part = focused.parentElement; part && hides(card, focused); part = part.parentElement) {
    if (part !== page && !/auto|scroll/.test(getComputedStyle(part).overflowY)) continue;
    part.scrollTop += focused.getBoundingClientRect().bottom - card.getBoundingClientRect().top + AIR;
  }
  return !hides(card, focused);
}
