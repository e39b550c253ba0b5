import fineAddress from 'world-atlas/countries-50m.json?land-url';
import coarse from 'world-atlas/countries-110m.json?land';
import type { Order, Survey, Surveyed } from './surveyor.ts';

let thread: Worker | null = null;
let asked = 0;
const waiting = new Map<number, (picture: ImageBitmap | null) => void>();

/** One thread for all maps of the page; it keeps the fine coasts. */
function start(): Worker {
  const worker = new Worker(new URL('./surveyor.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data: { id, picture } }: MessageEvent<Surveyed>) => {
    waiting.get(id)?.(picture);
    waiting.delete(id);
  });
  // A thread that fails answers nobody any more; the next survey starts another.
  worker.addEventListener('error', () => {
    worker.terminate();
    thread = null;
    for (const tell of waiting.values()) tell(null);
    waiting.clear();
  });
  const land: Order = { coarse, fine: new URL(fineAddress, location.href).href };
  worker.postMessage(land);
  return worker;
}

/** Draws land in a thread of its own, so that the page goes on answering; null where that can't be. */
export function survey(what: Omit<Survey, 'id'>): Promise<ImageBitmap | null> {
  if (!('OffscreenCanvas' in window)) return Promise.resolve(null);
  thread ??= start();
  asked += 1;
  const order: Order = { id: asked, ...what };
  thread.postMessage(order);
  return new Promise((tell) => waiting.set(order.id, tell));
}
