import Phaser from 'phaser';
import { Camera } from './camera.ts';
import { type Arc, distanceTo, drawArc, drawCut, layOut } from './flows.ts';
import { Labels, type Names } from './labels.ts';
import { drawLand, regionAt } from './land.ts';
import type { MapFlow, MapModel } from './model.ts';
import { nearest, type Point, placeRegions, placeSites } from './places.ts';
import { drawSite, PLATE } from './sites.ts';

export type Target = { kind: 'region' | 'site' | 'flow'; id: string };

export interface MapEvents {
  select(target: Target | null): void;
  hover(target: Target | null, x: number, y: number): void;
}

const REROUTE_MS = 1400;

/** The map as one scene. It draws when something has changed and rests otherwise. */
export class MapScene extends Phaser.Scene {
  private readonly globe = new Camera();
  private readonly names: Names;
  private readonly reports: MapEvents;
  private readonly still: boolean;
  private model: MapModel;
  private before: MapModel | null = null;
  private changedAt = Number.NEGATIVE_INFINITY;
  private dirty: 'all' | 'shapes' | null = 'all';
  private chosen: string | null = null;
  private arcs: Arc[] = [];
  private sitePlaces: ReadonlyMap<string, Point> = new Map();
  private pen: Phaser.GameObjects.Graphics | null = null;
  private base: Phaser.Textures.CanvasTexture | null = null;
  private labels: Labels | null = null;

  constructor(model: MapModel, names: Names, events: MapEvents, still: boolean) {
    super('map');
    this.model = model;
    this.names = names;
    this.reports = events;
    this.still = still;
  }

  create(): void {
    this.pen = this.add.graphics().setDepth(20);
    this.labels = new Labels(this);
    this.resized();
    this.goHome();
  }

  override update(time: number): void {
    const moving = time - this.changedAt < REROUTE_MS;
    if (moving) this.dirty ??= 'shapes';
    if (!this.dirty) {
      this.game.loop.sleep();
      return;
    }
    if (this.dirty === 'all') this.drawBase();
    this.dirty = null;
    this.drawShapes(moving ? ease((time - this.changedAt) / REROUTE_MS) : 1);
  }

  /** Device pixels in a CSS pixel. */
  private get pixel(): number {
    return 1 / this.scale.zoom;
  }

  show(model: MapModel): void {
    if (model.turn !== this.model.turn && !this.still) {
      this.before = this.model;
      this.changedAt = this.game.loop.time;
    }
    this.model = model;
    this.touch('shapes');
  }

  choose(id: string | null): void {
    this.chosen = id;
    this.touch('shapes');
  }

  focus(region: string): void {
    const place = this.model.regions.find((one) => one.id === region);
    if (place) this.globe.lookAt(place.lon, place.lat, Math.max(2.2, this.globe.zoom));
    this.choose(region);
    this.touch('all');
  }

  zoomBy(factor: number, x = this.scale.width / 2, y = this.scale.height / 2): void {
    this.globe.zoomBy(factor, x, y);
    this.touch('all');
  }

  panBy(dx: number, dy: number): void {
    this.globe.panBy(dx, dy);
    this.touch('all');
  }

  goHome(): void {
    const home = this.model.regions.find((region) => region.id === this.model.mine);
    if (home) this.globe.setHome(home.lon, home.lat);
    this.touch('all');
  }

  resized(): void {
    const { width, height } = this.scale;
    this.globe.resize(width, height);
    if (this.textures.exists('base')) {
      this.children.getByName('base')?.destroy();
      this.textures.remove('base');
    }
    this.base = this.textures.createCanvas('base', width, height);
    this.add.image(0, 0, 'base').setOrigin(0).setDepth(0).setName('base');
    this.touch('all');
  }

  /** What is under a point, in device pixels: plates first, then flows, then land. */
  under(x: number, y: number): Target | null {
    const reach = (PLATE + 5) * this.pixel;
    for (const [id, at] of this.sitePlaces)
      if (Math.hypot(at.x - x, at.y - y) < reach) return { kind: 'site', id };
    for (const arc of this.arcs)
      if (distanceTo(arc.points, x, y) < Math.max(arc.width / 2, 7 * this.pixel))
        return { kind: 'flow', id: arc.flow.id };
    const ground = this.globe.at(x, y);
    const region = ground ? regionAt(ground[0], ground[1]) : null;
    return region ? { kind: 'region', id: region } : null;
  }

  hovered(x: number, y: number, cssX: number, cssY: number): void {
    this.reports.hover(this.under(x, y), cssX, cssY);
  }

