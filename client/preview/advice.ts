import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Weighing } from '#shared/advice/weigh.ts';
import type { View } from '#shared/world/view.ts';
import { whenCalm } from '../ui/calm.ts';
import type { AdviceQuestion, AdviceReply } from './advising.ts';
import { rulesThread } from './thread.ts';

export type Advice =
  | { state: 'thinking' }
  | { state: 'ready'; weighings: Weighing[]; done: boolean }
  | { state: 'failed' };

/** Lets the preview of the draft go first, ms. */
const AFTER_YOU = 400;

/** Weighs every sensible order once a turn, in a thread of its own. Returns how to stop. */
export function watchAdvice(view: ReadonlySignal<View | null>): {
  advice: ReadonlySignal<Advice>;
  stop(): void;
} {
  const advice = signal<Advice>({ state: 'thinking' });
  let worker: Worker | null = null;
  let asked = 0;
  let callOff = () => {};
  const ask = (question: AdviceQuestion) => {
    worker?.terminate(); // what it may still be weighing is of a turn that is over
    worker = rulesThread();
    worker.addEventListener('message', ({ data }: MessageEvent<AdviceReply>) => {
      if (data.id !== asked) return;
      advice.value = data.ok
        ? { state: 'ready', weighings: data.weighings, done: data.done }
        : { state: 'failed' };
      if (data.ok && !data.done) return;
      worker?.terminate();
      worker = null;
    });
    worker.addEventListener('error', () => {
      advice.value = { state: 'failed' };
    });
    worker.postMessage(question);
  };
  const stop = effect(() => {
    const now = view.value;
    callOff();
    asked += 1;
    const id = asked;
    advice.value = { state: 'thinking' };
    if (now) callOff = whenCalm(() => ask({ is: 'advice', id, view: now }), AFTER_YOU);
  });
  return {
    advice,
    stop: () => {
      stop();
      callOff();
      worker?.terminate();
    },
  };
}
