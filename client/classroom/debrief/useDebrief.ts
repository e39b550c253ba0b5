import { useEffect, useState } from 'preact/hooks';
import type { OwnBook } from '#shared/classroom/debrief/book.ts';
import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import type { EnterClass } from '#shared/protocol/classroom.ts';
import type { NationId } from '#shared/world/terms.ts';
import { reasonOf } from '../api.ts';
import { fetchBook, fetchDebrief } from './http.ts';
import { askUntil } from './until.ts';

/** What was asked for, null until it is there; and why it will not be, in the reader's words. */
export interface Fetched<T> {
  known: T | null;
  problem: string | null;
}

/** The debrief of an edition or a later one. Asks again while the network is down. */
export function useDebrief(code: string, who: EnterClass, edition: number): Fetched<Debrief> {
  return useFetched(edition, edition > 0, () => fetchDebrief(code, who));
}

/** What a delegation ordered. */
export function useBook(
  code: string,
  who: EnterClass,
  edition: number,
  place: { world: number; nation: NationId },
): Fetched<OwnBook> {
  const of = `${place.world} ${place.nation}`;
  return useFetched(of, edition > 0, () => fetchBook(code, who, place.world, place.nation));
}

function useFetched<T>(of: string | number, wanted: boolean, fetch: () => Promise<T>): Fetched<T> {
  const [known, setKnown] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    setProblem(null);
    return askUntil(
      fetch,
      (found) => setKnown(() => found),
      (error) => setProblem(reasonOf(error)),
    );
  }, [of, wanted]);
  return { known, problem };
}
