import { circumference, type Lens, placeIn } from './camera.ts';
import { cluster, DEPOSITS_FROM, type Plate } from './cluster.ts';
import type { Badge, MapRegion } from './countries.ts';
import { type Arc, along, bareWay, layOut } from './curves.ts';
import { around, type Box, grown, holds, type Point } from './geometry.ts';
import { placeWords, type Wish } from './labels.ts';
import type { MapLimit } from './limits.ts';
import type { MapModel } from './model.ts';
import type { MapFlow } from './trade.ts';

export type SeaId = 'pacific' | 'indian' | 'atlantic';
const SEAS: { id: SeaId; lon: number; lat: number }[] = [
  { id: 'pacific', lon: -150, lat: 14 },
  { id: 'indian', lon: 78, lat: -20 },
  { id: 'atlantic', lon: -40, lat: 30 },
];

/** How the map says things; the language is not its own. */
export interface Names {
  region(id: string): string;
  sea(id: SeaId): string;
  limit(limit: MapLimit): string[];
  badge(badge: Badge): string;
  inset(limits: readonly MapLimit[]): string;
}

export type Face = 'nation' | 'partner' | 'sea' | 'caption' | 'badge';
/** Width of words in a face, px. */
export type Measure = (words: string, face: Face) => number;

/** Words with their place. */
export interface Words {
  id: string;
  face: Face;
  lines: string[];
  badges: Badge[];
  box: Box;
  at: Point; // what they name
}

/** The mark of a country, where its trade begins and ends. */
export interface Mark {
  id: string;
  at: Point;
  nation: boolean;
  mine: boolean;
}

/** Bars across the way of trade. */
export interface Bars {
  limit: MapLimit;
  way: Point[];
  bare: boolean; // nothing goes there any more
  at: { at: Point; angle: number }[];
}

/** Everything on the map in its place, CSS px: what is drawn, what is hit, and what the DOM mirrors. */
export interface Picture {
  lens: Lens;
  turn: number; // px round the world
  marks: Mark[];
  arcs: Arc[];
  plates: Plate[];
  bars: Bars[];
  ties: { id: string; way: Point[] }[];
  words: Words[];
}

export interface Staging {
  lens: Lens;
  zoom: number;
  screen: Box; // words stay inside
  taken: readonly Box[]; // by controls
  shown(region: MapRegion): boolean;
  carried(flow: { from: string; to: string }): boolean;
  share?: ((flow: MapFlow) => number) | undefined;
  chosen: string | null;
}

/** Arranges a part of the model on a part of the screen. */
export function arrange(model: MapModel, staging: Staging, names: Names, measure: Measure): Picture {
  const { lens, screen } = staging;
  const turn = circumference(lens);
  const at = (lon: number, lat: number) => placeIn(lens, lon, lat);
  const places = placesIn(model, { lens });
  const regions = model.regions.filter(staging.shown);
  const marks = regions.map(
    ({ id, lon, lat, nation }): Mark => ({ id, at: at(lon, lat), nation, mine: id === model.mine }),
  );
  const arcs = layOut(model.flows.filter(staging.carried), places, turn, staging.share);
  const bars = model.limits.filter(staging.carried).flatMap((limit) => barsOf(limit, arcs, places, turn));
  const markBoxes = marks.map((mark) => around(mark.at, 13));
  const barBoxes = bars.flatMap((one) => one.at.map((bar) => around(bar.at, 20)));
  const known = new Set(regions.map((one) => one.id));
  const plates = cluster(
    model.sites
      .filter((site) => known.has(site.region))
      .filter(
        (site) => site.state !== 'deposit' || staging.zoom > DEPOSITS_FROM || site.id === staging.chosen,
      )
      .map((site) => ({ site, at: at(site.lon, site.lat) })),
    [...markBoxes, ...barBoxes, ...staging.taken],
    (region) => places.get(region) ?? null,
    screen,
  );
  const ties = model.treaties
    .filter(({ one, other }) => staging.carried({ from: one, to: other }))
    .flatMap(({ id, one, other }) => {
      const a = places.get(one);
      const b = places.get(other);
      return a && b ? [{ id, way: bareWay(b, a, turn) }] : [];
    });
  const wishes = [
    ...bars.flatMap((one) => captionOf(one, names, measure)),
    ...[...regions]
      .sort((a, b) => rank(b, model) - rank(a, model))
      .map((region) => nameOf(region, places, names, measure)),
    ...seasOf(at, staging, names, measure),
  ];
  const taken = [...staging.taken, ...markBoxes, ...barBoxes, ...plates.map((one) => one.box)];
  const lines = arcs.flatMap((arc) => arc.points);
  const byId = new Map(wishes.map((one) => [one.wish.id, one]));
  const words = placeWords(
    wishes.map((one) => one.wish),
    taken,
    lines,
    screen,
  ).flatMap(({ id, box, at: place, less }): Words[] => {
    const found = byId.get(id);
    if (!found) return [];
    return [{ id, face: found.face, lines: found.lines, badges: less ? [] : found.badges, box, at: place }];
  });
  return { lens, turn, marks, arcs, plates, bars, ties, words };
}

