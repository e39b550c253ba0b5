import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether the server is out of reach, be it for want of a network. */
export const offline = signal(globalThis.navigator?.onLine === false);

/** How often an unreachable server is asked again, ms. */
const AGAIN = 15_000;

/** Looks while this is on the page: who plays solo needs no server, and none is asked. */
export function useReachable(): void {
  useEffect(() => {
    let timer = 0;
    let gone = false;
    const look = async () => {
      window.clearTimeout(timer);
      const reached = navigator.onLine && (await answers());
      if (gone) return;
      offline.value = !reached;
      if (!reached) timer = window.setTimeout(look, AGAIN);
    };
    void look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      gone = true;
      window.clearTimeout(timer);
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
