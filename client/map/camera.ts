import type { Point } from './geometry.ts';

/** Where the trade of the game crosses. */
export const MIDDLE: [lon: number, lat: number] = [160, 24];

/** The lands of interest lie between these latitudes. */
const NORTH = 74;
const SOUTH = -42;
/** Pacific-centred: the left edge cuts the Atlantic at 14 degrees west. */
export const HOME_LON = 166;
const DEEPEST_ZOOM = 12;
/** How close a narrow screen looks at home. */
const NARROW_ZOOM = 1.9;
/** A screen that shows less than this part of the way round is narrow. */
const NARROW = 1.3;
const RADIAN = Math.PI / 180;

/** Patterson, Šavrič, Jenny 2015, "Introducing the Patterson Cylindrical Projection", Cartographic Perspectives 78. */
const PATTERSON = [1.0148, 0.23185, -0.14499, 0.02406] as const;

/** Height on the map of a latitude, in radians of longitude at zoom 1; the projection is cylindrical. */
export function northing(lat: number): number {
  const [a, b, c, d] = PATTERSON;
  const phi = lat * RADIAN;
  const square = phi * phi;
  return -phi * (a + square * square * (b + square * (c + d * square)));
}

/** The latitude at a height on the map, by Newton's method. */
function latitude(height: number): number {
  const [a, b, c, d] = PATTERSON;
  let phi = -height;
  for (let step = 0; step < 8; step++) {
    const square = phi * phi;
    const slope = a + square * square * (5 * b + square * (7 * c + 9 * d * square));
    phi += (northing(phi / RADIAN) - height) / slope;
  }
  return phi / RADIAN;
}

/** How a picture of the world stands on the screen, CSS px: longitudes and latitudes only shift and scale. */
export interface Lens {
  readonly scale: number; // px per radian of longitude
  readonly lon: number; // in the middle
  readonly middle: number; // px of that longitude
  readonly equator: number; // px of latitude 0
}

/** Screen place of a coordinate, in the copy of the world nearest to the middle. */
export function placeIn(lens: Lens, lon: number, lat: number): Point {
  let east = (lon - lens.lon) % 360;
  if (east > 180) east -= 360;
  if (east < -180) east += 360;
  return { x: lens.middle + east * RADIAN * lens.scale, y: lens.equator + northing(lat) * lens.scale };
}

/** Longitude and latitude under a point on screen. */
export function coordinateIn(lens: Lens, { x, y }: Point): { lon: number; lat: number } {
  const lat = latitude((y - lens.equator) / lens.scale);
  const lon = lens.lon + (x - lens.middle) / lens.scale / RADIAN;
  return { lon: ((((lon + 180) % 360) + 360) % 360) - 180, lat };
}

/** Width of the whole world on screen. */
export const circumference = (lens: Lens): number => 2 * Math.PI * lens.scale;

/** The same point in the copy of the world that is nearest to another. */
export function nearestCopy<P extends Point>(point: P, to: Point, turn: number): P {
  return { ...point, x: point.x - turn * Math.round((point.x - to.x) / turn) };
}

/** Where the map looks: pan is a turn of the globe, so it wraps without end. All lengths in CSS px. */
export class Camera implements Lens {
  private width = 1;
  private height = 1;
  private offset = 0; // px from the top of the map to the top of the screen
  private home: { lon: number; lat: number } | null = null;
  lon = HOME_LON;
  zoom = 1;

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.panBy(0, 0);
  }

  /** On narrow screens the view opens on one's own country, not on the whole ocean. */
  setHome(lon: number, lat: number): void {
    this.home = { lon, lat };
    this.goHome();
  }

  goHome(): void {
    this.zoom = 1;
    this.lon = HOME_LON;
    this.offset = 0;
    if (this.home && this.narrow) this.lookAt(this.home.lon, this.home.lat, NARROW_ZOOM);
  }

  lookAt(lon: number, lat: number, zoom: number): void {
    this.zoom = Math.min(DEEPEST_ZOOM, Math.max(1, zoom));
    this.lon = lon;
    this.offset = (northing(lat) - northing(NORTH)) * this.scale - this.height / 2;
    this.panBy(0, 0);
  }

  panBy(dx: number, dy: number): void {
    const lon = this.lon - dx / this.scale / RADIAN;
    this.lon = ((((lon + 180) % 360) + 360) % 360) - 180;
    const most = (northing(SOUTH) - northing(NORTH)) * this.scale - this.height;
    this.offset = most < 0 ? most / 2 : Math.max(0, Math.min(most, this.offset - dy));
  }

  /** Zooms about a point on screen, which stays where it is. */
  zoomBy(factor: number, at: Point): void {
    const { lon, lat } = coordinateIn(this, at);
    this.zoom = Math.min(DEEPEST_ZOOM, Math.max(1, this.zoom * factor));
    const now = placeIn(this, lon, lat);
    this.panBy(at.x - now.x, at.y - now.y);
  }

  get scale(): number {
    return this.zoom * this.fit;
  }

  get middle(): number {
    return this.width / 2;
  }

  get equator(): number {
    return -northing(NORTH) * this.scale - this.offset;
  }

  /** The whole world at the height of the screen is much wider than the screen. */
  get narrow(): boolean {
    return this.fitHeight * 2 * Math.PI > this.width * NARROW;
  }

  /** As it stands now, for pictures that are kept while it moves on. */
  still(): Lens {
    const { scale, lon, middle, equator } = this;
    return { scale, lon, middle, equator };
  }

  private get fitHeight(): number {
    return this.height / (northing(SOUTH) - northing(NORTH));
  }

  /** All the way round; where that leaves much sea above and below, the height counts. */
  private get fit(): number {
    const fitWidth = this.width / (2 * Math.PI);
    return this.narrow ? Math.max(fitWidth, this.fitHeight) : fitWidth;
  }
}
