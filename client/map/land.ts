import type { RegionId } from '#shared/world/terms.ts';

/** Pictures of the world are cut in the Atlantic, where the least land is torn. */
export const CUT_LON = -25;
/** Units of the paths in a radian of longitude: a tenth of a pixel on a large screen, a third at the closest look. */
export const UNIT = 8000;

/** An SVG path in units of the map, origin at the middle longitude of the cut and the equator; then x, y, w, h of its bounds. */
export type Outline = [path: string, x: number, y: number, w: number, h: number];

/** The coarse atlas comes in units so many times as large: its corners are further apart than that, and it travels lighter. */
export const COARSER = 4;

/** Land, coasts and borders as `scripts/land.ts` draws them from an atlas. */
export interface Land {
  lands: [region: RegionId | null, outline: Outline][];
  coast: Outline[];
  borders: Outline[];
}
