import type Phaser from 'phaser';
import { FLOW, hex, INK, MAP, SIGNAL } from '../theme/tokens.ts';
import { GLYPHS, plate, type Stroke } from './glyphs.ts';
import type { MapSite } from './model.ts';
import { fillPath, strokePath } from './pen.ts';
import type { Point } from './places.ts';

/** Half the width of a plate in CSS pixels. */
export const PLATE = 8;
export const DEPOSIT = 3.5;

/** Draws a mine or plant: shape tells the stage, fill whose it is, the bar what it gives, the edge its state. */
export function drawSite(
  pen: Phaser.GameObjects.Graphics,
  site: MapSite,
  at: Point,
  pixel: number,
  chosen: boolean,
): void {
  if (site.state === 'deposit') {
    drawDeposit(pen, at, pixel, chosen);
    return;
  }
  const size = PLATE * pixel;
  const outline = plate(site.stage, PLATE).map(([x, y]) => ({ x: at.x + x * pixel, y: at.y + y * pixel }));
  const ink = hex(INK);
  if (chosen) {
    pen.lineStyle(5 * pixel, hex(SIGNAL), 1);
    strokePath(pen, outline, true);
  }
  const fill = site.state === 'draft' ? hex(SIGNAL) : site.own && site.state === 'working' ? ink : 0xffffff;
  pen.fillStyle(fill, 1);
  fillPath(pen, outline);
  if (site.state === 'building' || site.state === 'draft') dashedOutline(pen, outline, pixel);
  else {
    pen.lineStyle(1.4 * pixel, ink, 1);
    strokePath(pen, outline, true);
  }
  glyph(pen, GLYPHS[site.stage], at, pixel, fill === ink ? 0xffffff : ink);
  if (site.state === 'resting') {
    pen.lineStyle(1.6 * pixel, ink, 1);
    pen.lineBetween(at.x - size, at.y + size, at.x + size, at.y - size);
  }
  if (site.state === 'building') {
    pen.fillStyle(ink, 1);
    pen.fillRect(at.x - size, at.y - size - 4 * pixel, 2 * size * site.progress, 2.4 * pixel);
  }
  const part = (2 * size) / site.bars.length;
  site.bars.forEach((commodity, index) => {
    pen.fillStyle(hex(FLOW[commodity]), 1);
    pen.fillRect(at.x - size + index * part, at.y + size + 1.6 * pixel, part, 3.2 * pixel);
  });
}

/** A known deposit that nobody works: a small ring, out of the way of trade. */
function drawDeposit(pen: Phaser.GameObjects.Graphics, at: Point, pixel: number, chosen: boolean): void {
  pen.fillStyle(chosen ? hex(SIGNAL) : 0xffffff, 1);
  pen.fillCircle(at.x, at.y, DEPOSIT * pixel);
  pen.lineStyle(1.2 * pixel, hex(MAP.degree), 1);
  pen.strokeCircle(at.x, at.y, DEPOSIT * pixel);
}

function glyph(
  pen: Phaser.GameObjects.Graphics,
  strokes: Stroke[],
  at: Point,
  pixel: number,
  colour: number,
): void {
  const scale = ((PLATE * 1.5) / 16) * pixel;
  pen.lineStyle(1.3 * pixel, colour, 1);
  for (const stroke of strokes)
    strokePath(
      pen,
      stroke.map(([x, y]) => ({ x: at.x + (x - 8) * scale, y: at.y + (y - 8) * scale })),
      false,
    );
}

function dashedOutline(pen: Phaser.GameObjects.Graphics, outline: Point[], pixel: number): void {
  pen.lineStyle(1.4 * pixel, hex(INK), 1);
  outline.forEach((from, index) => {
    const to = outline[(index + 1) % outline.length];
    if (!to) return;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    for (let at = 0; at < length; at += 4.5 * pixel) {
      const end = Math.min(length, at + 2.5 * pixel);
      pen.lineBetween(
        from.x + ((to.x - from.x) * at) / length,
        from.y + ((to.y - from.y) * at) / length,
        from.x + ((to.x - from.x) * end) / length,
        from.y + ((to.y - from.y) * end) / length,
      );
    }
  });
}
