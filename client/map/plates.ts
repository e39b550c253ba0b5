import type { Stage } from '#shared/world/terms.ts';
import { FONT, type Palette } from '../theme/index.ts';
import { type IconName, PATHS } from '../ui/Icon.tsx';
import { CELL, cellWidth, PLATE, type Plate } from './cluster.ts';
import type { Point } from './geometry.ts';
import type { Mark } from './picture.ts';
import type { MapSite } from './works.ts';

type Pen = CanvasRenderingContext2D;

const GLYPH: Record<Stage, IconName> = { mine: 'mine', separation: 'flask', magnet: 'magnet' };

const glyphs = new Map<IconName, Path2D>();
/** One of the game's own signs, centred on a point; the grid is 16 wide. */
export function drawGlyph(pen: Pen, name: IconName, { x, y }: Point, size: number, colour: string): void {
  const path = glyphs.get(name) ?? new Path2D(PATHS[name]);
  glyphs.set(name, path);
  pen.save();
  pen.translate(x - size / 2, y - size / 2);
  pen.scale(size / 16, size / 16);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.stroke(path);
  pen.restore();
}

/** Mines and plants: shape tells the stage, fill whose they are, bars what they give, the edge their state. */
export function drawPlate(pen: Pen, plate: Plate, colours: Palette, chosen: boolean): void {
  const [site] = plate.sites;
  if (!site) return;
  if (plate.sites.length > 1) drawCluster(pen, plate, colours, chosen);
  else if (site.state === 'deposit') drawDeposit(pen, plate.at, colours, chosen);
  else drawSite(pen, site, plate.at, colours, chosen);
  const left = plate.sites.reduce((sum, one) => sum + one.left, 0);
  if (left > 0) drawLeft(pen, plate, left, colours);
}

function outline(pen: Pen, stage: Stage, { x, y }: Point): void {
  const r = PLATE / 2 - 0.5;
  pen.beginPath();
  if (stage === 'mine') pen.rect(x - r, y - r, 2 * r, 2 * r);
  else if (stage === 'separation') pen.arc(x, y, r + 0.4, 0, 2 * Math.PI);
  else {
    pen.moveTo(x - r - 1.4, y);
    for (const [dx, dy] of [
      [-r / 2, -r],
      [r / 2, -r],
      [r + 1.4, 0],
      [r / 2, r],
      [-r / 2, r],
    ] as const)
      pen.lineTo(x + dx, y + dy);
    pen.closePath();
  }
}

function drawSite(pen: Pen, site: MapSite, at: Point, colours: Palette, chosen: boolean): void {
  const { ink, signal, onSignal, map } = colours;
  const dark = site.own && site.state === 'working';
  outline(pen, site.stage, at);
  pen.lineWidth = chosen ? 7 : 3;
  pen.strokeStyle = chosen ? signal : map.casing;
  pen.stroke();
  pen.fillStyle = site.state === 'draft' ? signal : dark ? ink : map.plate;
  pen.fill();
  pen.lineWidth = 1.4;
  pen.strokeStyle = site.state === 'draft' ? onSignal : ink;
  pen.setLineDash(site.state === 'building' || site.state === 'draft' ? [2.5, 2] : []);
  pen.stroke();
  pen.setLineDash([]);
  drawGlyph(pen, GLYPH[site.stage], at, 12, dark ? map.plate : site.state === 'draft' ? onSignal : ink);
  const half = PLATE / 2;
  if (site.state === 'resting') {
    pen.lineWidth = 1.6;
    pen.strokeStyle = ink;
    pen.beginPath();
    pen.moveTo(at.x - half, at.y + half);
    pen.lineTo(at.x + half, at.y - half);
    pen.stroke();
  }
  if (site.state === 'building')
    drawProgress(pen, at.x - half, at.y - half - 4.5, PLATE, site.progress, colours);
  drawGoods(pen, site.bars, at.x - half, at.y + half + 1.5, PLATE, colours);
}

function drawGoods(
  pen: Pen,
  goods: readonly MapSite['bars'][number][],
  x: number,
  y: number,
  w: number,
  { flow, map }: Palette,
): void {
  pen.fillStyle = map.casing;
  pen.fillRect(x - 0.8, y - 0.6, w + 1.6, 4.6);
  const part = w / goods.length;
  goods.forEach((good, index) => {
    pen.fillStyle = flow[good];
    pen.fillRect(x + index * part, y, part, 3.2);
  });
}

