import type { Palette } from '../theme/index.ts';
import { type Box, overlaps, type Point } from './geometry.ts';
import { drawArc, drawBareWay, drawBars, drawTie } from './lines.ts';
import type { Measure, Names, Picture } from './picture.ts';
import { drawMark, drawPlate } from './plates.ts';
import { drawWords } from './words.ts';

export interface Strokes {
  names: Names;
  measure: Measure;
  colours: Palette;
  chosen: string | null;
  snapped: number; // 0..1, how far new bars have closed
  fresh: ReadonlySet<string>; // restrictions that are new
}

/** Draws a picture into a box of the screen; what leaves the world at one edge enters it again at the other. */
export function paint(
  pen: CanvasRenderingContext2D,
  picture: Picture,
  box: Box,
  { names, measure, colours, chosen, snapped, fresh }: Strokes,
): void {
  pen.save();
  pen.beginPath();
  pen.rect(box.x, box.y, box.w, box.h);
  pen.clip();
  for (const shift of [0, picture.turn, -picture.turn]) {
    const seen = (points: readonly Point[]) => overlaps(boundsOf(points, shift), box);
    pen.save();
    pen.translate(shift, 0);
    for (const { way } of picture.ties) if (seen(way)) drawTie(pen, way, colours);
    for (const bars of picture.bars) if (bars.bare && seen(bars.way)) drawBareWay(pen, bars, colours);
    const arcs = picture.arcs.filter((arc) => seen(arc.points));
    for (const arc of arcs) if (arc.flow.id !== chosen) drawArc(pen, arc, colours, false);
    for (const arc of arcs) if (arc.flow.id === chosen) drawArc(pen, arc, colours, true);
    for (const mark of picture.marks) drawMark(pen, mark, colours, mark.id === chosen);
    for (const bars of picture.bars) drawBars(pen, bars, colours, fresh.has(bars.limit.id) ? snapped : 1);
    for (const plate of picture.plates) drawPlate(pen, plate, colours, plate.id === chosen);
    for (const words of picture.words) drawWords(pen, words, names, measure, colours);
    pen.restore();
  }
  pen.restore();
}

function boundsOf(points: readonly Point[], shift: number): Box {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const edge = 14;
  return { x: left + shift - edge, y: top - edge, w: right - left + 2 * edge, h: bottom - top + 2 * edge };
}
