import { useEffect, useState } from 'preact/hooks';
import type { OwnBook } from '#shared/classroom/debrief/book.ts';
import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import type { EnterClass } from '#shared/protocol/classroom.ts';
import type { NationId } from '#shared/world/terms.ts';
import { fetchBook, fetchDebrief } from './http.ts';

const RETRY_MS = 2000;

/** The debrief of an edition or a later one; null until it is there. Asks again while the network is down. */
export function useDebrief(code: string, who: EnterClass, edition: number): Debrief | null {
  return useFetched(edition, edition > 0, () => fetchDebrief(code, who));
}

/** What a delegation ordered; null until it is there. */
export function useBook(
  code: string,
  who: EnterClass,
  edition: number,
  place: { world: number; nation: NationId },
): OwnBook | null {
  const of = `${place.world} ${place.nation}`;
  return useFetched(of, edition > 0, () => fetchBook(code, who, place.world, place.nation));
}

function useFetched<T>(of: string | number, wanted: boolean, fetch: () => Promise<T>): T | null {
  const [known, setKnown] = useState<T | null>(null);
  useEffect(() => {
    let left = false;
    let retry: number | undefined;
    const ask = (): void => {
      fetch().then(
        (found) => {
          if (!left) setKnown(() => found);
        },
        () => {
          if (!left) retry = window.setTimeout(ask, RETRY_MS);
        },
      );
    };
    if (wanted) ask();
    return () => {
      left = true;
      window.clearTimeout(retry);
    };
  }, [of, wanted]);
  return known;
}
