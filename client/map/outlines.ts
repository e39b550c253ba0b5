import type { RegionId } from '#shared/world/terms.ts';
import type { Box } from './geometry.ts';
import type { Land, Outline } from './land.ts';

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
export function shapesOf({ lands, coast, borders }: Land, k: number): Shapes {
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
