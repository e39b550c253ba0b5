import { z } from 'zod';
import { LONGEST_NOTE, MOST_DAYS, REASONS } from '../conduct.ts';
import { NATIONS } from '../world/terms.ts';

/** What crosses the wire about how people behave: plain HTTP, with the token of a seat or the moderator's secret. */

const note = z.string().trim().max(LONGEST_NOTE);

/** POST /api/matches/:match/reports, with the token of a seat: which letter, as that seat has them. */
export const reportLetter = z.strictObject({
  letter: z.int().min(0), // place among the letters that the seat may read, oldest first
  turn: z.int().min(0), // and, to be sure that it is that one, its turn and writer
  from: z.enum(NATIONS),
  reason: z.enum(REASONS),
  words: note,
});
export type ReportLetter = z.infer<typeof reportLetter>;

/** POST /api/moderation/acts, with the moderator's secret. Every act has a note, and can be undone. */
export const moderate = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('dismiss'), report: z.string().max(40), note: note.min(1) }),
  z.strictObject({ do: z.literal('silence'), report: z.string().max(40), note: note.min(1) }),
  /** Keeps the account of the seat from rated and open tables. */
  z.strictObject({
    do: z.literal('close'),
    report: z.string().max(40),
    days: z.int().min(1).max(MOST_DAYS),
    note: note.min(1),
  }),
  /** Shows a flag no more, until there is new evidence. */
  z.strictObject({ do: z.literal('set-aside'), flag: z.string().max(64), note: note.min(1) }),
  z.strictObject({ do: z.literal('undo'), act: z.string().max(40), note: note.min(1) }),
]);
export type Moderate = z.infer<typeof moderate>;
