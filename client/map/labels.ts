import { type Box, grown, holds, overlaps, type Point, within } from './geometry.ts';

/** Words that want a place near a point. */
export interface Wish {
  id: string;
  w: number;
  h: number;
  at: Point;
  clear: number; // px from the point to the words
  far: number; // px they may stand off
  less?: { w: number; h: number }; // what would do where there is no room for all
}

/** A wish and the place it got. */
export interface Placed {
  id: string;
  box: Box;
  at: Point;
  less: boolean;
}

/**
 * Places for words, in the order of the wishes: no two touch, and none touches what is taken. Of the free places
 * the one that is near and hides the least of the lines is chosen; a wish without a free place is left out.
 */
export function placeWords(
  wishes: readonly Wish[],
  taken: readonly Box[],
  lines: readonly Point[],
  screen: Box,
): Placed[] {
  const full = [...taken];
  return wishes.flatMap((wish) => {
    if (!holds(screen, wish.at)) return []; // what it names is not seen
    const whole = bestPlace(wish, full, lines, screen);
    const box = whole ?? (wish.less ? bestPlace({ ...wish, ...wish.less }, full, lines, screen) : null);
    if (!box) return [];
    full.push(box);
    return [{ id: wish.id, box, at: wish.at, less: whole === null }];
  });
}

function bestPlace(wish: Wish, full: readonly Box[], lines: readonly Point[], screen: Box): Box | null {
  let best: Box | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { box, cost } of candidates(wish)) {
    if (cost >= least || !within(box, screen)) continue;
    const guarded = grown(box, 1);
    if (full.some((other) => overlaps(guarded, other))) continue;
    const hidden = lines.reduce((sum, point) => sum + (inside(box, point) ? 1 : 0), 0);
    const whole = cost + 7 * hidden;
    if (whole >= least) continue;
    best = box;
    least = whole;
  }
  return best;
}

const inside = (box: Box, { x, y }: Point) =>
  x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;

/** Places round a point, no closer than is clear and no further than is far; beside and below are the best. */
function candidates({ w, h, at, clear, far }: Wish): { box: Box; cost: number }[] {
  if (clear === 0 && far === 0) return [{ box: { x: at.x - w / 2, y: at.y - h / 2, w, h }, cost: 0 }];
  const found: { box: Box; cost: number }[] = [];
  const reach = clear + far;
  for (const dy of steps(-h - reach, reach, [-h - clear, -h / 2, clear], 7))
    for (const dx of steps(-w - reach, reach, [-w - clear, -w / 2, clear], 11)) {
      const off = Math.hypot(gap(dx, w), gap(dy, h));
      if (off < clear - 0.01 || off > reach) continue;
      const lop = Math.min(Math.abs(dx + w / 2) / w, Math.abs(dy + h / 2) / h);
      const way = dy >= 0 ? 0 : dx >= 0 ? 1 : dx + w <= 0 ? 2 : 3;
      found.push({
        box: { x: at.x + dx, y: at.y + dy, w, h },
        cost: 0.9 * (off - clear) + 6 * lop + way,
      });
    }
  return found;
}

/** How far zero lies outside of a stretch. */
const gap = (from: number, length: number) => Math.max(0, from, -(from + length));

/** A row of places with some that must be among them. */
function steps(from: number, to: number, certain: readonly number[], step: number): number[] {
  const row = [...certain];
  for (let at = from; at <= to; at += step) row.push(at);
  return row;
}
