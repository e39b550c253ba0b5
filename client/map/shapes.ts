import coarse from 'world-atlas/countries-110m.json?land';
import type { RegionId } from '#shared/world/terms.ts';
import { northing } from './camera.ts';
import { COARSER, CUT_LON, UNIT } from './land.ts';
import { type Shapes, shapesOf } from './outlines.ts';

let coarseShapes: Shapes | null = null;
/** Good for the whole world on a small screen; at hand at once. */
export function roughShapes(): Shapes {
  coarseShapes ??= shapesOf(coarse, COARSER);
  return coarseShapes;
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
