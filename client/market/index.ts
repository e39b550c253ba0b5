import Phaser from 'phaser';
import { FLOW, FONT, hex, ON_DARK, TERMINAL } from '../theme/tokens.ts';
import { ELEMENTS } from '../ui/elements.ts';
import type { MarketModel, MarketRow } from './model.ts';

/** Words and figures for the board, in the reader's language. */
export interface BoardWords {
  price(value: number): string;
  change(share: number): string;
  date(turn: number): string;
}

export interface BoardHandle {
  update(model: MarketModel): void;
  destroy(): void;
}

/** Puts the price board into an element that has a size; it is drawn anew only when something changes. */
export function mountBoard(host: HTMLElement, model: MarketModel, words: BoardWords): BoardHandle {
  const pixel = Math.min(3, window.devicePixelRatio || 1);
  const scene = new BoardScene(model, words, pixel);
  const game = new Phaser.Game({
    type: Phaser.CANVAS,
    parent: host,
    width: Math.max(1, Math.round(host.clientWidth * pixel)),
    height: Math.max(1, Math.round(host.clientHeight * pixel)),
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / pixel },
    backgroundColor: TERMINAL.ground,
    banner: false,
    audio: { noAudio: true },
    input: { mouse: false, touch: false, keyboard: false, gamepad: false },
    scene,
  });
  game.canvas.setAttribute('aria-hidden', 'true');
  const observer = new ResizeObserver(() => {
    const width = Math.round(host.clientWidth * pixel);
    const height = Math.round(host.clientHeight * pixel);
    if (width < 2 || height < 2 || (width === game.scale.width && height === game.scale.height)) return;
    game.scale.resize(width, height);
    scene.touch();
  });
  observer.observe(host);
  return {
    update: (next) => scene.show(next),
    destroy: () => {
      observer.disconnect();
      game.loop.wake();
      game.destroy(true);
    },
  };
}

class BoardScene extends Phaser.Scene {
  private model: MarketModel;
  private readonly words: BoardWords;
  private readonly pixel: number;
  private dirty = true;

  constructor(model: MarketModel, words: BoardWords, pixel: number) {
    super('board');
    this.model = model;
    this.words = words;
    this.pixel = pixel;
  }

  override update(): void {
    if (!this.dirty) {
      this.game.loop.sleep();
      return;
    }
    this.dirty = false;
    this.children.removeAll(true);
    const { width, height } = this.scale;
    const part = height / this.model.rows.length;
    this.model.rows.forEach((row, index) => {
      this.drawRow(row, index * part, width, part, index === this.model.rows.length - 1);
    });
  }

  show(model: MarketModel): void {
    this.model = model;
    this.touch();
  }

  touch(): void {
    this.dirty = true;
    if (!this.game.loop.running) this.game.loop.wake();
  }

  private drawRow(row: MarketRow, top: number, width: number, height: number, last: boolean): void {
    const px = this.pixel;
    const pen = this.add.graphics();
    const colour = hex(ON_DARK[row.commodity]);
    if (top > 0) {
      pen.lineStyle(px, hex(TERMINAL.rule), 1);
      pen.lineBetween(0, top, width, top);
    }
    this.drawTile(row, pen, 0, top + 10 * px);
    this.print(this.words.price(row.now), 46 * px, top + 6 * px, 21, TERMINAL.ink, FONT.mono);
    const mark = Math.abs(row.change) < 0.005 ? '' : row.change > 0 ? '▲ ' : '▼ ';
    this.print(mark + this.words.change(row.change), 46 * px, top + 32 * px, 12, TERMINAL.mute, FONT.mono);
    const left = 128 * px;
    const right = width - 6 * px;
    const above = top + 10 * px;
    const below = top + height - (last ? 24 : 12) * px;
    const prices = row.apart ? [...row.outside, ...row.inside] : row.outside;
    const high = Math.max(...prices);
    const low = Math.min(...prices, high * 0.5);
    const { turns } = this.model;
    const first = turns[0] ?? 0;
    const span = Math.max(1, (turns.at(-1) ?? 0) - first);
    const x = (index: number) => left + (((turns[index] ?? 0) - first) * (right - left)) / span;
    const y = (price: number) => below - ((price - low) / (high - low || 1)) * (below - above);
    this.drawDivide(pen, x, above, below);
    pen.lineStyle(1.2 * px, hex(TERMINAL.mute), 1);
    if (row.apart)
      dashed(
        pen,
        row.inside.map((price, index) => ({ x: x(index), y: y(price) })),
        4 * px,
        3 * px,
      );
    pen.lineStyle(2 * px, colour, 1);
    pen.beginPath();
    row.outside.forEach((price, index) => {
      if (index === 0) pen.moveTo(x(index), y(price));
      else pen.lineTo(x(index), y(price));
    });
    pen.strokePath();
    pen.fillStyle(colour, 1);
    pen.fillCircle(x(row.outside.length - 1), y(row.now), 3.2 * px);
    if (last) this.drawDates(x, below);
  }

  /** Where the years before end and the match begins. */
  private drawDivide(
    pen: Phaser.GameObjects.Graphics,
    x: (index: number) => number,
    above: number,
    below: number,
  ): void {
    const first = this.model.turns.findIndex((turn) => turn >= 0);
    if (first <= 0) return;
    pen.lineStyle(this.pixel, hex(TERMINAL.rule), 1);
    const at = (x(first) + x(first - 1)) / 2;
    dashed(
      pen,
      [
        { x: at, y: above },
        { x: at, y: below },
      ],
      2 * this.pixel,
      3 * this.pixel,
    );
  }

  private drawDates(x: (index: number) => number, below: number): void {
    const { turns } = this.model;
    const first = turns[0];
    const final = turns.at(-1);
    if (first === undefined || final === undefined) return;
    this.print(this.words.date(first), x(0), below + 5 * this.pixel, 11, TERMINAL.mute, FONT.condensed);
    this.print(
      this.words.date(final),
      x(turns.length - 1),
      below + 5 * this.pixel,
      11,
      TERMINAL.mute,
      FONT.condensed,
      1,
    );
  }

  private drawTile(row: MarketRow, pen: Phaser.GameObjects.Graphics, x: number, y: number): void {
    const px = this.pixel;
    const [number, symbol, partner] = ELEMENTS[row.commodity];
    pen.fillStyle(hex(FLOW[row.commodity]), 1);
    pen.fillRect(x, y, 38 * px, 32 * px);
    this.print(String(number), x + 4 * px, y + 2 * px, 9, '#FFFFFF', FONT.mono);
    this.print(symbol, x + 4 * px, y + 12 * px, 16, '#FFFFFF', FONT.condensed, 0, '700');
    this.print(partner, x + 25 * px, y + 17 * px, 11, '#FFFFFF', FONT.condensed);
  }

  private print(
    words: string,
    x: number,
    y: number,
    size: number,
    color: string,
    fontFamily: string,
    origin = 0,
    fontStyle = '500',
  ): void {
    this.add
      .text(x, y, words, { fontFamily, fontSize: `${size * this.pixel}px`, color, fontStyle })
      .setOrigin(origin, 0);
  }
}

function dashed(
  pen: Phaser.GameObjects.Graphics,
  points: { x: number; y: number }[],
  on: number,
  off: number,
): void {
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
