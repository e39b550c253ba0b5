import Phaser from 'phaser';
import { hex, type Palette } from '../theme/index.ts';
import { circumference, type Lens, placeIn } from './camera.ts';
import type { Box, Point } from './geometry.ts';

/** A deal or an embargo in the making: from a country to wherever the pointer is. */
export interface Link {
  from: string;
  to: string | null; // the country it is over
  at: Point | null; // the pointer; null while the keyboard leads
  targets: ReadonlyMap<string, boolean>; // whether there is anything to agree with it
  drift: Point | null; // px a frame that the map slides while the pointer is at its edge
  fixed: boolean; // the second country is tapped or typed, not dragged to
}

interface Chrome {
  lens: Lens;
  screen: Box;
  inset: { body: Box; head: Box; source: Box } | null;
  ring: Point | null;
  link: Link | null;
  place(region: string): Point | null;
}

type Pen = Phaser.GameObjects.Graphics;

/** What lies over all pictures and moves with every frame: frame, leader lines, focus ring, the line to a partner. */
export function drawChrome(pen: Pen, pixel: number, colours: Palette, chrome: Chrome): void {
  pen.clear();
  pen.setScale(pixel);
  drawFrame(pen, chrome.lens, chrome.screen, colours);
  if (chrome.inset) drawLeaders(pen, chrome.inset, chrome.screen, hex(colours.ink));
  if (chrome.ring) drawRing(pen, chrome.ring, colours);
  if (chrome.link) drawLink(pen, chrome.link, chrome.place, colours);
}

const BAND = 7;

/** The graduated frame of a chart: a tick band every ten degrees. */
function drawFrame(pen: Pen, lens: Lens, { w, h }: Box, colours: Palette): void {
  const ink = hex(colours.ink);
  pen.fillStyle(hex(colours.paper), 1);
  pen.fillRect(0, 0, w, BAND);
  pen.fillRect(0, h - BAND, w, BAND);
  pen.fillRect(0, 0, BAND, h);
  pen.fillRect(w - BAND, 0, BAND, h);
  pen.fillStyle(ink, 1);
  const step = circumference(lens) / 18;
  const zero = placeIn(lens, 0, 0).x;
  for (let x = zero - Math.ceil(zero / step + 1) * step; x < w; x += step) {
    const from = Math.max(0, x);
    const to = Math.min(w, x + step / 2);
    if (to <= from) continue;
    pen.fillRect(from, 1.5, to - from, BAND - 3);
    pen.fillRect(from, h - BAND + 1.5, to - from, BAND - 3);
  }
  for (let lat = -60; lat < 80; lat += 20) {
    const top = placeIn(lens, lens.lon, lat + 10).y;
    const height = placeIn(lens, lens.lon, lat).y - top;
    pen.fillRect(1.5, top, BAND - 3, height);
    pen.fillRect(w - BAND + 1.5, top, BAND - 3, height);
  }
  pen.lineStyle(1, ink, 1);
  pen.strokeRect(0.5, 0.5, w - 1, h - 1);
  pen.strokeRect(BAND, BAND, w - 2 * BAND, h - 2 * BAND);
}

/** From the part of the map that the inset shows to the inset. */
function drawLeaders(
  pen: Pen,
  { body, head, source }: { body: Box; head: Box; source: Box },
  screen: Box,
  ink: number,
): void {
  if (source.x + source.w < 0 || source.x > screen.w) return;
  pen.lineStyle(1.2, ink, 0.8);
  pen.strokeRect(source.x, source.y, source.w, source.h);
  pen.lineStyle(0.8, ink, 0.45);
  pen.lineBetween(source.x + source.w, source.y, body.x, head.y);
  pen.lineBetween(source.x + source.w, source.y + source.h, body.x, body.y + body.h);
}

function drawRing(pen: Pen, { x, y }: Point, { focus, map }: Palette): void {
  pen.lineStyle(6, hex(map.casing), 1);
  pen.strokeCircle(x, y, 17);
  pen.lineStyle(3, hex(focus), 1);
  pen.strokeCircle(x, y, 17);
}

/** The line from a country to the pointer; a ring round each country to agree with, a cross on the others. */
function drawLink(pen: Pen, link: Link, place: Chrome['place'], colours: Palette): void {
  const ink = hex(colours.ink);
  const casing = hex(colours.map.casing);
  for (const [region, valid] of link.targets) {
    const at = place(region);
    if (!at || region === link.from) continue;
    if (valid) {
      const r = region === link.to ? 15 : 11;
      pen.lineStyle(6, ink, 1);
      pen.strokeCircle(at.x, at.y, r);
      pen.lineStyle(3.4, hex(colours.signal), 1);
      pen.strokeCircle(at.x, at.y, r);
    } else
      for (const [width, colour] of [
        [5, casing],
        [2.4, ink],
      ] as const) {
        pen.lineStyle(width, colour, 1);
        pen.lineBetween(at.x - 7, at.y - 7, at.x + 7, at.y + 7);
        pen.lineBetween(at.x - 7, at.y + 7, at.x + 7, at.y - 7);
      }
  }
  const from = place(link.from);
  const to = (link.to && link.targets.get(link.to) ? place(link.to) : null) ?? link.at;
  if (!from || !to) return;
  const points = bow(from, to);
  for (const [width, colour] of [
    [8, casing],
    [5.5, hex(colours.signal)],
    [1.6, ink],
  ] as const) {
    pen.lineStyle(width, colour, 1);
    pen.strokePoints(points);
  }
}

function bow(a: Point, b: Point): Phaser.Math.Vector2[] {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const side = dx >= 0 ? 0.17 : -0.17;
  const cx = (a.x + b.x) / 2 + dy * side;
  const cy = (a.y + b.y) / 2 - dx * side;
  return Array.from({ length: 25 }, (_, k) => {
    const t = k / 24;
    const u = 1 - t;
    return new Phaser.Math.Vector2(
      u * u * a.x + 2 * u * t * cx + t * t * b.x,
      u * u * a.y + 2 * u * t * cy + t * t * b.y,
    );
  });
}
