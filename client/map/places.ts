import type { RegionId } from '#shared/world/terms.ts';
import type { Camera } from './camera.ts';
import type { MapModel, MapSite } from './model.ts';

export interface Point {
  x: number;
  y: number;
}

/** Where each site stands on screen: at its own coordinates, pushed apart until each can be seen and touched. */
export function placeSites(sites: readonly MapSite[], camera: Camera, apart: number): Map<string, Point> {
  const points = sites.map((site) => {
    const [x, y] = camera.place(site.lon, site.lat);
    return { x, y };
  });
  for (let pass = 0; pass < 40; pass++) {
    let moved = false;
    for (let i = 0; i < points.length; i++)
      for (let j = i + 1; j < points.length; j++) if (pushApart(points[i], points[j], apart)) moved = true;
    if (!moved) break;
  }
  return new Map(sites.map((site, index) => [site.id, points[index] ?? { x: 0, y: 0 }]));
}

function pushApart(a: Point | undefined, b: Point | undefined, apart: number): boolean {
  if (!a || !b) return false;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy);
  if (distance >= apart) return false;
  const push = (apart - distance) / 2 + 0.1;
  const ux = distance > 0.01 ? dx / distance : 1;
  const uy = distance > 0.01 ? dy / distance : 0;
  a.x -= ux * push;
  a.y -= uy * push;
  b.x += ux * push;
  b.y += uy * push;
  return true;
}

/** Where trade of a region begins and ends: its name's place. */
export function placeRegions(model: MapModel, camera: Camera): Map<RegionId, Point> {
  return new Map(
    model.regions.map((region) => {
      const [x, y] = camera.place(region.lon, region.lat);
      return [region.id, { x, y }];
    }),
  );
}

/** The same point in the copy of the world that is nearest to another. */
export function nearest(point: Point, to: Point, around: number): Point {
  let { x } = point;
  while (x - to.x > around / 2) x -= around;
  while (to.x - x > around / 2) x += around;
  return { x, y: point.y };
}
