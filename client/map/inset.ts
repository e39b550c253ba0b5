import { type Lens, northing, placeIn } from './camera.ts';
import { type Box, holds } from './geometry.ts';

/** A second, closer look at a crowded part of the world, over an empty one. */
export interface Inset {
  head: Box; // its title
  body: Box;
  lens: Lens;
}

/** East Asia: the middle of what the inset shows, and how much larger it shows it. */
export const EAST = { lon: 120.5, lat: 28.5, times: 1.8 };
/** The Pacific south of the great lanes, as shares of the map's width from the left edge of the default cut. */
const FROM = 0.487;
const WIDE = 0.262;
const HEAD = 24;
/** Neither over the tools nor over the degrees along the lower edge. */
const MARGIN = { top: 62, bottom: 22, right: 16 };
/** From this zoom on the map itself is as close. */
const NEEDLESS = 1.45;
const LEAST = { w: 230, h: 130 };

/** The inset on a map of this size, or null where there is no room or no need for one. */
export function insetOn({ w, h }: { w: number; h: number }, camera: Lens & { zoom: number }): Inset | null {
  if (camera.zoom > NEEDLESS) return null;
  const width = Math.max(Math.min(440, WIDE * w), LEAST.w);
  const height = Math.min(0.6 * width, h - MARGIN.top - MARGIN.bottom - HEAD);
  if (height < LEAST.h || width > 0.5 * w) return null;
  const x = Math.min(FROM * w, w - width - MARGIN.right);
  const y = h - MARGIN.bottom - height;
  const scale = (camera.scale / camera.zoom) * EAST.times;
  return {
    head: { x, y: y - HEAD, w: width, h: HEAD },
    body: { x, y, w: width, h: height },
    lens: {
      scale,
      lon: EAST.lon,
      middle: x + width / 2,
      equator: y + height / 2 - northing(EAST.lat) * scale,
    },
  };
}

/** Whether a coordinate is shown by the inset. */
export function shows({ body, lens }: Inset, { lon, lat }: { lon: number; lat: number }): boolean {
  const at = placeIn(lens, lon, lat);
  return holds({ x: body.x + 12, y: body.y + 10, w: body.w - 24, h: body.h - 20 }, at);
}

/** What the inset shows, as a box on the large map. */
export function sourceOf({ body, lens }: Inset, camera: Lens): Box {
  const k = camera.scale / lens.scale;
  const middle = placeIn(camera, lens.lon, 0);
  const x = middle.x + (body.x - lens.middle) * k;
  const y = middle.y + (body.y - lens.equator) * k;
  return { x, y, w: body.w * k, h: body.h * k };
}
