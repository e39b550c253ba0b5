import { isNation, type NationId, type RegionId } from '#shared/world/terms.ts';
import { FONT } from '../theme/font.ts';
import type { Palette } from '../theme/palette.ts';
import { circumference, type Lens, placeIn } from './camera.ts';
import type { Box } from './geometry.ts';
import { CUT_LON, UNIT } from './land.ts';
import type { Shapes } from './outlines.ts';

/** How the land of a region is shaded beyond its own colour. */
export interface Shade {
  mood: number | null; // -1 hostile .. 1 friendly, in place of its own colour
  hatch: number; // 0..1, how dense
}

export interface Ground {
  mine: NationId | null;
  shades: ReadonlyMap<RegionId, Shade>;
}

/** On the page or in a thread of its own. */
type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Sea, land and borders in a box of the screen; the context is in CSS px. */
export function drawGround(
  context: Pen,
  lens: Lens,
  box: Box,
  shapes: Shapes,
  shoals: Shapes | null, // coasts with shallow water; none while the hand moves
  ground: Ground,
  colours: Palette,
): void {
  const { map } = colours;
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.w, box.h);
  context.clip();
  context.fillStyle = map.sea;
  context.fillRect(box.x, box.y, box.w, box.h);
  drawGraticule(context, lens, box, map.graticule);
  for (const left of copies(lens, box)) {
    context.save();
    context.translate(left, lens.equator);
    const k = lens.scale / UNIT;
    context.scale(k, k);
    const seen = (piece: Box) =>
      left + (piece.x + piece.w) * k > box.x - 8 &&
      left + piece.x * k < box.x + box.w + 8 &&
      lens.equator + (piece.y + piece.h) * k > box.y - 8 &&
      lens.equator + piece.y * k < box.y + box.h + 8;
    const stroke = (pieces: Shapes['coast'], colour: string, width: number) => {
      context.strokeStyle = colour;
      context.lineWidth = width / k;
      for (const piece of pieces) if (seen(piece.box)) context.stroke(piece.path);
    };
    context.lineJoin = 'round';
    stroke(shoals?.coast ?? [], map.shoal, 7);
    stroke(shoals?.coast ?? [], map.shoalInner, 3);
    context.lineWidth = 0.6 / k;
    for (const { region, path, box: bounds } of shapes.lands) {
      if (!seen(bounds)) continue;
      const fill = landColour(region, ground, colours);
      context.fillStyle = fill;
      context.fill(path);
      context.strokeStyle = fill; // no sea between neighbours, and none where the picture is cut
      context.stroke(path);
      const hatch = region === null ? 0 : (ground.shades.get(region)?.hatch ?? 0);
      if (hatch > 0) drawHatch(context, path, bounds, hatch, k, colours.ink);
    }
    stroke(shapes.borders, map.border, 0.6);
    stroke(shapes.coast, map.coast, 0.8);
    context.restore();
  }
  context.restore();
}

/** Where the middle of each copy of the world stands that is seen in the box. */
function copies(lens: Lens, box: Box): number[] {
  const turn = circumference(lens);
  const one = placeIn(lens, CUT_LON + 180, 0).x;
  return [-2, -1, 0, 1, 2]
    .map((k) => one + k * turn)
    .filter((x) => x + turn / 2 > box.x && x - turn / 2 < box.x + box.w);
}

function landColour(region: RegionId | null, { mine, shades }: Ground, { map, tint, good, bad }: Palette) {
  if (region === null) return map.land;
  if (region === mine) return map.mine;
  const mood = shades.get(region)?.mood ?? null;
  if (mood !== null) return mix(map.land, mood < 0 ? bad : good, 0.08 + 0.42 * Math.abs(mood));
  return isNation(region) ? tint[region] : map.partner;
}

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A colour between two, as CSS takes it. */
export function mix(one: string, other: string, share: number): string {
  const to = channels(other);
  return `rgb(${channels(one)
    .map((value, at) => Math.round(value + ((to[at] ?? value) - value) * share))
    .join()})`;
}

