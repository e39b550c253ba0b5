import type { Input, Match } from '#shared/match/match.ts';
import type { Posted } from '#shared/match/posted.ts';
import type { ErrorCode } from '#shared/protocol/messages.ts';
import type { NationId } from '#shared/world/terms.ts';

/** Somebody who sits at a match by another's word than its own seat tokens: a student, by that of the class. */
export interface Guest {
  id: number;
  nation: NationId;
  name: string;
}

/** Whoever holds matches for guests. */
export interface Guests {
  /** Takes hold of a place, by its name, so that its matches can be woken here. Throws HeldElsewhere. */
  hold(place: string): Promise<unknown>;
  /** Whom a token lets in. */
  find(match: string, token: string): Guest | null;
  /** Whether whoever holds the matches opens every seat of this one with these secrets, to read. */
  mayRead(match: string, secrets: { teacher: string; pin: string }): boolean;
  /** Why a guest may not say that, as the match stands now. */
  refusal(id: string, guest: number, input: Input, match: Match): ErrorCode | null;
  /** Whether a match stays awake though nobody is there. */
  keeps(match: string): boolean;
  /** A guest has changed the draft of their seat. */
  drafted(id: string, nation: NationId): void;
  /** A match has changed. */
  changed(id: string, match: Match, notice: Posted): void;
}

export const NO_GUESTS: Guests = {
  hold: () => Promise.resolve(),
  find: () => null,
  mayRead: () => false,
  refusal: () => null,
  keeps: () => false,
  drafted: () => undefined,
  changed: () => undefined,
};
