import type { BlockedSeats } from '#shared/protocol/account.ts';
import type { NationId } from '#shared/world/terms.ts';
import { ask } from '../net/http.ts';

/** Hides the letters of those whom somebody has blocked, where they sit in a match with their accounts. */
export async function hideBlocked(
  match: string,
  token: string,
  muted: { add(nation: NationId): void },
): Promise<void> {
  try {
    const { seats } = await ask<BlockedSeats, string>('GET', `/api/account/blocks/${match}`, { token });
    for (const seat of seats) muted.add(seat);
  } catch {
    // Whoever is not signed in any more, or is offline, hides by hand.
  }
}
