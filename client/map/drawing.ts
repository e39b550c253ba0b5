import type Phaser from 'phaser';
import { palette } from '../theme/index.ts';
import { whenCalm } from '../ui/calm.ts';
import type { Camera, Lens } from './camera.ts';
import { type Composition, compose, reflow } from './composition.ts';
import { type Box, grown } from './geometry.ts';
import { drawDegrees, drawGround, type Ground } from './ground.ts';
import type { Inset } from './inset.ts';
import type { MapModel } from './model.ts';
import { blend } from './motion.ts';
import { paint, type Strokes } from './paint.ts';
import type { Measure, Names } from './picture.ts';
import { roughShapes } from './shapes.ts';
import { Sheet } from './sheet.ts';
import { survey } from './survey.ts';
import { drawHead } from './words.ts';

/** The picture is kept so much larger than the screen, for the hand to slide. */
const MARGIN = 120;
/** From this zoom on, and on screens so wide, coasts are fine. */
const FINE_FROM = 1.6;
const LARGE = 600;
/** The first survey waits so long for a calm page, ms. */
const CALM = 200;
/** Shallow water is wide and soft: only from here on must it follow each bay. */
const SHOALS_FROM = 3;

/** What is to be drawn at a moment. */
export interface Moment {
  model: MapModel;
  before: MapModel | null;
  progress: number; // 0..1 of the way from one state of the world to the next
  camera: Camera;
  closer: boolean;
  taken: readonly Box[];
  chosen: string | null;
}

/** The sheets of the map: land, trade, and both once more for the inset. */
export class Drawing {
  private readonly scene: Phaser.Scene;
  private readonly pixel: number;
  private readonly names: Names;
  private readonly arrived: () => void;
  /** The newest survey of each sheet of land: what comes of an older one is too late. */
  private readonly newest = new Map<Sheet, object>();
  private surveyed = false;
  private inset: { ground: Sheet; trade: Sheet } | null = null;
  private stand: Composition | null = null;
  private arranged: MapModel | null = null;
  readonly screen: Box;
  readonly ground: Sheet;
  readonly trade: Sheet;

  /** `arrived` is called when land has been drawn elsewhere. */
  constructor(scene: Phaser.Scene, screen: Box, pixel: number, names: Names, arrived: () => void) {
    this.scene = scene;
    this.screen = screen;
    this.pixel = pixel;
    this.names = names;
    this.arrived = arrived;
    const box = grown(screen, Math.min(MARGIN, Math.round(screen.w / 6)));
    this.ground = new Sheet(scene, 'ground', box, pixel, 0);
    this.trade = new Sheet(scene, 'trade', box, pixel, 20);
  }

  /** Takes no more surveys: their sheets are gone, or will be. */
  stop(): void {
    this.newest.clear();
  }

  destroy(): void {
    this.stop();
    this.ground.destroy();
    this.trade.destroy();
    this.closeInset();
  }

  /** What stands on the map, as it was last arranged. */
  get now(): Composition | null {
    return this.stand;
  }

  /** Land at once, if only coarsely: while the hand moves, and where there is none yet. */
  sketchGround({ model, camera }: Moment, fine: boolean): void {
    this.newest.delete(this.ground);
    this.sketch(this.ground, this.ground.box, camera.still(), fine, model);
  }

  /** Land as it is to stay, drawn elsewhere: fine coasts take long. `sketched`: it has just been drawn coarsely. */
  surveyGround({ model, camera }: Moment, sketched: boolean): void {
    if (!sketched || this.wantsFine(camera))
      this.survey(this.ground, this.ground.box, camera.still(), camera, model);
    this.closeInset();
  }