  tapped(x: number, y: number): void {
    const target = this.under(x, y);
    this.choose(target?.id ?? null);
    this.reports.select(target);
  }

  private touch(what: 'all' | 'shapes'): void {
    if (this.dirty !== 'all') this.dirty = what;
    if (!this.game.loop.running) this.game.loop.wake();
  }

  private drawBase(): void {
    if (!this.base) return;
    const { width, height } = this.scale;
    drawLand(this.base.context, this.globe, { width, height, pixel: this.pixel }, this.model.mine);
    this.base.refresh();
  }

  private drawShapes(progress: number): void {
    const { pen, labels, model, globe, pixel } = this;
    if (!pen || !labels) return;
    const size = { width: this.scale.width, height: this.scale.height };
    pen.clear();
    const regions = placeRegions(model, globe);
    const shown = model.sites.filter(
      (site) => site.state !== 'deposit' || globe.zoom > 1.6 || site.id === this.chosen,
    );
    this.sitePlaces = placeSites(shown, globe, 21 * pixel);
    const { flows, share } = this.blend(progress);
    this.arcs = layOut(flows, regions, globe.around, pixel, share);
    for (const arc of this.arcs)
      for (const shift of this.copies(arc.points, size.width)) {
        const points =
          shift === 0 ? arc.points : arc.points.map((point) => ({ x: point.x + shift, y: point.y }));
        drawArc(pen, { ...arc, points }, pixel, arc.flow.id === this.chosen);
      }
    const cuts = this.drawCuts(pen, regions);
    for (const site of shown) {
      const at = this.sitePlaces.get(site.id);
      if (at) drawSite(pen, site, at, pixel, site.id === this.chosen);
    }
    labels.draw(
      { ...model, sites: shown },
      globe,
      { sites: this.sitePlaces, regions, cuts },
      pixel,
      this.names,
      size,
    );
  }

  /** Between two turns, lines swell or shrink to what they now carry. */
  private blend(progress: number): { flows: MapFlow[]; share: (flow: MapFlow) => number } {
    if (progress >= 1 || !this.before) return { flows: this.model.flows, share: () => 1 };
    const old = new Map(this.before.flows.map((flow) => [flow.id, flow]));
    const now = new Map(this.model.flows.map((flow) => [flow.id, flow]));
    const gone = this.before.flows.filter((flow) => !now.has(flow.id) && !flow.draft);
    const share = (flow: MapFlow) => {
      if (!now.has(flow.id)) return 1 - progress;
      const was = old.get(flow.id)?.tonnes ?? 0;
      return flow.tonnes > 0 ? (was + (flow.tonnes - was) * progress) / flow.tonnes : 1;
    };
    return { flows: [...this.model.flows, ...gone], share };
  }

  private drawCuts(
    pen: Phaser.GameObjects.Graphics,
    regions: ReadonlyMap<string, Point>,
  ): Map<string, Point> {
    const middles = new Map<string, Point>();
    for (const cut of this.model.cuts) {
      const arc = this.arcs.find(
        ({ flow }) => flow.from === cut.from && flow.to === cut.to && flow.good === cut.commodity,
      );
      const [a, b] = arc ? [arc.points[17], arc.points[19]] : this.straight(cut.from, cut.to, regions);
      if (!a || !b) continue;
      drawCut(pen, a, { x: b.x - a.x, y: b.y - a.y }, cut, this.pixel);
      middles.set(cut.id, a);
    }
    return middles;
  }

  private straight(
    from: string,
    to: string,
    regions: ReadonlyMap<string, Point>,
  ): [Point | undefined, Point | undefined] {
    const a = regions.get(from);
    const b = regions.get(to);
    if (!a || !b) return [undefined, undefined];
    const end = nearest(b, a, this.globe.around);
    const middle = { x: (a.x + end.x) / 2, y: (a.y + end.y) / 2 };
    return [middle, { x: middle.x + (end.x - a.x) * 0.01, y: middle.y + (end.y - a.y) * 0.01 }];
  }

  /** Where a curve that leaves one edge enters again at the other. */
  private copies(points: Point[], width: number): number[] {
    const around = this.globe.around;
    const low = Math.min(...points.map((point) => point.x));
    const high = Math.max(...points.map((point) => point.x));
    return [0, around, -around].filter((shift) => high + shift > 0 && low + shift < width);
  }
}

const ease = (t: number) => 1 - (1 - t) * (1 - t) * (1 - t);
