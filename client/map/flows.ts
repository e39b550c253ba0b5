import type Phaser from 'phaser';
import { FLOW, hex, INK, SIGNAL } from '../theme/tokens.ts';
import type { MapCut, MapFlow } from './model.ts';
import { strokePath } from './pen.ts';
import { nearest, type Point } from './places.ts';

/** A curve ready to draw and to hit. */
export interface Arc {
  flow: MapFlow;
  points: Point[];
  width: number; // px on screen
}

const SEGMENTS = 36;
const THINNEST = 1.6;
const THICKEST = 13;

/** px of line for so many tonnes: heavies are drawn ten times as wide, or nobody would see them. */
function lineWidth(flow: MapFlow): number {
  const tonnes = flow.good === 'heavy' ? flow.tonnes * 10 : flow.tonnes;
  return Math.min(THICKEST, Math.max(THINNEST, tonnes / 600));
}

/** Curves for all flows: longer ones bend more, several of one pair fan out. */
export function layOut(
  flows: readonly MapFlow[],
  places: ReadonlyMap<string, Point>,
  around: number,
  pixel: number,
  share: (flow: MapFlow) => number,
): Arc[] {
  const fans = new Map<string, number>();
  return flows.flatMap((flow) => {
    const from = places.get(flow.from);
    const to = places.get(flow.to);
    if (!from || !to) return [];
    const pair = [flow.from, flow.to].sort().join();
    const place = fans.get(pair) ?? 0;
    fans.set(pair, place + 1);
    const width = lineWidth(flow) * share(flow) * pixel;
    if (width < 0.3) return [];
    return [{ flow, points: curve(from, nearest(to, from, around), place, pixel), width }];
  });
}

function curve(a: Point, b: Point, fan: number, pixel: number): Point[] {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  const side = dx >= 0 ? 1 : -1;
  const bend = 0.14 * length + fan * 13 * pixel;
  const cx = (a.x + b.x) / 2 + (dy / length) * bend * side;
  const cy = (a.y + b.y) / 2 - (dx / length) * bend * side;
  const points: Point[] = [];
  for (let k = 0; k <= SEGMENTS; k++) {
    const t = k / SEGMENTS;
    const u = 1 - t;
    points.push({
      x: u * u * a.x + 2 * u * t * cx + t * t * b.x,
      y: u * u * a.y + 2 * u * t * cy + t * t * b.y,
    });
  }
  return points;
}

export function drawArc(pen: Phaser.GameObjects.Graphics, arc: Arc, pixel: number, strong: boolean): void {
  const { flow, width } = arc;
  const head = Math.max(7 * pixel, width * 1.4);
  const points = shorten(arc.points, 6 * pixel, head);
  const colour = hex(flow.draft ? INK : FLOW[flow.good]);
  if (flow.draft) {
    line(pen, points, width + 4 * pixel, hex(SIGNAL), 1);
    dashes(pen, points, Math.max(1.6 * pixel, width * 0.6), colour, 7 * pixel, 5 * pixel);
  } else {
    line(pen, points, width + 2.2 * pixel, 0xffffff, 0.85);
    if (flow.smuggled) dashes(pen, points, width, colour, 2 * pixel, 4 * pixel);
    else line(pen, points, width, colour, strong ? 1 : 0.92);
    if (flow.good === 'heavy') line(pen, points, Math.max(0.8 * pixel, width * 0.24), 0xffffff, 0.95);
    if (flow.good === 'bulk') dashes(pen, points, width + 0.5 * pixel, 0xffffff, 1.6 * pixel, 5 * pixel);
    if (flow.good === 'rock' || flow.good === 'clay')
      dashes(pen, points, width, 0xffffff, 3 * pixel, 3 * pixel);
  }
  arrow(pen, arc.points, head, colour, pixel);
}

/** Two ink bars across the way, as if somebody had cut it. */
export function drawCut(
  pen: Phaser.GameObjects.Graphics,
  at: Point,
  along: Point,
  cut: MapCut,
  pixel: number,
): void {
  const angle = Math.atan2(along.y, along.x);
  const reach = 11 * pixel;
  const bar = (shift: number, wide: number, colour: number) => {
    const x = at.x + Math.cos(angle) * shift;
    const y = at.y + Math.sin(angle) * shift;
    pen.lineStyle(wide, colour, 1);
    pen.lineBetween(
      x - Math.sin(angle) * -reach,
      y - Math.cos(angle) * reach,
      x + Math.sin(angle) * -reach,
      y + Math.cos(angle) * reach,
    );
  };
  bar(0, 12 * pixel, cut.draft ? hex(SIGNAL) : 0xffffff);
  bar(-2.7 * pixel, 2.8 * pixel, hex(INK));
  bar(2.7 * pixel, 2.8 * pixel, hex(INK));
}

function line(
  pen: Phaser.GameObjects.Graphics,
  points: Point[],
  width: number,
  colour: number,
  alpha: number,
): void {
  pen.lineStyle(width, colour, alpha);
  strokePath(pen, points, false);
}

function dashes(
  pen: Phaser.GameObjects.Graphics,
  points: Point[],
  width: number,
  colour: number,
  on: number,
  off: number,
): void {
  pen.lineStyle(width, colour, 1);
  let along = 0;
  for (let k = 1; k < points.length; k++) {
    const a = points[k - 1];
    const b = points[k];
    if (!a || !b) continue;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    let at = 0;
    while (at < length) {
      const phase = (along + at) % (on + off);
      const next = Math.min(length, at + (phase < on ? on - phase : on + off - phase));
      if (phase < on && next > at)
        pen.lineBetween(
          a.x + ((b.x - a.x) * at) / length,
          a.y + ((b.y - a.y) * at) / length,
          a.x + ((b.x - a.x) * next) / length,
          a.y + ((b.y - a.y) * next) / length,
        );
      at = Math.max(next, at + 0.01);
    }
    along += length;
  }
}

function arrow(
  pen: Phaser.GameObjects.Graphics,
  points: Point[],
  head: number,
  colour: number,
  pixel: number,
): void {
  const [tip, back] = tipOf(points, 6 * pixel, head);
  const ux = (tip.x - back.x) / (Math.hypot(tip.x - back.x, tip.y - back.y) || 1);
  const uy = (tip.y - back.y) / (Math.hypot(tip.x - back.x, tip.y - back.y) || 1);
  const half = head * 0.62;
  pen.fillStyle(colour, 1);
  pen.fillTriangle(
    tip.x,
    tip.y,
    back.x - uy * half,
    back.y + ux * half,
    back.x + uy * half,
    back.y - ux * half,
  );
}

/** The end of a curve without the last `gap` and the arrow's head. */
function shorten(points: Point[], gap: number, head: number): Point[] {
  const end = points.at(-1);
  if (!end) return points;
  const kept = points.filter((point) => Math.hypot(point.x - end.x, point.y - end.y) > gap + head * 0.8);
  const [, back] = tipOf(points, gap, head);
  return [...kept, back];
}

function tipOf(points: Point[], gap: number, head: number): [tip: Point, back: Point] {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-4) ?? end;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const ux = (end.x - before.x) / length;
  const uy = (end.y - before.y) / length;
  return [
    { x: end.x - ux * gap, y: end.y - uy * gap },
    { x: end.x - ux * (gap + head), y: end.y - uy * (gap + head) },
  ];
}

/** Distance from a point to a curve. */
export function distanceTo(points: Point[], x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const point of points) best = Math.min(best, Math.hypot(point.x - x, point.y - y));
  return best;
}
