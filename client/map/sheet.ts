import type Phaser from 'phaser';
import { circumference, type Lens } from './camera.ts';
import type { Box } from './geometry.ts';

/** How a picture drawn through one lens lies on the screen of another. */
export function similarity(drawn: Lens, now: Lens): { k: number; dx: number; dy: number } {
  const k = now.scale / drawn.scale;
  let east = drawn.lon - now.lon;
  east -= 360 * Math.round(east / 360);
  return {
    k,
    dx: now.middle - drawn.middle * k + (east / 360) * circumference(now),
    dy: now.equator - drawn.equator * k,
  };
}

/** A picture kept in a texture, somewhat larger than the screen; it slides and scales with the camera until it is drawn anew. */
export class Sheet {
  private readonly texture: Phaser.Textures.CanvasTexture;
  private readonly image: Phaser.GameObjects.Image;
  private readonly pixel: number;
  readonly box: Box; // of the screen it was drawn for, CSS px
  drawn: Lens | null = null;

  constructor(scene: Phaser.Scene, name: string, box: Box, pixel: number, depth: number) {
    const width = Math.max(1, Math.round(box.w * pixel));
    const height = Math.max(1, Math.round(box.h * pixel));
    const texture = scene.textures.createCanvas(name, width, height);
    if (!texture) throw new Error(`No texture for ${name}`);
    this.texture = texture;
    this.pixel = pixel;
    this.box = box;
    this.image = scene.add.image(0, 0, name).setOrigin(0).setDepth(depth);
  }

  draw(lens: Lens, paint: (pen: CanvasRenderingContext2D, box: Box) => void): void {
    const pen = this.texture.context;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.texture.width, this.texture.height);
    pen.setTransform(this.pixel, 0, 0, this.pixel, -this.box.x * this.pixel, -this.box.y * this.pixel);
    paint(pen, this.box);
    this.texture.refresh();
    this.drawn = lens;
    this.lay(lens);
  }

  /** The same with a picture that has been drawn elsewhere. */
  put(lens: Lens, picture: ImageBitmap): void {
    const pen = this.texture.context;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.texture.width, this.texture.height);
    pen.drawImage(picture, 0, 0);
    picture.close();
    this.texture.refresh();
    this.drawn = lens;
    this.lay(lens);
  }

  /** Puts the picture where the camera now sees it. */
  lay(now: Lens): void {
    const { k, dx, dy } = this.drawn ? similarity(this.drawn, now) : { k: 1, dx: 0, dy: 0 };
    this.image.setScale(k);
    this.image.setPosition((this.box.x * k + dx) * this.pixel, (this.box.y * k + dy) * this.pixel);
  }

  /** Whether the picture still fills the screen, and how much it is blown up. */
  covers(now: Lens, screen: Box): { whole: boolean; k: number } {
    if (!this.drawn) return { whole: false, k: 1 };
    const { k, dx, dy } = similarity(this.drawn, now);
    const { x, y, w, h } = this.box;
    const whole =
      x * k + dx <= screen.x &&
      y * k + dy <= screen.y + 0.5 &&
      (x + w) * k + dx >= screen.x + screen.w &&
      (y + h) * k + dy >= screen.y + screen.h - 0.5;
    return { whole, k };
  }

  destroy(): void {
    this.image.destroy();
    this.texture.destroy();
  }
}
