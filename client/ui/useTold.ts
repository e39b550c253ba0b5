import { useState } from 'preact/hooks';
import { tabStore } from '../net/tab.ts';

/** The last turn of which this tab has told something, -1 for none: a reload does not tell it again. */
export function useTold(name: string): [number, (turn: number) => void] {
  const store = tabStore(name);
  const [told, setTold] = useState(() => Number(store.held() ?? -1));
  return [
    told,
    (turn) => {
      store.keep(String(turn));
      setTold(turn);
    },
  ];
}
