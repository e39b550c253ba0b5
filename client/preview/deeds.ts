import type { Achieved } from '#shared/achievements/index.ts';
import type { NationId } from '#shared/world/terms.ts';
import { useAsked } from './useAsked.ts';

/** Asks what a match of this browser has shown; the answer comes on the port. */
export interface DeedsQuestion {
  is: 'deeds';
  match: string;
  nation: NationId;
}

/** What a match has shown; `missing` where it can't be read. */
export type Deeds = Achieved[] | 'missing';

/** What a match of this browser has shown; null until it is read again. */
export const useDeeds = (match: string, nation: NationId): Deeds | null =>
  useAsked<Deeds>({ is: 'deeds', match, nation } satisfies DeedsQuestion);
