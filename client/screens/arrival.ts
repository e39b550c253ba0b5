import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readKey } from '../net/seats.ts';
import { closeAllCards } from '../ui/cards/stack.ts';
import { looking } from './focus.ts';

/** Which report this tab has read last; a reload does not show it again. */
export function useReadTurn(notes: string): [number, (turn: number) => void] {
  const store = readKey(notes);
  const [read, setRead] = useState(() => Number(sessionStorage.getItem(store) ?? 0));
  return [
    read,
    (turn) => {
      sessionStorage.setItem(store, String(turn));
      setRead(turn);
    },
  ];
}

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
