import { nearestCopy } from './camera.ts';
import type { Point } from './geometry.ts';
import type { MapFlow } from './trade.ts';

/** A curve ready to draw and to hit, CSS px; it ends where its arrow's tip is. */
export interface Arc {
  flow: MapFlow;
  points: Point[];
  width: number;
}

const SEGMENTS = 32;
const THINNEST = 1.6;
const THICKEST = 11;
/** Between the lines of one bundle. */
const GAP = 3;
/** Lines begin and end this far from the middle of a country's mark. */
export const CLEAR = 8;

/** px of line for so many tonnes: heavies are drawn ten times as wide, or nobody would see them. */
export function lineWidth({ good, tonnes }: Pick<MapFlow, 'good' | 'tonnes'>): number {
  const shown = good === 'heavy' || good === 'clay' ? tonnes * 10 : tonnes;
  return Math.min(THICKEST, Math.max(THINNEST, shown / 650));
}

const ORDER: MapFlow['good'][] = ['magnet', 'light', 'heavy', 'bulk', 'rock', 'clay', 'other'];

/** Curves for all flows: longer ones bend more, those of one pair run side by side and part at the ends. */
export function layOut(
  flows: readonly MapFlow[],
  places: ReadonlyMap<string, Point>,
  turn: number,
  share: (flow: MapFlow) => number = () => 1,
): Arc[] {
  const bundles = new Map<string, MapFlow[]>();
  for (const flow of flows) {
    const pair = [flow.from, flow.to].sort().join();
    bundles.set(pair, [...(bundles.get(pair) ?? []), flow]);
  }
  return [...bundles.entries()].flatMap(([pair, bundle]) => {
    const [one = '', other = ''] = pair.split(',');
    const a = places.get(one);
    const b = places.get(other);
    if (!a || !b) return [];
    const end = nearestCopy(b, a, turn);
    const lanes = [...bundle].sort(
      (x, y) => ORDER.indexOf(x.good) - ORDER.indexOf(y.good) || (x.id < y.id ? -1 : 1),
    );
    const widths = lanes.map((flow) => lineWidth(flow) * share(flow));
    const whole = widths.reduce((sum, width) => sum + width + GAP, -GAP);
    let at = -whole / 2;
    return lanes.flatMap((flow, index): Arc[] => {
      const width = widths[index] ?? 0;
      const offset = at + width / 2;
      at += width + GAP;
      if (width < 0.25) return [];
      const points = curve(a, end, offset);
      return [{ flow, points: flow.from === one ? points : points.reverse(), width }];
    });
  });
}

/** From the rim of one mark to the rim of the other; to the north of the straight way, further off in the outer lanes. */
function curve(a: Point, b: Point, offset: number): Point[] {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  const side = dx >= 0 ? 1 : -1;
  const nx = (dy / length) * side;
  const ny = (-dx / length) * side;
  const bend = length < 60 ? 0.12 * length : 0.17 * length;
  const control = { x: (a.x + b.x) / 2 + nx * (bend + offset), y: (a.y + b.y) / 2 + ny * (bend + offset) };
  const clear = Math.min(CLEAR, length / 5);
  const rim = (at: Point) => {
    const away = Math.hypot(control.x - at.x, control.y - at.y) || 1;
    return {
      x: at.x + ((control.x - at.x) * clear) / away + nx * offset * 0.8,
      y: at.y + ((control.y - at.y) * clear) / away + ny * offset * 0.8,
    };
  };
  const start = rim(a);
  const end = rim(b);
  const points: Point[] = [];
  for (let k = 0; k <= SEGMENTS; k++) {
    const t = k / SEGMENTS;
    const u = 1 - t;
    points.push({
      x: u * u * start.x + 2 * u * t * control.x + t * t * end.x,
      y: u * u * start.y + 2 * u * t * control.y + t * t * end.y,
    });
  }
  return points;
}

/** A way between two countries where nothing goes any more. */
export function bareWay(a: Point, b: Point, turn: number): Point[] {
  return curve(a, nearestCopy(b, a, turn), 0);
}

/** A point on a line, by its share of the way, and the direction there. */
export function along(points: readonly Point[], share: number): { at: Point; angle: number } {
  const exact = share * (points.length - 1);
  const k = Math.min(points.length - 2, Math.max(0, Math.floor(exact)));
  const a = points[k] ?? { x: 0, y: 0 };
  const b = points[k + 1] ?? a;
  const t = exact - k;
  return {
    at: { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t },
    angle: Math.atan2(b.y - a.y, b.x - a.x),
  };
}