/** Quarters of the way to its opening. */
function drawProgress(pen: Pen, x: number, y: number, w: number, share: number, { ink, map }: Palette): void {
  pen.fillStyle = map.casing;
  pen.fillRect(x - 0.8, y - 0.8, w + 1.6, 4);
  for (let quarter = 0; quarter < 4; quarter++) {
    pen.globalAlpha = share * 4 > quarter + 0.3 ? 1 : 0.22;
    pen.fillStyle = ink;
    pen.fillRect(x + (quarter * w) / 4, y, w / 4 - 1, 2.4);
  }
  pen.globalAlpha = 1;
}

/** Several in one strip: a cell for each stage, with how many. */
function drawCluster(pen: Pen, plate: Plate, colours: Palette, chosen: boolean): void {
  const { ink, signal, map } = colours;
  const { box, cells, at } = plate;
  const top = at.y - PLATE / 2;
  pen.lineWidth = chosen ? 7 : 3;
  pen.strokeStyle = chosen ? signal : map.casing;
  pen.strokeRect(box.x, top, box.w, PLATE);
  let x = box.x;
  for (const cell of cells) {
    const w = cellWidth(plate, cell.count);
    pen.fillStyle = cell.own && !cell.building ? ink : map.plate;
    pen.fillRect(x, top, w, PLATE);
    const colour = cell.own && !cell.building ? map.plate : ink;
    drawGlyph(pen, GLYPH[cell.stage], { x: x + CELL.plain / 2, y: at.y }, 12, colour);
    if (cell.count > 1) {
      pen.fillStyle = colour;
      pen.font = `600 11px ${FONT.condensed}`;
      pen.textAlign = 'left';
      pen.textBaseline = 'middle';
      pen.fillText(String(cell.count), x + CELL.plain - 1, at.y + 0.8);
    }
    pen.strokeStyle = ink;
    pen.lineWidth = 1.2;
    pen.setLineDash(cell.building ? [2.5, 2] : []);
    pen.strokeRect(x, top, w, PLATE);
    pen.setLineDash([]);
    const goods = (['light', 'heavy', 'bulk'] as const).filter((good) =>
      plate.sites.some((site) => site.stage === cell.stage && site.bars.includes(good)),
    );
    drawGoods(pen, goods, x, top + PLATE + 1.5, w, colours);
    x += w;
  }
}

/** A known deposit that nobody works: a small ring, out of the way of trade. */
function drawDeposit(pen: Pen, { x, y }: Point, { map, signal }: Palette, chosen: boolean): void {
  pen.beginPath();
  pen.arc(x, y, 3.6, 0, 2 * Math.PI);
  pen.fillStyle = chosen ? signal : map.plate;
  pen.fill();
  pen.lineWidth = 1.3;
  pen.strokeStyle = map.degree;
  pen.stroke();
}

/** What a site will cost to clean up: a drop, the larger the dearer. */
function drawLeft(pen: Pen, { box }: Plate, millions: number, { bad, map }: Palette): void {
  const r = Math.min(8, 2.6 + Math.sqrt(millions) / 5);
  const x = box.x + box.w + 1;
  const y = box.y - 1;
  pen.beginPath();
  pen.moveTo(x, y - 1.7 * r);
  pen.quadraticCurveTo(x + 1.5 * r, y + r, x, y + r);
  pen.quadraticCurveTo(x - 1.5 * r, y + r, x, y - 1.7 * r);
  pen.fillStyle = bad;
  pen.strokeStyle = map.casing;
  pen.lineWidth = 2;
  pen.stroke();
  pen.fill();
}

/** Where trade of a country begins and ends. */
export function drawMark(pen: Pen, { at, nation, mine }: Mark, colours: Palette, chosen: boolean): void {
  const r = nation ? 4.6 : 3.4;
  pen.beginPath();
  pen.arc(at.x, at.y, r, 0, 2 * Math.PI);
  pen.lineWidth = chosen ? 8 : 4;
  pen.strokeStyle = chosen ? colours.signal : colours.map.casing;
  pen.stroke();
  pen.fillStyle = mine ? colours.ink : colours.map.plate;
  pen.fill();
  pen.lineWidth = nation ? 2 : 1.5;
  pen.strokeStyle = colours.ink;
  pen.stroke();
}
