import { type GeoProjection, geoPath } from 'd3-geo';
import { geoPatterson } from 'd3-geo-projection';

/** The lands of interest lie between these latitudes. */
const NORTH = 74;
const SOUTH = -42;
/** Pacific-centred: the left edge cuts the Atlantic at 14 degrees west. */
const HOME_LON = 166;
const DEEPEST_ZOOM = 9;

const TURN = 2 * Math.PI;

/** Where the map looks: pan is a turn of the globe, so it wraps without end. All lengths in device pixels. */
export class Camera {
  private readonly projection: GeoProjection = geoPatterson().precision(0.3);
  private width = 1;
  private height = 1;
  private lon = HOME_LON;
  private offset = 0; // px the map is moved down
  zoom = 1;
  private home: { lon: number; lat: number } | null = null;

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.apply();
  }

  /** On narrow screens the view opens on one's own country, not on the whole ocean. */
  setHome(lon: number, lat: number): void {
    this.home = { lon, lat };
    this.goHome();
  }

  goHome(): void {
    this.zoom = 1;
    const narrow = this.unit() * TURN > this.width * 1.3;
    this.lon = narrow && this.home ? this.home.lon : HOME_LON;
    this.offset = 0;
    this.apply();
    if (narrow && this.home) this.lookAt(this.home.lon, this.home.lat, 1);
  }

  lookAt(lon: number, lat: number, zoom: number): void {
    this.zoom = zoom;
    this.lon = lon;
    this.apply();
    const [, y] = this.place(lon, lat);
    this.offset += this.height / 2 - y;
    this.apply();
  }

  panBy(dx: number, dy: number): void {
    this.lon -= (dx / (this.scale() * TURN)) * 360;
    this.offset += dy;
    this.apply();
  }

  /** Zooms about a point on screen, which stays where it is. */
  zoomBy(factor: number, x: number, y: number): void {
    const before = this.projection.invert?.([x, y]);
    this.zoom = Math.min(DEEPEST_ZOOM, Math.max(1, this.zoom * factor));
    this.apply();
    if (!before) return;
    const [nx, ny] = this.place(before[0], before[1]);
    this.panBy(x - nx, y - ny);
  }

  /** Screen place of a coordinate, in the copy of the world nearest to the middle. */
  place(lon: number, lat: number): [x: number, y: number] {
    const point = this.projection([lon, lat]);
    return point ?? [0, 0];
  }

  /** Longitude and latitude under a point on screen. */
  at(x: number, y: number): [lon: number, lat: number] | null {
    return this.projection.invert?.([x, y]) ?? null;
  }

  /** Width of the whole world on screen. */
  get around(): number {
    return this.scale() * TURN;
  }

  path(context: CanvasRenderingContext2D) {
    return geoPath(this.projection, context);
  }

  private unit(): number {
    this.projection.rotate([0, 0]).scale(1).translate([0, 0]);
    const top = this.projection([0, NORTH])?.[1] ?? -1.5;
    const bottom = this.projection([0, SOUTH])?.[1] ?? 0.8;
    return Math.max(this.width / TURN, this.height / (bottom - top));
  }

  private scale(): number {
    return this.unitScale * this.zoom;
  }

  private unitScale = 1;

  private apply(): void {
    this.unitScale = this.unit();
    const scale = this.scale();
    this.projection.rotate([0, 0]).scale(scale).translate([0, 0]);
    const top = this.projection([0, NORTH])?.[1] ?? 0;
    const bottom = this.projection([0, SOUTH])?.[1] ?? 0;
    const slack = bottom - top - this.height;
    this.offset = Math.min(0, Math.max(-slack, this.offset));
    this.projection.rotate([-this.lon, 0]).translate([this.width / 2, this.offset - top]);
  }
}
