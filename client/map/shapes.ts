import fineAddress from 'world-atlas/countries-50m.json?land-url';
import coarse from 'world-atlas/countries-110m.json?land';
import type { RegionId } from '#shared/world/terms.ts';
import { northing } from './camera.ts';
import type { Box } from './geometry.ts';
import { COARSER, CUT_LON, type Land, type Outline, UNIT } from './land.ts';

interface Piece {
  path: Path2D;
  box: Box;
}

/** Paths in units of the map, with their bounds. */
export interface Shapes {
  lands: (Piece & { region: RegionId | null })[];
  coast: Piece[];
  borders: Piece[];
}

/** @param k units of the map in a unit of the outlines */
function shapesOf({ lands, coast, borders }: Land, k: number): Shapes {
  const piece = ([drawn, x, y, w, h]: Outline): Piece => {
    const path = new Path2D();
    path.addPath(new Path2D(drawn), { a: k, d: k });
    return { path, box: { x: k * x, y: k * y, w: k * w, h: k * h } };
  };
  return {
    lands: lands.map(([region, outline]) => ({ region, ...piece(outline) })),
    coast: coast.map(piece),
    borders: borders.map(piece),
  };
}

let coarseShapes: Shapes | null = null;
/** Good for the whole world on a small screen; at hand at once. */
export function roughShapes(): Shapes {
  coarseShapes ??= shapesOf(coarse, COARSER);
  return coarseShapes;
}

let fine: Promise<Shapes> | null = null;
/** For close looks and sharp screens; fetched when first asked for. */
export function fineShapes(): Promise<Shapes> {
  fine ??= fetch(fineAddress)
    .then((answer) => answer.json())
    .then((land: Land) => shapesOf(land, 1));
  fine.catch(() => {
    fine = null;
  });
  return fine;
}

let pen: CanvasRenderingContext2D | null = null;

/** The region whose land is under a coordinate, if it is one that plays a part. */
export function regionAt(lon: number, lat: number): RegionId | null {
  pen ??= document.createElement('canvas').getContext('2d');
  const east = ((((lon - CUT_LON) % 360) + 360) % 360) - 180; // of the middle of the picture
  const x = (east * Math.PI * UNIT) / 180;
  const y = northing(lat) * UNIT;
  for (const { region, path } of roughShapes().lands)
    if (region && pen?.isPointInPath(path, x, y)) return region;
  return null;
}