/** Slanting lines across a land; the more, the denser. */
function drawHatch(context: Pen, land: Path2D, box: Box, dense: number, k: number, colour: string): void {
  context.save();
  context.clip(land);
  context.strokeStyle = colour;
  context.globalAlpha = 0.5;
  context.lineWidth = 0.9 / k;
  const gap = (3.5 + 10 * (1 - dense)) / k;
  context.beginPath();
  for (let at = box.x - box.h; at < box.x + box.w; at += gap) {
    context.moveTo(at, box.y + box.h);
    context.lineTo(at + box.h, box.y);
  }
  context.stroke();
  context.restore();
}

/** Meridians and parallels every ten degrees. */
function drawGraticule(context: Pen, lens: Lens, box: Box, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 0.6;
  context.beginPath();
  for (let lat = -60; lat <= 80; lat += 10) {
    const { y } = placeIn(lens, lens.lon, lat);
    context.moveTo(box.x, y);
    context.lineTo(box.x + box.w, y);
  }
  for (const x of meridians(lens, box)) {
    context.moveTo(x.at, box.y);
    context.lineTo(x.at, box.y + box.h);
  }
  context.stroke();
}

function meridians(lens: Lens, box: Box): { lon: number; at: number }[] {
  const turn = circumference(lens);
  const step = turn / 36;
  const zero = placeIn(lens, 0, 0).x;
  const found: { lon: number; at: number }[] = [];
  for (let k = Math.ceil((box.x - zero) / step); zero + k * step <= box.x + box.w; k++)
    found.push({ lon: ((((k * 10 + 180) % 360) + 360) % 360) - 180, at: zero + k * step });
  return found;
}

const BAND = 7;

/** The graduated frame of a chart: a tick band every ten degrees, named along the lower edge. */
export function drawFrame(
  context: CanvasRenderingContext2D,
  lens: Lens,
  { w, h }: { w: number; h: number },
  colours: Palette,
): void {
  const { ink, paper } = colours;
  context.fillStyle = paper;
  context.fillRect(0, 0, w, BAND);
  context.fillRect(0, h - BAND, w, BAND);
  context.fillRect(0, 0, BAND, h);
  context.fillRect(w - BAND, 0, BAND, h);
  const step = circumference(lens) / 36;
  for (const { lon, at } of meridians(lens, { x: -step, y: 0, w: w + step, h })) {
    context.fillStyle = ink;
    if (((Math.round(lon) / 10) & 1) === 0) {
      const from = Math.max(0, at);
      const to = Math.min(w, at + step);
      context.fillRect(from, 1.5, to - from, BAND - 3);
      context.fillRect(from, h - BAND + 1.5, to - from, BAND - 3);
    }
  }
  drawDegrees(context, lens, { w, h }, colours);
  for (let lat = -60; lat < 80; lat += 10) {
    if (((lat / 10) & 1) !== 0) continue;
    const low = placeIn(lens, lens.lon, lat).y;
    const high = placeIn(lens, lens.lon, lat + 10).y;
    context.fillStyle = ink;
    context.fillRect(1.5, high, BAND - 3, low - high);
    context.fillRect(w - BAND + 1.5, high, BAND - 3, low - high);
  }
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, w - 1, h - 1);
  context.strokeRect(BAND, BAND, w - 2 * BAND, h - 2 * BAND);
}

/** The names of meridians along the lower edge. */
export function drawDegrees(
  context: CanvasRenderingContext2D,
  lens: Lens,
  { w, h }: { w: number; h: number },
  { map }: Palette,
): void {
  context.font = `500 9px ${FONT.mono}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = map.degree;
  for (const { lon, at } of meridians(lens, { x: 0, y: 0, w, h }))
    if (Math.round(lon) % 30 === 0 && at > 26 && at < w - 40)
      context.fillText(degrees(Math.round(lon)), at, h - BAND - 4);
}

function degrees(lon: number): string {
  if (lon === 0) return '0°';
  return Math.abs(lon) === 180 ? '180°' : `${Math.abs(lon)}°${lon > 0 ? 'E' : 'W'}`;
}
