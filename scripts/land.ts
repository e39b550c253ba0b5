import { readFile } from 'node:fs/promises';
import { geoPath, geoProjection } from 'd3-geo';
import { geoPattersonRaw } from 'd3-geo-projection';
import type { MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import type { Land, Outline } from '../client/map/land.ts';
import { COARSER, CUT_LON, UNIT } from '../client/map/land.ts';
import type { RegionId } from '../shared/world/terms.ts';

type Atlas = Topology<{ countries: GeometryCollection }>;

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

const ANTARCTICA = '010';

const regionOf = (id: string | number | undefined): RegionId | null => REGION_OF[String(id)] ?? null;

/**
 * Projects the shapes of an atlas, once and for all: the map is cylindrical, so that every view only shifts and scales.
 * @param unit units of the paths in a radian of longitude
 */
export function drawLand(atlas: Atlas, unit: number): Land {
  const projection = geoProjection(geoPattersonRaw)
    .rotate([-(CUT_LON + 180), 0])
    .scale(unit)
    .translate([0, 0])
    .precision(0);
  const toPath = geoPath(projection);
  const outline = (shape: Parameters<typeof toPath>[0]): Outline => {
    const [[x0, y0], [x1, y1]] = toPath.bounds(shape);
    const [left, top] = [Math.floor(x0), Math.floor(y0)];
    return [steps(toPath(shape) ?? ''), left, top, Math.ceil(x1) - left, Math.ceil(y1) - top];
  };
  const lines = ({ coordinates }: MultiLineString): Outline[] =>
    coordinates.map((line) => outline({ type: 'LineString', coordinates: line }));
  const { countries } = atlas.objects;
  const code = (one: { id?: string | number | undefined }) => regionOf(one.id);
  return {
    lands: feature(atlas, countries).features.flatMap((one): Land['lands'] =>
      one.id === ANTARCTICA ? [] : [[regionOf(one.id), outline(one)]],
    ),
    coast: lines(mesh(atlas, countries, (a, b) => a === b)),
    borders: lines(mesh(atlas, countries, (a, b) => a !== b && (code(a) !== code(b) || code(a) === null))),
  };
}

/** "M10.4,20.2L11.7,22Z" in whole units and as steps from point to point, a third as long: "M10,20l2,2z". */
function steps(path: string): string {
  let x = 0;
  let y = 0;
  return path.replace(
    /([MLZ])(?:(-?[\d.e-]+),(-?[\d.e-]+))?/g,
    (_, command: string, right: string, down: string) => {
      if (command === 'Z') return 'z';
      const [toX, toY] = [Math.round(Number(right)), Math.round(Number(down))];
      const step = command === 'M' ? `M${toX},${toY}` : `l${toX - x},${toY - y}`;
      [x, y] = [toX, toY];
      return step;
    },
  );
}

const FILE = /^(.*\/world-atlas\/(countries-\d+m)\.json)\?land(-url)?$/;

/** `countries-110m.json?land`: the shapes of an atlas ready to be drawn; `?land-url`: the address of the same as a file. */
export function land(): Plugin {
  const made = async (file: string, unit: number) =>
    JSON.stringify(drawLand(JSON.parse(await readFile(file, 'utf8')), unit));
  let building = false;
  return {
    name: 'land',
    enforce: 'pre',
    configResolved: ({ command }) => {
      building = command === 'build';
    },
    configureServer({ middlewares }) {
      middlewares.use('/@land/', (asked, answer, next) => {
        const name = /^\/(countries-\d+m)$/.exec(asked.url ?? '')?.[1];
        if (!name) return next();
        made(new URL(`../node_modules/world-atlas/${name}.json`, import.meta.url).pathname, UNIT).then(
          (text) => {
            answer.setHeader('content-type', 'application/json');
            answer.end(text);
          },
          next,
        );
      });
    },
    async load(id) {
      const [, file, name, address] = FILE.exec(id) ?? [];
      if (!file || !name) return null;
      if (!address)
        return {
          code: `export default JSON.parse(${JSON.stringify(await made(file, UNIT / COARSER))})`,
          moduleType: 'js',
        };
      if (!building) return { code: `export default '/@land/${name}'`, moduleType: 'js' };
      const reference = this.emitFile({
        type: 'asset',
        name: `${name}.json`,
        source: await made(file, UNIT),
      });
      return { code: `export default import.meta.ROLLUP_FILE_URL_${reference}`, moduleType: 'js' };
    },
  };
}
