import Phaser from 'phaser';
import { spoken } from '../i18n/speak.ts';
import { palette } from '../theme/index.ts';
import { afterPaint } from '../ui/calm.ts';
import { Camera, circumference, coordinateIn, type Lens, MIDDLE, nearestCopy, placeIn } from './camera.ts';
import { drawChrome, type Link } from './chrome.ts';
import { hitInset, nodesIn, overInset, worksIn } from './composition.ts';
import { Drawing, type Moment, sameGround } from './drawing.ts';
import { type Box, holds, type Point } from './geometry.ts';
import { hitIn, type Node } from './hits.ts';
import { sourceOf } from './inset.ts';
import type { MapModel } from './model.ts';
import type { Measure, Names } from './picture.ts';
import { regionAt } from './shapes.ts';
import { similarity } from './sheet.ts';
import { FACE_FONTS, measurer } from './words.ts';
import type { MapSite } from './works.ts';

export type Target = Omit<Node, 'at'>;

export interface MapEvents {
  select(target: Target | null, at: Point): void;
  hover(target: Target | null, at: Point): void;
  arranged(nodes: Node[], works: ReadonlyMap<string, readonly MapSite[]>): void;
}

export interface MapOptions {
  still: boolean; // reduced motion
  inset: boolean;
  magnified?: number; // times as large as on a desk, for a wall; the page scales the host
  controls(): Box[]; // what lies over the map
}

const REROUTE_MS = 1400;
/** A hand that has not moved for so long rests; then the map is drawn crisply. */
const REST_MS = 140;

/** The map as one scene: sheets that are drawn when something has changed, and slide under the hand. It rests otherwise. */
export class MapScene extends Phaser.Scene {
  readonly globe = new Camera();
  private readonly names: Names;
  private readonly reports: MapEvents;
  private readonly options: MapOptions;
  private readonly pixel: number;
  private model: MapModel;
  private before: MapModel | null = null;
  private moving: { since: number; ms: number } | null = null;
  private stale: 'ground' | 'trade' | 'chrome' | null = 'ground';
  private rest: ReturnType<typeof setTimeout> | undefined;
  private resting = true;
  private gone = false;
  private waking = false;
  private chosen: string | null = null;
  private focused: Target | null = null;
  private link: Link | null = null;
  private drawing: Drawing | null = null;
  private pen: Phaser.GameObjects.Graphics | null = null;
  private measure: Measure = () => 0;

  constructor(model: MapModel, names: Names, events: MapEvents, options: MapOptions, pixel: number) {
    super('map');
    this.model = model;
    this.names = names;
    this.reports = events;
    this.options = options;
    this.pixel = pixel;
  }

