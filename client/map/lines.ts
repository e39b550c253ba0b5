import type { Palette } from '../theme/index.ts';
import type { Arc } from './curves.ts';
import type { Point } from './geometry.ts';
import type { Bars } from './picture.ts';

type Pen = CanvasRenderingContext2D;

function trace(pen: Pen, points: readonly Point[]): void {
  pen.beginPath();
  points.forEach(({ x, y }, index) => {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
}

function stroke(
  pen: Pen,
  points: readonly Point[],
  width: number,
  colour: string,
  dash: number[] = [],
): void {
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.setLineDash(dash);
  trace(pen, points);
  pen.stroke();
  pen.setLineDash([]);
}

/** A line of trade: its good by colour and pattern, its tonnage by width, a casing that parts it from all below. */
export function drawArc(pen: Pen, { flow, points, width }: Arc, colours: Palette, strong: boolean): void {
  const { casing } = colours.map;
  const head = Math.max(7, width * 1.25 + 3);
  const shaft = shorten(points, head * 0.8);
  pen.lineCap = 'butt';
  pen.lineJoin = 'round';
  if (strong) stroke(pen, shaft, width + 7, colours.signal);
  if (flow.draft) {
    stroke(pen, shaft, width + 4, colours.signal);
    stroke(pen, shaft, Math.max(1.6, width * 0.6), colours.onSignal, [7, 5]);
    drawHead(pen, points, head, colours.onSignal, colours.signal);
    return;
  }
  const colour = flow.good === 'other' ? colours.ink3 : colours.flow[flow.good];
  stroke(pen, shaft, width + 2.4, casing);
  switch (flow.good) {
    case 'heavy':
      stroke(pen, shaft, width, colour, flow.smuggled ? SMUGGLED : []);
      stroke(pen, shaft, Math.max(0.8, width * 0.28), casing);
      break;
    case 'bulk':
      stroke(pen, shaft, width, colour, [4, 2]);
      break;
    case 'rock':
    case 'clay':
      stroke(pen, shaft, width, colour, [3, 3]);
      break;
    case 'magnet':
      stroke(pen, shaft, width, colour);
      if (width > 3.5) stroke(pen, shaft, Math.max(0.8, width * 0.16), casing, [6, 5]);
      break;
    default:
      stroke(pen, shaft, width, colour, flow.smuggled ? SMUGGLED : flow.good === 'other' ? [8, 2, 2, 2] : []);
  }
  drawHead(pen, points, head, colour, casing);
}

const SMUGGLED = [2, 4];

function drawHead(pen: Pen, points: readonly Point[], head: number, colour: string, edge: string): void {
  const tip = points.at(-1);
  const back = shorten(points, head).at(-1);
  if (!tip || !back) return;
  const length = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
  const ux = (tip.x - back.x) / length;
  const uy = (tip.y - back.y) / length;
  const half = head * 0.56;
  pen.beginPath();
  pen.moveTo(tip.x, tip.y);
  pen.lineTo(back.x - uy * half, back.y + ux * half);
  pen.lineTo(back.x + uy * half, back.y - ux * half);
  pen.closePath();
  pen.strokeStyle = edge;
  pen.lineWidth = 2;
  pen.stroke();
  pen.fillStyle = colour;
  pen.fill();
}

/** A line without its last px. */
export function shorten(points: readonly Point[], by: number): Point[] {
  const kept = [...points];
  let left = by;
  while (kept.length > 2) {
    const end = kept.at(-1);
    const before = kept.at(-2);
    if (!end || !before) break;
    const length = Math.hypot(end.x - before.x, end.y - before.y);
    if (length > left) {
      const t = left / length;
      kept[kept.length - 1] = { x: end.x + (before.x - end.x) * t, y: end.y + (before.y - end.y) * t };
      return kept;
    }
    left -= length;
    kept.pop();
  }
  return kept;
}

/** A treaty: a thin double line with knots. */
export function drawTie(pen: Pen, way: readonly Point[], colours: Palette): void {
  stroke(pen, way, 3.4, colours.map.casing);
  stroke(pen, way, 2.2, colours.good);
  stroke(pen, way, 0.8, colours.map.casing);
  stroke(pen, way, 4.4, colours.good, [1.6, 12]);
}

/** Where something went that is stopped now. */
export function drawBareWay(pen: Pen, { way, limit }: Bars, colours: Palette): void {
  stroke(pen, way, 3, colours.map.casing);
  stroke(pen, way, 1.2, limit.draft ? colours.onSignal : colours.ink2, [2, 4]);
}

const REACH = 10;

/** Bars across the way: two filled for a halt, two hollow with a seal for one that is not owned up to, one for papers, a gate for a tariff. */
export function drawBars(pen: Pen, { limit, at }: Bars, colours: Palette, snapped = 1): void {
  for (const { at: place, angle } of at) {
    pen.save();
    pen.translate(place.x, place.y);
    pen.rotate(angle + 0.26);
    const reach = REACH * (0.4 + 0.6 * snapped);
    const bar = (x: number, filled: boolean) => {
      pen.fillStyle = filled ? colours.ink : colours.map.plate;
      pen.strokeStyle = filled ? colours.map.casing : colours.ink;
      pen.lineWidth = filled ? 1 : 1.2;
      pen.beginPath();
      pen.rect(x - 1.6, -reach, 3.2, 2 * reach);
      pen.stroke();
      pen.fill();
    };
    pen.fillStyle = limit.draft ? colours.signal : colours.map.casing;
    pen.fillRect(-6.5, -reach - 1, 13, 2 * reach + 2);
    switch (limit.is) {
      case 'embargo':
        bar(-2.8, true);
        bar(2.8, true);
        break;
      case 'delays':
      case 'suspected':
        bar(-2.8, false);
        bar(2.8, false);
        break;
      case 'licence':
        bar(0, true);
        break;
      case 'tariff':
        bar(0, false);
        break;
    }
    pen.restore();
    if (limit.is === 'delays' || limit.is === 'suspected') drawSeal(pen, place, colours);
  }
}

/** The seal of what nobody owns up to. */
function drawSeal(pen: Pen, { x, y }: Point, colours: Palette): void {
  pen.beginPath();
  pen.arc(x + 9, y - 11, 7, 0, 2 * Math.PI);
  pen.fillStyle = colours.ink;
  pen.fill();
  pen.strokeStyle = colours.map.casing;
  pen.lineWidth = 1.2;
  pen.stroke();
  pen.fillStyle = colours.paper;
  pen.font = '700 10px "IBM Plex Sans Condensed", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText('?', x + 9, y - 10.5);
}
