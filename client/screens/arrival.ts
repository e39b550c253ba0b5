import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { closeAllCards } from '../ui/cards/stack.ts';
import { looking } from './focus.ts';

/** The paper steps aside when one of its lines leads to the map. */
export function useAside(reading: boolean, aside: () => void): void {
  const place = looking.value;
  useEffect(() => {
    if (reading && place) aside();
  }, [reading, place]);
}

/**
 * Takes the keyboard and the reader to a screen that has replaced another: with it, not after it, or it would take
 * the keyboard from a player who has gone on already.
 * @param from what stood here before the match was reached
 */
export function useArrival(screen: string | null, from: string | null = null): void {
  const before = useRef(from ?? screen);
  useLayoutEffect(() => {
    if (screen === null) return;
    if (before.current !== null && screen !== before.current) {
      closeAllCards();
      window.scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    before.current = screen;
  }, [screen]);
}

export function useTitle(title: string | null): void {
  useEffect(() => {
    const before = document.title;
    if (title) document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
