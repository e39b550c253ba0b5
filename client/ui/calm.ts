import { effect, type ReadonlySignal, signal } from '@preact/signals';

/** At the latest so long after it was due, a thing that waits for a calm page is done, ms. */
const LATEST = 1500;

/**
 * Runs something after a while, once the page has nothing better to do: what the page itself draws goes first, as
 * threads share few cores. Returns how to call it off.
 */
export function whenCalm(run: () => void, after: number): () => void {
  let idle = 0;
  const timer = window.setTimeout(() => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) idle = window.requestIdleCallback(run, { timeout: LATEST });
    else run();
  }, after);
  return () => {
    window.clearTimeout(timer);
    if (idle) window.cancelIdleCallback(idle);
  };
}

/** What a signal says, once a frame has shown what follows it at once. Returns how to stop, too. */
export function after<T>(ahead: ReadonlySignal<T>): { behind: ReadonlySignal<T>; stop(): void } {
  const behind = signal(ahead.peek());
  const stop = effect(() => {
    if (ahead.value === behind.peek()) return;
    afterPaint(() => {
      behind.value = ahead.peek(); // by then it may be as it was
    });
  });
  return { behind, stop };
}

/** Runs something once the page as it is now has been painted. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}
