import type { NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { isParty, type Treaty } from './treaty.ts';
import type { Dispute } from './wto.ts';

/** What a nation has done with its promises, as everybody can look it up. */
export interface TrackRecord {
  kept: Treaty[]; // to their end
  left: Treaty[]; // with notice
  broken: Treaty[];
  obeyed: Dispute[]; // rulings against it that it complied with
  defied: Dispute[];
}

/** A nation's word so far, the latest first. */
export function recordOf({ treaties, disputes }: World, nation: NationId): TrackRecord {
  const own = treaties.filter((one) => isParty(one, nation)).reverse();
  const against = disputes.filter((one) => one.against === nation).reverse();
  return {
    kept: own.filter((one) => one.state === 'fulfilled'),
    left: own.filter((one) => one.state === 'left' && one.by === nation),
    broken: own.filter((one) => one.breaches.some(({ by }) => by === nation)),
    obeyed: against.filter((one) => one.state === 'complied'),
    defied: against.filter((one) => one.state === 'retaliation'),
  };
}

export const TRUST = ['firm', 'fair', 'doubtful', 'worthless'] as const;

/** How far a nation's word goes, in a word. */
export function trustIn(reputation: number): (typeof TRUST)[number] {
  if (reputation >= 0.85) return 'firm';
  if (reputation >= 0.65) return 'fair';
  return reputation >= 0.45 ? 'doubtful' : 'worthless';
}
