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

/** Runs something once the page as it is now has been painted. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}
