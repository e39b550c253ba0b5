import type { Palette } from '../theme/palette.ts';
import type { Lens } from './camera.ts';
import type { Box } from './geometry.ts';
import { drawGround, type Ground } from './ground.ts';
import { COARSER, type Land } from './land.ts';
import { type Shapes, shapesOf } from './outlines.ts';

/** A picture of land that the page would be busy too long with. */
export interface Survey {
  id: number;
  lens: Lens;
  box: Box; // of the screen, CSS px
  body: Box; // what of it land may cover
  pixel: number;
  fine: boolean; // coasts
  shoals: boolean; // fine shallow water too
  ground: Ground;
  colours: Palette;
}

/** What the thread is told: once where the land is, and then what to draw. */
export type Order = { coarse: Land; fine: string } | Survey;

/** The picture; null: there are no fine coasts to be had. */
export interface Surveyed {
  id: number;
  picture: ImageBitmap | null;
}

let rough: Shapes | null = null;
let address = '';
let fetched: Promise<Shapes> | null = null;

async function fineShapes(): Promise<Shapes> {
  fetched ??= fetch(address)
    .then((answer) => answer.json())
    .then((land: Land) => shapesOf(land, 1));
  fetched.catch(() => {
    fetched = null;
  });
  return fetched;
}

async function draw({
  lens,
  box,
  body,
  pixel,
  fine,
  shoals,
  ground,
  colours,
}: Survey): Promise<ImageBitmap | null> {
  const shapes = fine ? await fineShapes() : rough;
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(box.w * pixel)),
    Math.max(1, Math.round(box.h * pixel)),
  );
  const pen = canvas.getContext('2d', { willReadFrequently: true }); // a graphics card would hold the page up
  if (!pen || !shapes) return null;
  pen.setTransform(pixel, 0, 0, pixel, -box.x * pixel, -box.y * pixel);
  drawGround(pen, lens, body, shapes, shoals ? shapes : rough, ground, colours);
  return canvas.transferToImageBitmap();
}

self.addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  if ('coarse' in data) {
    rough = shapesOf(data.coarse, COARSER);
    address = data.fine;
    return;
  }
  const picture = await draw(data).catch(() => null);
  const answer: Surveyed = { id: data.id, picture };
  if (picture) self.postMessage(answer, { transfer: [picture] });
  else self.postMessage(answer);
});
