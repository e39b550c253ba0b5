import type Phaser from 'phaser';
import { FONT, INK, MAP } from '../theme/tokens.ts';
import type { Camera } from './camera.ts';
import type { MapModel } from './model.ts';
import type { Point } from './places.ts';

export interface Names {
  region(id: string): string;
  sea(id: SeaId): string;
  caption(cut: MapModel['cuts'][number]): string;
}

export type SeaId = 'pacific' | 'indian' | 'atlantic';
const SEAS: { id: SeaId; lon: number; lat: number }[] = [
  { id: 'pacific', lon: -150, lat: 14 },
  { id: 'indian', lon: 78, lat: -20 },
  { id: 'atlantic', lon: -40, lat: 30 },
];

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Names on the map, most important first; one that would touch another or a plate is left out or moved. */
export class Labels {
  private readonly scene: Phaser.Scene;
  private readonly made = new Map<string, Phaser.GameObjects.Text>();

  constructor(scene: Phaser.Scene) {
    this.scene = scene;
  }

  draw(
    model: MapModel,
    camera: Camera,
    places: {
      sites: ReadonlyMap<string, Point>;
      regions: ReadonlyMap<string, Point>;
      cuts: ReadonlyMap<string, Point>;
    },
    pixel: number,
    names: Names,
    size: { width: number; height: number },
  ): void {
    for (const label of this.made.values()) label.setVisible(false);
    const taken: Box[] = [];
    for (const site of model.sites) {
      const at = places.sites.get(site.id);
      const half = (site.state === 'deposit' ? 5 : 12) * pixel;
      if (at) taken.push({ x: at.x - half, y: at.y - half, w: 2 * half, h: 2 * half });
    }
    for (const cut of model.cuts) {
      const at = places.cuts.get(cut.id);
      if (at)
        this.place(
          `cut-${cut.id}`,
          names.caption(cut),
          'caption',
          { x: at.x, y: at.y + 24 * pixel },
          taken,
          pixel,
          size,
        );
    }
    const regions = model.regions.sort((a, b) => Number(b.nation) - Number(a.nation));
    for (const region of regions) {
      const at = places.regions.get(region.id);
      if (!at) continue;
      const around = camera.around;
      for (const x of [at.x, at.x - around, at.x + around])
        if (x > 0 && x < size.width)
          this.place(
            `${region.id}${x < at.x ? '-' : x > at.x ? '+' : ''}`,
            names.region(region.id),
            region.nation ? 'nation' : 'partner',
            { x, y: at.y },
            taken,
            pixel,
            size,
          );
    }
    for (const sea of SEAS) {
      const [x, y] = camera.place(sea.lon, sea.lat);
      this.place(`sea-${sea.id}`, names.sea(sea.id), 'sea', { x, y }, taken, pixel, size);
    }
  }

  private place(
    id: string,
    words: string,
    style: keyof typeof STYLES,
    at: Point,
    taken: Box[],
    pixel: number,
    size: { width: number; height: number },
  ): void {
    const label = this.label(id, style, pixel);
    label.setText(style === 'nation' ? spaced(words) : words);
    const { width: w, height: h } = label;
    const tries = TRIES.map(([dx, dy]) => ({
      x: at.x - w / 2 + dx * pixel,
      y: at.y - h / 2 + dy * pixel,
      w,
      h,
    }));
    const inside = (box: Box) =>
      box.x > 8 * pixel &&
      box.x + box.w < size.width - 8 * pixel &&
      box.y > 8 * pixel &&
      box.y + box.h < size.height - 8 * pixel;
    const free = tries.find((box) => inside(box) && !taken.some((other) => overlaps(box, other)));
    if (!free) return;
    taken.push(free);
    label.setPosition(free.x, free.y).setVisible(true);
  }

  private label(id: string, style: keyof typeof STYLES, pixel: number): Phaser.GameObjects.Text {
    const known = this.made.get(id);
    if (known) return known;
    const { size, ...look } = STYLES[style];
    const label = this.scene.add.text(0, 0, '', {
      ...look,
      fontSize: `${size * pixel}px`,
      strokeThickness: look.stroke ? 3 * pixel : 0,
    });
    label.setDepth(style === 'caption' ? 60 : 40).setVisible(false);
    this.made.set(id, label);
    return label;
  }
}

/** Where a name may stand, nearest first, in CSS px from its place. */
const TRIES: [number, number][] = [0, 18, -18, 34, -34, 52, -52, 70, -70].flatMap(
  (dy): [number, number][] => [
    [0, dy],
    [34, dy],
    [-34, dy],
    [64, dy],
    [-64, dy],
  ],
);

const halo = { stroke: '#FFFFFF' };
const STYLES = {
  nation: { fontFamily: FONT.condensed, fontStyle: '700', size: 13, color: INK, ...halo },
  partner: { fontFamily: FONT.condensed, fontStyle: '500', size: 11.5, color: '#3E4E58', ...halo },
  sea: { fontFamily: FONT.serif, fontStyle: 'italic', size: 13, color: MAP.seaName, stroke: '' },
  caption: {
    fontFamily: FONT.condensed,
    fontStyle: '600',
    size: 11.5,
    color: '#FFFFFF',
    backgroundColor: INK,
    padding: { x: 6, y: 3 },
    stroke: '',
  },
} as const;

/** Nations are set in wide capitals, as atlases do; scripts without capitals stay as they are. */
const spaced = (words: string) => words.toLocaleUpperCase().split('').join('\u200A\u200A');

const overlaps = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
