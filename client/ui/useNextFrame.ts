import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from './calm.ts';

/** Who waits for something else waits no longer than this, ms. */
const LATEST = 1500;

/** False until a frame has been painted, once `ready`: for what can wait until the page has answered. */
export function useNextFrame(ready = true): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    if (ready) afterPaint(() => setPainted(true));
    const timer = window.setTimeout(() => setPainted(true), LATEST);
    return () => window.clearTimeout(timer);
  }, [ready]);
  return painted;
}
