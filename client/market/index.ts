import Phaser from 'phaser';
import { hex, palette } from '../theme/index.ts';
import { afterPaint } from '../ui/calm.ts';
import { endGame } from '../ui/end-game.ts';
import type { MarketModel, MarketRow, Next } from './model.ts';

/** Where a row's curve belongs, in CSS pixels from the corner of the board. */
export interface Slot {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface BoardHandle {
  update(model: MarketModel): void;
  destroy(): void;
}

/**
 * Draws the curves of all rows into one canvas that fills an element; words and figures around them are the
 * page's. It is drawn anew only when a price, a colour or a size changes.
 */
export function mountBoard(host: HTMLElement, model: MarketModel, slots: () => Slot[]): BoardHandle {
  const pixel = Math.min(3, window.devicePixelRatio || 1);
  const scene = new BoardScene(model, slots, pixel);
  const game = new Phaser.Game({
    type: Phaser.CANVAS,
    parent: host,
    width: Math.max(1, Math.round(host.clientWidth * pixel)),
    height: Math.max(1, Math.round(host.clientHeight * pixel)),
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / pixel },
    transparent: true, // the panel behind it has the ground
    banner: false,
    audio: { noAudio: true },
    input: { mouse: false, touch: false, keyboard: false, gamepad: false },
    scene,
  });
  game.canvas.setAttribute('aria-hidden', 'true');
  const observer = new ResizeObserver(() => {
    const width = Math.round(host.clientWidth * pixel);
    const height = Math.round(host.clientHeight * pixel);
    if (width < 2 || height < 2 || !game.isRunning) return;
    if (width !== game.scale.width || height !== game.scale.height) game.scale.resize(width, height);
    scene.touch();
  });
  observer.observe(host);
  return {
    update: (next) => scene.show(next),
    destroy: () => {
      observer.disconnect();
      endGame(game);
    },
  };
}

type Pen = Phaser.GameObjects.Graphics;
interface Point {
  x: number;
  y: number;
}

class BoardScene extends Phaser.Scene {
  private model: MarketModel;
  private readonly slots: () => Slot[];
  private readonly pixel: number;
  private dirty = true;
  private drawing = false; // Phaser has taken the scene up

  constructor(model: MarketModel, slots: () => Slot[], pixel: number) {
    super('board');
    this.model = model;
    this.slots = slots;
    this.pixel = pixel;
  }

  create(): void {
    this.drawing = true;
    const stop = palette.subscribe(() => this.touch());
    this.events.once('destroy', () => {
      this.drawing = false;
      stop();
    });
  }

  override update(): void {
    if (!this.dirty) {
      this.game.loop.sleep();
      return;
    }
    this.dirty = false;
    this.children.removeAll(true);
    const pen = this.add.graphics();
    this.slots().forEach((slot, index) => {
      const row = this.model.rows[index];
      if (row && slot.width > 20) this.drawRow(pen, row, slot);
    });
  }

  show(model: MarketModel): void {
    this.model = model;
    this.touch();
  }

  touch(): void {
    this.dirty = true;
    // Waking draws at once, and asks the page where there is room: first it shows what has been pressed.
    afterPaint(() => {
      if (this.dirty && this.drawing && !this.game.loop.running) this.game.loop.wake();
    });
  }

  private drawRow(pen: Pen, row: MarketRow, slot: Slot): void {
    const px = this.pixel;
    const { turns } = this.model;
    const first = turns[0] ?? 0;
    const last = turns.at(-1) ?? first;
    const span = Math.max(1, last - first + (row.next ? 1 : 0));
    const prices = [
      ...row.outside,
      ...(row.apart ? row.inside : []),
      ...(row.next ? [row.next.now, row.next.low, row.next.high] : []),
    ];
    const high = Math.max(...prices);
    const low = Math.min(...prices, high * 0.5);
    const left = slot.x * px;
    const width = (slot.width - 8) * px;
    const top = (slot.y + 5) * px;
    const height = (slot.height - 10) * px;
    const x = (turn: number) => left + ((turn - first) * width) / span;
    const y = (price: number) => top + (1 - (price - low) / (high - low || 1)) * height;
    const line = (values: number[]): Point[] =>
      values.map((price, index) => ({ x: x(turns[index] ?? 0), y: y(price) }));
    const colour = hex(palette.value.terminal.flow[row.commodity]);
    this.drawDivide(pen, x, top, height);
    if (row.next) this.drawNext(pen, x(last), x(last + 1), row.next, y, colour);
    if (row.apart) {
      pen.lineStyle(1.2 * px, hex(palette.value.terminal.mute), 1);
      dashed(pen, line(row.inside), 4 * px, 3 * px);
    }
    pen.lineStyle(2 * px, colour, 1);
    pen.strokePoints(line(row.outside).map((point) => new Phaser.Math.Vector2(point.x, point.y)));
    pen.fillStyle(colour, 1);
    pen.fillCircle(x(last), y(row.now), 3.2 * px);
  }

  /** Where the years before end and the match begins. */
  private drawDivide(pen: Pen, x: (turn: number) => number, top: number, height: number): void {
    const { turns } = this.model;
    if ((turns[0] ?? 0) >= -1 || (turns.at(-1) ?? 0) < 0) return;
    pen.lineStyle(this.pixel, hex(palette.value.terminal.rule), 1);
    const at = x(-0.5);
    dashed(
      pen,
      [
        { x: at, y: top },
        { x: at, y: top + height },
      ],
      2 * this.pixel,
      3 * this.pixel,
    );
  }

  /** Where the price at home may go: a fan to four cases of five, and its middle. */
  private drawNext(
    pen: Pen,
    start: number,
    end: number,
    next: Next,
    y: (price: number) => number,
    colour: number,
  ): void {
    pen.fillStyle(colour, 0.3);
    pen.fillTriangle(start, y(next.now), end, y(next.high), end, y(next.low));
    pen.lineStyle(1.2 * this.pixel, colour, 1);
    const middle = [
      { x: start, y: y(next.now) },
      { x: end, y: y(next.mid) },
    ];
    dashed(pen, middle, 3 * this.pixel, 3 * this.pixel);
  }
}

function dashed(pen: Pen, points: Point[], on: number, off: number): void {
  for (let k = 1; k < points.length; k++) {
    const a = points[k - 1];
    const b = points[k];
    if (!a || !b) continue;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    for (let at = 0; at < length; at += on + off) {
      const end = Math.min(length, at + on);
      pen.lineBetween(
        a.x + ((b.x - a.x) * at) / length,
        a.y + ((b.y - a.y) * at) / length,
        a.x + ((b.x - a.x) * end) / length,
        a.y + ((b.y - a.y) * end) / length,
      );
    }
  }
}
