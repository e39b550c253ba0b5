import { z } from 'zod';
import { NATIONS, type NationId } from '../world/terms.ts';
import type { Member } from './draft.ts';
import { phraseSchema } from './phrases.ts';

/** Characters of one letter. */
export const LONGEST_LETTER = 280;
/** Letters one seat may write in a turn. */
export const MOST_LETTERS = 30;
/** Notes that one seat may write to itself in a turn. */
export const MOST_NOTES = 200;

/** What is said: in words of one's own, whose language the reader is told, or by a phrase of the book. */
export const bodySchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('words'),
    words: z.string().trim().min(1).max(LONGEST_LETTER),
    lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  }),
  z.strictObject({ is: z.literal('phrase'), phrase: phraseSchema }),
]);
export type Body = z.infer<typeof bodySchema>;

/** Whom a letter is for; null: everybody, those who watch included. */
export const readersSchema = z.array(z.enum(NATIONS)).min(1).max(NATIONS.length).nullable();
export type Readers = z.infer<typeof readersSchema>;

/** What may be said at a table: anything, or only what the phrasebook has. */
export const CHATS = ['free', 'phrases'] as const;
export type Chat = (typeof CHATS)[number];

/** What may be said at a table now. */
export const chatOf = (match: { chat: Chat | null; setup: { chat: Chat } }): Chat =>
  match.chat ?? match.setup.chat;

/** A few words between governments. They bind nobody: treaties do. */
export interface Letter {
  turn: number; // in which it was written
  from: NationId;
  to: Readers;
  body: Body;
  by: Member | null; // who wrote a note; letters come from the nation
}

/** Whether it is a note within a delegation, and not a letter: only its own seat reads it. */
export const isNote = ({ from, to }: Pick<Letter, 'from' | 'to'>): boolean =>
  to !== null && to.length === 1 && to[0] === from;

/** Whether a nation may read a letter: those to everybody, and its own either way; null: whoever watches. */
export const mayRead = ({ from, to }: Pick<Letter, 'from' | 'to'>, reader: NationId | null): boolean =>
  to === null || (reader !== null && (from === reader || to.includes(reader)));
