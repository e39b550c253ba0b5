import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from './calm.ts';

/** False until a first frame has been painted: for what can wait until the page has answered. */
export function useNextFrame(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);
  return painted;
}
