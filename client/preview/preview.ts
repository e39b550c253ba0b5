import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Forecast } from '#shared/forecast/forecast.ts';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { whenCalm } from '../ui/calm.ts';
import { rulesThread } from './thread.ts';
import type { Question, Reply } from './worker.ts';

export type Preview =
  | { state: 'waiting'; last: Forecast | null } // for an answer to the draft as it is; last: to one before
  | { state: 'ready'; forecast: Forecast; done: boolean } // done: no better one will come
  | { state: 'failed' };

/** The forecast to show, be it of the draft before. */
export const shownForecast = (preview: Preview): Forecast | null =>
  preview.state === 'ready' ? preview.forecast : preview.state === 'waiting' ? preview.last : null;

/** Asks this long after the last change, ms. */
const CALM = 60;

/** Keeps a preview of the draft up to date in a worker; the page never waits for it. Returns how to stop. */
export function watchPreview(
  view: ReadonlySignal<View | null>,
  draft: ReadonlySignal<Order[]>,
): { preview: ReadonlySignal<Preview>; stop(): void } {
  const preview = signal<Preview>({ state: 'waiting', last: null });
  let worker: Worker | null = null;
  let told: View | null = null;
  let asked = 0;
  let callOff = () => {};
  const start = (): Worker => {
    const thread = rulesThread();
    thread.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.id !== asked) return;
      preview.value = data.ok
        ? { state: 'ready', forecast: data.forecast, done: data.done }
        : { state: 'failed' };
    });
    // A thread that fails answers nobody any more; the next draft starts another, which knows nothing yet.
    thread.addEventListener('error', () => {
      thread.terminate();
      worker = null;
      told = null;
      preview.value = { state: 'failed' };
    });
    return thread;
  };
  const tell = (question: Question) => {
    worker ??= start();
    worker.postMessage(question);
  };
  const stop = effect(() => {
    const [seen, orders] = [view.value, draft.value];
    preview.value = { state: 'waiting', last: shownForecast(preview.peek()) };
    callOff();
    asked += 1; // at once, so that an answer to the draft before is not taken for this one's
    const id = asked;
    callOff = whenCalm(() => {
      if (!seen) return;
      if (seen !== told) tell({ is: 'view', view: seen });
      told = seen;
      tell({ is: 'draft', id, draft: orders });
    }, CALM);
  });
  return {
    preview,
    stop: () => {
      stop();
      callOff();
      worker?.terminate();
    },
  };
}