/** Where each country's trade begins and ends. */
export const placesIn = ({ regions }: MapModel, { lens }: Pick<Picture, 'lens'>): Map<string, Point> =>
  new Map(regions.map(({ id, lon, lat }) => [id, placeIn(lens, lon, lat)]));

/** Names in this order: one's own, the nations, those with badges, the others; the rest of the world last. */
const rank = (region: MapRegion, model: MapModel) =>
  region.id === 'ROW' ? -1 : Number(region.id === model.mine) + 2 * Number(region.nation);

interface Asked {
  wish: Wish;
  face: Face;
  lines: string[];
  badges: Badge[];
}

export const LINE = { nation: 16, partner: 14, sea: 16, caption: 15, badge: 16 } as const;
const PAD = { x: 6, y: 3 };
/** Room for a badge's sign before its figure, and after it. */
export const BADGE = { sign: 15, gap: 7 };

function nameOf(
  region: MapRegion,
  places: ReadonlyMap<string, Point>,
  names: Names,
  measure: Measure,
): Asked {
  const face = region.nation ? 'nation' : 'partner';
  const line = face === 'nation' ? spaced(names.region(region.id)) : names.region(region.id);
  const row = region.badges.reduce(
    (sum, badge) => sum + BADGE.sign + measure(names.badge(badge), 'badge') + BADGE.gap,
    -BADGE.gap,
  );
  return {
    face,
    lines: [line],
    badges: region.badges,
    wish: {
      id: `name-${region.id}`,
      w: Math.max(measure(line, face), row),
      h: LINE[face] + (region.badges.length > 0 ? LINE.badge : 0),
      at: places.get(region.id) ?? { x: 0, y: 0 },
      clear: 9,
      far: region.nation ? 80 : 40,
      ...(region.badges.length > 0 && { less: { w: measure(line, face), h: LINE[face] } }),
    },
  };
}

function captionOf(bars: Bars, names: Names, measure: Measure): Asked[] {
  const [bar] = bars.at;
  const lines = names.limit(bars.limit);
  if (!bar || lines.length === 0) return [];
  return [
    {
      face: 'caption',
      lines,
      badges: [],
      wish: {
        id: `limit-${bars.limit.id}`,
        w: Math.max(...lines.map((line) => measure(line, 'caption'))) + 2 * PAD.x,
        h: lines.length * LINE.caption + 2 * PAD.y,
        at: bar.at,
        clear: 15,
        far: 90,
      },
    },
  ];
}

function seasOf(
  at: (lon: number, lat: number) => Point,
  { screen }: Staging,
  names: Names,
  measure: Measure,
): Asked[] {
  return SEAS.map((sea) => ({ sea, at: at(sea.lon, sea.lat) }))
    .filter((one) => holds(grown(screen, -20), one.at))
    .map(({ sea, at: place }) => {
      const line = names.sea(sea.id);
      return {
        face: 'sea' as const,
        lines: [line],
        badges: [],
        wish: { id: `sea-${sea.id}`, w: measure(line, 'sea'), h: LINE.sea, at: place, clear: 0, far: 70 },
      };
    });
}

/** Where on the way each kind of restriction stands: what the seller does near the middle, what the buyer does at the end. */
const STANDS: Record<MapLimit['is'], number> = {
  embargo: 0.5,
  delays: 0.5,
  suspected: 0.5,
  licence: 0.24,
  tariff: 0.8,
};

function barsOf(
  limit: MapLimit,
  arcs: readonly Arc[],
  places: ReadonlyMap<string, Point>,
  turn: number,
): Bars[] {
  const goods: string[] = limit.parts.map((part) => part.good);
  const own = arcs.filter(({ flow }) => flow.from === limit.from && flow.to === limit.to);
  const stopped = own.filter(({ flow }) => goods.includes(flow.good));
  const crossed = stopped.length > 0 ? stopped : own.slice(0, 1);
  if (crossed.length > 0) {
    const way = crossed[0]?.points ?? [];
    return [{ limit, way, bare: false, at: crossed.map((arc) => along(arc.points, STANDS[limit.is])) }];
  }
  // A tariff or licence on goods that nobody ships says little; a halt says it all.
  if (limit.is === 'tariff' || limit.is === 'licence') return [];
  const a = places.get(limit.from);
  const b = places.get(limit.to);
  if (!a || !b) return [];
  const way = bareWay(a, b, turn);
  return [{ limit, way, bare: true, at: [along(way, STANDS[limit.is])] }];
}

/** Nations are set in wide capitals, as atlases do; scripts without capitals stay as they are. */
function spaced(words: string): string {
  const capitals = words.toLocaleUpperCase();
  return capitals === words.toLocaleLowerCase() ? words : capitals.split('').join('\u200A\u200A');
}
