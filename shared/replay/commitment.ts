import type { MatchSetup } from '../match/match.ts';
import { digest } from '../world/hash.ts';

/**
 * What a server tells of a seed before the first turn: a hash of it and of a salt, without which the 2^31 seeds could
 * be tried out. The record of the finished match holds both, so that everybody can see that the seed was not chosen
 * later. Null where a match was made without a salt.
 */
export const commitment = ({ seed, salt }: Pick<MatchSetup, 'seed' | 'salt'>): string | null =>
  salt === undefined ? null : digest({ seed, salt });
