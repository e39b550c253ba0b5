import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import type { Standing } from './forecast.ts';
import type { Question, Reply } from './worker.ts';

export type Preview =
  | { state: 'waiting'; last: { passing: Standing; acting: Standing } | null }
  | { state: 'ready'; passing: Standing; acting: Standing }
  | { state: 'failed' };

/** Asks this long after the last change, ms. */
const CALM = 150;

/** Keeps a preview of the draft up to date in a worker; the page never waits for it. Returns how to stop. */
export function watchPreview(
  view: ReadonlySignal<View | null>,
  draft: ReadonlySignal<Order[]>,
): { preview: ReadonlySignal<Preview>; stop(): void } {
  const preview = signal<Preview>({ state: 'waiting', last: null });
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  let asked = 0;
  let timer = 0;
  worker.addEventListener('message', (event: MessageEvent<Reply>) => {
    if (event.data.id !== asked) return;
    const { data } = event;
    preview.value = data.ok
      ? { state: 'ready', passing: data.passing, acting: data.acting }
      : { state: 'failed' };
  });
  worker.addEventListener('error', () => {
    preview.value = { state: 'failed' };
  });
  const stop = effect(() => {
    const question = { view: view.value, draft: draft.value };
    const before = preview.peek();
    if (before.state === 'ready') preview.value = { state: 'waiting', last: before };
    window.clearTimeout(timer);
    asked += 1; // at once, so that an answer to the draft before is not taken for this one's
    const id = asked;
    timer = window.setTimeout(() => {
      if (!question.view) return;
      worker.postMessage({ id, view: question.view, draft: question.draft } satisfies Question);
    }, CALM);
  });
  return {
    preview,
    stop: () => {
      stop();
      window.clearTimeout(timer);
      worker.terminate();
    },
  };
}
