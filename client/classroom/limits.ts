import type { Chat } from '#shared/match/letters.ts';

/** As `LONGEST_NAME` of the rules, which these pages do not load. */
export const LONGEST_NAME = 24;
/** As `CHATS` of the rules. */
export const CHATS: readonly Chat[] = ['free', 'phrases'];