  drawTrade(moment: Moment, measure: Measure): void {
    const { model, before, progress, camera, chosen } = moment;
    const lens = { ...camera.still(), zoom: camera.zoom };
    const { screen, names } = this;
    if (progress >= 1 || !this.stand || this.arranged !== model || !sameLens(this.trade.drawn, lens)) {
      this.arranged = model;
      this.stand = compose(
        model,
        { lens, screen, closer: moment.closer, taken: moment.taken, chosen },
        names,
        measure,
      );
    }
    const { flows, share } = blend(before, model, progress);
    const shown = progress < 1 ? reflow(this.stand, model, flows, share) : this.stand;
    const fresh = new Set(progress < 1 && before ? newLimits(before, model) : []);
    const colours = palette.value;
    const strokes: Strokes = { names, measure, colours, chosen, snapped: progress, fresh };
    this.trade.draw(lens, (pen, box) => {
      drawDegrees(pen, lens, screen, colours);
      paint(pen, shown.main, box, strokes);
    });
    this.drawInset(shown, camera, model, strokes);
  }

  private drawInset({ inset, close }: Composition, camera: Camera, model: MapModel, strokes: Strokes): void {
    const box = inset && grown({ ...inset.body, y: inset.head.y, h: inset.head.h + inset.body.h }, 1);
    const old = this.inset?.ground.box;
    if (old && (!box || !same(old, box))) this.closeInset();
    if (!inset || !box || !close) return;
    this.inset ??= this.openInset(inset, box, camera, model);
    const { names } = this;
    this.inset.trade.draw(inset.lens, (pen) => {
      paint(pen, close, inset.body, strokes);
      drawHead(pen, inset, names.inset(close.bars.map((one) => one.limit)), strokes.colours);
    });
  }

  private closeInset(): void {
    if (this.inset) this.newest.delete(this.inset.ground);
    this.inset?.ground.destroy();
    this.inset?.trade.destroy();
    this.inset = null;
  }

  private openInset(inset: Inset, box: Box, camera: Camera, model: MapModel) {
    const ground = new Sheet(this.scene, 'inset-ground', box, this.pixel, 30);
    const trade = new Sheet(this.scene, 'inset-trade', box, this.pixel, 31);
    this.sketch(ground, inset.body, inset.lens, true, model);
    this.survey(ground, inset.body, inset.lens, camera, model);
    return { ground, trade };
  }

  /** Coarse coasts show their corners close by, and on large screens. */
  private wantsFine({ zoom }: Camera): boolean {
    return zoom >= FINE_FROM || this.screen.w >= LARGE;
  }

  private sketch(sheet: Sheet, body: Box, lens: Lens, shoals: boolean, model: MapModel): void {
    const rough = roughShapes();
    sheet.draw(lens, (pen) =>
      drawGround(pen, lens, body, rough, shoals ? rough : null, groundOf(model), palette.value),
    );
  }

  private survey(sheet: Sheet, body: Box, lens: Lens, camera: Camera, model: MapModel): void {
    const mine = {};
    this.newest.set(sheet, mine);
    const { pixel } = this;
    const what = {
      lens,
      box: sheet.box,
      body,
      pixel,
      fine: this.wantsFine(camera),
      shoals: sheet === this.ground && camera.zoom >= SHOALS_FROM,
      ground: groundOf(model),
      colours: palette.value,
    };
    whenCalm(
      async () => {
        if (this.newest.get(sheet) !== mine) return;
        const picture = await survey(what);
        if (this.newest.get(sheet) !== mine) return;
        this.surveyed = true;
        if (picture) sheet.put(lens, picture);
        else this.sketch(sheet, body, lens, true, model); // coarse coasts do
        this.arrived();
      },
      this.surveyed ? 0 : CALM,
    );
  }
}

const groundOf = ({ mine, regions }: MapModel): Ground => ({
  mine,
  shades: new Map(regions.map(({ id, mood, hatch }) => [id, { mood, hatch }])),
});

/** Whether the land of two states of the world looks the same. */
export const sameGround = (a: MapModel, b: MapModel): boolean =>
  a.mine === b.mine &&
  a.regions.length === b.regions.length &&
  a.regions.every(({ id, mood, hatch }, at) => {
    const other = b.regions[at];
    return id === other?.id && mood === other.mood && hatch === other.hatch;
  });

const newLimits = (before: MapModel, now: MapModel): string[] =>
  now.limits.filter(({ id }) => !before.limits.some((old) => old.id === id)).map(({ id }) => id);

const sameLens = (a: Lens | null, b: Lens): boolean =>
  a !== null && a.scale === b.scale && a.lon === b.lon && a.equator === b.equator;

const same = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
