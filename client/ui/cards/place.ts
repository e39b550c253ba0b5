export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Where a card stands, CSS px of the viewport, and how high it may be. */
export interface Spot {
  left: number;
  top: number;
  most: number;
}

/** Between a card and its anchor, and between a card and the edge of the page. */
const GAP = 6;
const EDGE = 8;

/**
 * A place for a card beside its anchor, and never over it: below, above, right or left, the first where it fits
 * whole. Where it fits nowhere, it stands below or above, wherever there is more room, and scrolls inside.
 * A card that hangs on another stands beside that one, if it can.
 */
export function place(anchor: Box, card: Size, room: Size, parent: Box | null = null): Spot {
  const below = room.height - EDGE - anchor.bottom - GAP;
  const aboveIt = anchor.top - GAP - EDGE;
  const left = within(anchor.left, EDGE, room.width - EDGE - card.width);
  const top = within(anchor.top, EDGE, room.height - EDGE - card.height);
  const whole = room.height - 2 * EDGE;
  if (parent && card.height <= whole) {
    if (parent.right + GAP + card.width <= room.width - EDGE)
      return { left: parent.right + GAP, top, most: whole };
    if (parent.left - GAP - card.width >= EDGE)
      return { left: parent.left - GAP - card.width, top, most: whole };
  }
  if (card.height <= below) return { left, top: anchor.bottom + GAP, most: below };
  if (card.height <= aboveIt) return { left, top: anchor.top - GAP - card.height, most: aboveIt };
  if (card.height <= whole && anchor.right + GAP + card.width <= room.width - EDGE)
    return { left: anchor.right + GAP, top, most: whole };
  if (card.height <= whole && anchor.left - GAP - card.width >= EDGE)
    return { left: anchor.left - GAP - card.width, top, most: whole };
  if (below >= aboveIt) return { left, top: anchor.bottom + GAP, most: Math.max(0, below) };
  return { left, top: EDGE, most: Math.max(0, aboveIt) };
}

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