  create(): void {
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas) this.measure = measurer(canvas);
    this.pen = this.add.graphics().setDepth(40);
    this.resized();
    this.turnHome();
    const stops = [palette, spoken].map((one) => one.subscribe(() => this.touch('ground')));
    this.events.once('destroy', () => {
      this.gone = true;
      this.drawing?.stop();
      clearTimeout(this.rest);
      for (const stop of stops) stop();
    });
    if (FACE_FONTS.every((font) => document.fonts.check(font))) return;
    // A font that does not come is stood in for by another; those that come are measured anew.
    void Promise.allSettled(FACE_FONTS.map((font) => document.fonts.load(font))).then(() => {
      if (canvas) this.measure = measurer(canvas);
      this.touch('trade');
    });
  }

  override update(time: number): void {
    const progress = this.moving ? Math.min(1, (time - this.moving.since) / this.moving.ms) : 1;
    if (progress < 1) this.touch('trade');
    if (this.link?.drift && !this.link.fixed) this.panBy(this.link.drift.x, this.link.drift.y);
    const { stale } = this;
    if (!stale) {
      this.game.loop.sleep();
      return;
    }
    this.stale = null;
    const { drawing, globe, screen, resting } = this;
    if (!drawing) return;
    const ground = drawing.ground.covers(globe, screen);
    const sketched = !ground.whole || ground.k > 1.7;
    if (sketched) drawing.sketchGround(this.moment(1), resting);
    else drawing.ground.lay(globe);
    if (stale === 'ground' && resting) drawing.surveyGround(this.moment(1), sketched);
    const trade = drawing.trade.covers(globe, screen);
    const fresh = stale !== 'chrome' && resting;
    if (fresh || progress < 1 || !trade.whole || Math.abs(Math.log(trade.k)) > 0.25) {
      drawing.drawTrade(this.moment(ease(progress)), this.measure);
      if (progress >= 1 && drawing.now) this.reports.arranged(nodesIn(drawing.now), worksIn(drawing.now));
    } else drawing.trade.lay(globe);
    if (progress >= 1) this.moving = null;
    this.drawChrome();
  }

  private get screen(): Box {
    return { x: 0, y: 0, w: this.scale.width / this.pixel, h: this.scale.height / this.pixel };
  }

  /** Shows another state of the world; lines swell and shrink to what they now carry, and new bars snap shut. */
  show(model: MapModel, ms: number | null = null): void {
    const moves = ms !== null || model.turn !== this.model.turn;
    if (moves && !this.options.still) {
      this.before = this.model;
      this.moving = { since: this.game.loop.time, ms: ms ?? REROUTE_MS };
    }
    const same = sameGround(model, this.model);
    this.model = model;
    this.touch(same ? 'trade' : 'ground');
  }

  choose(id: string | null): void {
    if (id === this.chosen) return;
    this.chosen = id;
    this.touch('trade');
  }

  focusOn(target: Target | null): void {
    this.focused = target;
    this.touch('chrome');
  }

  linking(link: Link | null): void {
    this.link = link;
    this.touch('chrome');
  }

  setInset(on: boolean): void {
    this.options.inset = on;
    this.touch('trade');
  }

  lookAt(lon: number, lat: number): void {
    this.globe.lookAt(lon, lat, Math.max(2.2, this.globe.zoom));
    this.touch('ground');
  }

  zoomBy(factor: number, at: Point = { x: this.screen.w / 2, y: this.screen.h / 2 }): void {
    this.globe.zoomBy(factor, at);
    this.moved();
  }

  panBy(dx: number, dy: number): void {
    this.globe.panBy(dx, dy);
    this.moved();
  }

  goHome(): void {
    this.turnHome();
    this.moved();
  }

  private turnHome(): void {
    const home = this.model.regions.find((region) => region.id === this.model.mine);
    const [lon, lat] = home ? [home.lon, home.lat] : MIDDLE;
    this.globe.setHome(lon, lat);
  }

  resized(): void {
    const { w, h } = this.screen;
    this.globe.resize(w, h);
    this.drawing?.destroy();
    this.drawing = new Drawing(this, this.screen, this.pixel, this.names, () => this.touch('chrome'));
    this.touch('ground');
  }

  /** What is under a point of the screen: marks first, then land. */
  under(point: Point): Target | null {
    if (!holds(this.screen, point)) return null;
    const now = this.drawing?.now;
    const drawn = this.drawing?.trade.drawn;
    if (!now || !drawn) return null;
    if (now.inset && overInset(now, point)) return hitInset(now, point) ?? landAt(now.inset.lens, point);
    const { k, dx, dy } = similarity(drawn, this.globe);
    const hit = hitIn(now.main, { x: (point.x - dx) / k, y: (point.y - dy) / k });
    if (hit) return hit;
    return landAt(this.globe, point);
  }

  /** The country whose mark or name is there, and whether its land alone is. */
  grip(point: Point): { region: string; land: boolean } | null {
    const target = this.under(point);
    if (target?.kind !== 'region') return null;
    const at = this.placeOf(target.id);
    return { region: target.id, land: !at || Math.hypot(at.x - point.x, at.y - point.y) > 26 };
  }

  /** Where the mark of a country is on the screen: in the inset, if it is there. */
  placeOf(region: string): Point | null {
    const close = this.drawing?.now?.close?.marks.find((one) => one.id === region);
    if (close) return close.at;
    const found = this.model.regions.find((one) => one.id === region);
    if (!found) return null;
    const middle = { x: this.screen.w / 2, y: this.screen.h / 2 };
    return nearestCopy(placeIn(this.globe, found.lon, found.lat), middle, circumference(this.globe));
  }

  hovered(point: Point): void {
    this.reports.hover(this.under(point), point);
  }

  tapped(point: Point): void {
    const target = this.under(point);
    this.choose(target?.id ?? null);
    this.reports.select(target, point);
  }

  /** The hand moves the map: pictures slide, and are drawn crisply when it rests. */
  private moved(): void {
    this.resting = false;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.resting = true;
      this.touch('ground');
    }, REST_MS);
    this.touch('chrome');
  }

  private touch(what: 'ground' | 'trade' | 'chrome'): void {
    if (this.stale === null || what === 'ground' || (what === 'trade' && this.stale === 'chrome'))
      this.stale = what;
    if (this.gone || !this.game || this.game.loop.running || this.waking) return;
    this.waking = true;
    // Waking draws at once, which takes its time: first the page shows what has been pressed.
    afterPaint(() => {
      this.waking = false;
      if (!this.gone && !this.game.loop.running) this.game.loop.wake();
    });
  }

  private moment(progress: number): Moment {
    const { model, before, globe, chosen, options } = this;
    return {
      model,
      before,
      progress,
      camera: globe,
      closer: options.inset,
      taken: options.controls(),
      chosen,
    };
  }

  private drawChrome(): void {
    if (!this.pen) return;
    const { pen, pixel, screen } = this;
    const inset = this.drawing?.now?.inset ?? null;
    const ring = this.focused ? this.ringOf(this.focused) : null;
    drawChrome(pen, pixel, palette.value, {
      lens: this.globe,
      screen,
      inset: inset && { body: inset.body, head: inset.head, source: sourceOf(inset, this.globe) },
      ring,
      link: this.link,
      place: (region) => this.placeOf(region),
    });
  }

  private ringOf(target: Target): Point | null {
    const now = this.drawing?.now;
    const drawn = this.drawing?.trade.drawn;
    const node = now && nodesIn(now).find(({ kind, id }) => kind === target.kind && id === target.id);
    if (!node || !drawn) return null;
    if (overInset(now, node.at)) return node.at;
    const { k, dx, dy } = similarity(drawn, this.globe);
    return { x: node.at.x * k + dx, y: node.at.y * k + dy };
  }
}

function landAt(lens: Lens, point: Point): Target | null {
  const { lon, lat } = coordinateIn(lens, point);
  const region = regionAt(lon, lat);
  return region ? { kind: 'region', id: region } : null;
}

const ease = (t: number) => 1 - (1 - t) * (1 - t) * (1 - t);
