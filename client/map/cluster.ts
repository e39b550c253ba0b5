import { STAGES, type Stage } from '#shared/world/terms.ts';
import { type Box, holds, overlaps, type Point, within } from './geometry.ts';
import type { MapSite } from './works.ts';

/** One mark for one or more mines and plants of a country. */
export interface Plate {
  id: string;
  sites: MapSite[];
  at: Point; // its middle
  box: Box;
  cells: { stage: Stage; count: number; own: boolean; building: boolean }[]; // one for each stage it stands for
}

/** CSS px. */
export const PLATE = 18;
export const CELL = { plain: 18, counted: 27 };
const DEPOSIT = 9;
const BELOW = 6; // the bars of what it gives
const APART = 3;

/** Deposits that nobody works show from here on. */
export const DEPOSITS_FROM = 1.7;

/**
 * Marks that can be told apart: sites of one country whose marks would touch become one mark with counts, and
 * marks of different countries make room for one another.
 */
export function cluster(
  sites: readonly { site: MapSite; at: Point }[],
  taken: readonly Box[],
  country: (region: string) => Point | null,
  screen: Box,
): Plate[] {
  let plates = sites.map(({ site, at }) => plate([site], at));
  for (;;) {
    const pair = touching(plates);
    if (!pair) break;
    const [one, other] = pair;
    const whole = [...one.sites, ...other.sites];
    const share = other.sites.length / whole.length;
    plates = plates.filter((each) => each !== one && each !== other);
    plates.push(
      plate(whole, {
        x: one.at.x + (other.at.x - one.at.x) * share,
        y: one.at.y + (other.at.y - one.at.y) * share,
      }),
    );
  }
  return settle(plates, taken, country, screen);
}

function touching(plates: Plate[]): [Plate, Plate] | null {
  for (const [index, one] of plates.entries())
    for (const other of plates.slice(index + 1))
      if (
        one.sites[0]?.region === other.sites[0]?.region &&
        small(one) === small(other) &&
        overlaps(one.box, other.box)
      )
        return [one, other];
  return null;
}

const small = (one: Plate) => one.sites.every((site) => site.state === 'deposit');

function plate(sites: MapSite[], at: Point): Plate {
  const cells = STAGES.flatMap((stage) => {
    const here = sites.filter((site) => site.stage === stage);
    return here.length === 0
      ? []
      : [
          {
            stage,
            count: here.length,
            own: here.every((site) => site.own),
            building: here.every((site) => site.state === 'building' || site.state === 'draft'),
          },
        ];
  });
  const id = sites.length === 1 ? (sites[0]?.id ?? '') : `works-${sites.map((site) => site.id).sort()[0]}`;
  const one = { id, sites, at, cells, box: { x: 0, y: 0, w: 0, h: 0 } };
  return { ...one, box: boxOf(one) };
}

export function cellWidth(one: Pick<Plate, 'sites'>, count: number): number {
  return one.sites.length === 1 || count === 1 ? CELL.plain : count > 9 ? CELL.counted + 6 : CELL.counted;
}

function boxOf(one: Omit<Plate, 'box'>): Box {
  const deposit = one.sites.every((site) => site.state === 'deposit') && one.sites.length === 1;
  const w = deposit ? DEPOSIT : one.cells.reduce((sum, cell) => sum + cellWidth(one, cell.count), 0);
  const h = deposit ? DEPOSIT : PLATE + BELOW;
  return { x: one.at.x - w / 2, y: one.at.y - (deposit ? h / 2 : PLATE / 2), w, h };
}

/** Moves marks to the nearest free place, the largest first. */
function settle(
  plates: Plate[],
  taken: readonly Box[],
  country: (region: string) => Point | null,
  screen: Box,
): Plate[] {
  const full: Box[] = [...taken];
  return [...plates]
    .sort((a, b) => b.sites.length - a.sites.length || (a.id < b.id ? -1 : 1))
    .map((one) => {
      const home = country(one.sites[0]?.region ?? '');
      const away = home && Math.hypot(home.x - one.at.x, home.y - one.at.y) < 14 ? 14 : 0;
      const seen = holds(screen, one.at);
      const free = SPIRAL.find(({ x, y }) => {
        const box = shifted(one.box, x, y + away);
        if (seen && !within(box, screen)) return false;
        return !full.some((other) => overlaps(grow(box), other));
      });
      const { x, y } = free ?? { x: 0, y: 0 };
      const box = shifted(one.box, x, y + away);
      full.push(box);
      return { ...one, at: { x: one.at.x + x, y: one.at.y + y + away }, box };
    });
}

const grow = ({ x, y, w, h }: Box): Box => ({
  x: x - APART / 2,
  y: y - APART / 2,
  w: w + APART,
  h: h + APART,
});
const shifted = (box: Box, dx: number, dy: number): Box => ({ ...box, x: box.x + dx, y: box.y + dy });

/** Steps away from a place, nearest first. */
const SPIRAL: Point[] = [{ x: 0, y: 0 }];
for (let ring = 1; ring <= 12; ring++)
  for (let k = 0; k < 12; k++) {
    const angle = (k / 12) * 2 * Math.PI + Math.PI / 2;
    SPIRAL.push({ x: Math.cos(angle) * ring * 7, y: Math.sin(angle) * ring * 7 });
  }
