import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** An element and its width in CSS pixels, so that a drawing in it is neither stretched nor blurred. */
export function useWidth<T extends HTMLElement>(first: number): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const one = element.current;
    if (!one) return;
    const measure = () => {
      if (one.clientWidth > 0) setWidth(one.clientWidth);
    };
    measure(); // before anything is painted: a phone need not see the desktop's drawing first
    const observer = new ResizeObserver(measure);
    observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
