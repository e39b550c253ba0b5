import { type GeoPermissibleObjects, geoContains, geoGraticule } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import topology from 'world-atlas/countries-110m.json' with { type: 'json' };
import { isNation, type NationId, type RegionId } from '#shared/world/terms.ts';
import { FONT, INK, MAP, NATION_TINT, PAPER, SIGNAL } from '../theme/tokens.ts';
import type { Camera } from './camera.ts';

/** Natural Earth shapes, public domain, by way of the world-atlas package. Numeric ISO 3166 codes. */
const REGION_OF: Record<string, RegionId> = {
  '156': 'CHN',
  '392': 'JPN',
  '840': 'USA',
  '036': 'AUS',
  '704': 'VNM',
  '356': 'IND',
  '458': 'MYS',
  '104': 'MMR',
  '076': 'BRA',
  '124': 'CAN',
  '398': 'KAZ',
  '304': 'GRL',
  '643': 'RUS',
};
/** The 27 member states of the European Union. */
const UNION =
  '040 056 100 191 196 203 208 233 246 250 276 300 348 372 380 428 440 442 470 528 616 620 642 703 705 724 752';
for (const code of UNION.split(' ')) REGION_OF[code] = 'EUR';

interface Shape {
  region: RegionId | null;
  geometry: GeoPermissibleObjects;
}

const { countries } = topology.objects;
const shapes: Shape[] = feature(topology, countries).features.flatMap((one) =>
  one.id === '010' ? [] : [{ region: REGION_OF[String(one.id)] ?? null, geometry: one }],
);
const coast = mesh(topology, countries, (a, b) => a === b);
const borders = mesh(
  topology,
  countries,
  (a, b) => a !== b && (regionCode(a) !== regionCode(b) || regionCode(a) === null),
);
const graticule = geoGraticule().step([10, 10])();

function regionCode(object: { id?: string | number | undefined }): RegionId | null {
  return REGION_OF[String(object.id)] ?? null;
}

/** Draws sea, land and frame once for a camera; `mine` is the nation that the player governs, if any. */
export function drawLand(
  context: CanvasRenderingContext2D,
  camera: Camera,
  size: { width: number; height: number; pixel: number },
  mine: NationId | null,
): void {
  const { width, height, pixel } = size;
  const path = camera.path(context);
  const stroke = (colour: string, line: number) => {
    context.strokeStyle = colour;
    context.lineWidth = line * pixel;
    context.stroke();
  };
  context.lineJoin = 'round';
  context.fillStyle = MAP.sea;
  context.fillRect(0, 0, width, height);
  context.beginPath();
  path(graticule);
  stroke(MAP.graticule, 0.6);
  context.beginPath();
  path(coast);
  stroke(MAP.shoal, 7);
  stroke(MAP.shoalInner, 3);
  for (const shape of shapes) {
    context.beginPath();
    path(shape.geometry);
    context.fillStyle = tint(shape.region, mine);
    context.fill();
  }
  context.beginPath();
  path(borders);
  stroke(MAP.border, 0.5);
  context.beginPath();
  path(coast);
  stroke(MAP.coast, 0.7);
  drawFrame(context, camera, size);
}

function tint(region: RegionId | null, mine: NationId | null): string {
  if (region === null) return MAP.land;
  if (region === mine) return SIGNAL;
  return isNation(region) ? NATION_TINT[region] : MAP.partner;
}

/** The region whose land is under a point, if it is one that plays a part. */
export function regionAt(lon: number, lat: number): RegionId | null {
  for (const { region, geometry } of shapes) if (region && geoContains(geometry, [lon, lat])) return region;
  return null;
}

/** The graduated frame of a chart: a tick band every ten degrees. */
function drawFrame(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { width, height, pixel }: { width: number; height: number; pixel: number },
): void {
  const band = 7 * pixel;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, band);
  context.fillRect(0, height - band, width, band);
  context.fillRect(0, 0, band, height);
  context.fillRect(width - band, 0, band, height);
  context.fillStyle = INK;
  context.font = `500 ${9 * pixel}px ${FONT.mono}`;
  context.textAlign = 'center';
  const step = (camera.around / 360) * 10;
  for (let lon = -180; lon < 180; lon += 10) {
    const [x] = camera.place(lon, 0);
    for (const copy of [x - camera.around, x, x + camera.around]) {
      if (copy + step < 0 || copy > width) continue;
      context.fillStyle = INK;
      if (((lon / 10) & 1) === 0) {
        const from = Math.max(0, copy);
        const to = Math.min(width, copy + step);
        context.fillRect(from, 1.5 * pixel, to - from, band - 3 * pixel);
        context.fillRect(from, height - band + 1.5 * pixel, to - from, band - 3 * pixel);
      }
      if (lon % 30 === 0 && copy > 26 * pixel && copy < width - 40 * pixel) {
        context.fillStyle = MAP.degree;
        const mark = lon === 0 ? '0°' : lon === -180 ? '180°' : `${Math.abs(lon)}°${lon > 0 ? 'E' : 'W'}`;
        context.fillText(mark, copy, height - band - 4 * pixel);
      }
    }
  }
  context.strokeStyle = INK;
  context.lineWidth = pixel;
  context.strokeRect(pixel / 2, pixel / 2, width - pixel, height - pixel);
  context.strokeRect(band, band, width - 2 * band, height - 2 * band);
}
