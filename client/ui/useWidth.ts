import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** An element and its width in CSS pixels, so that a drawing in it is neither stretched nor blurred. */
export function useWidth<T extends HTMLElement>(first: number): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const one = element.current;
    if (!one) return;
    const observer = new ResizeObserver(() => {
      if (one.clientWidth > 0) setWidth(one.clientWidth);
    });
    observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
