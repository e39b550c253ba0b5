import { z } from 'zod';
import { isQuantity, type Quantity } from '#shared/forecast/quantities.ts';
import { diaryKey } from '../net/seats.ts';

const quantity = z.custom<Quantity>((key) => typeof key === 'string' && isQuantity(key));
const figures = z.partialRecord(quantity, z.number());
const ranges = z.partialRecord(quantity, z.object({ low: z.number(), mid: z.number(), high: z.number() }));
const entry = z.object({
  turn: z.number(),
  orders: z.array(z.string()),
  before: figures,
  forecast: ranges.nullable(), // what the preview said of the orders that were given
});
const pages = z.array(entry);

/** One turn as this browser saw it: what was ordered, how we stood, and what the preview promised. */
export type DiaryEntry = z.infer<typeof entry>;

/** The entries of a match, oldest first. */
export function readDiary(notes: string): DiaryEntry[] {
  try {
    const read = pages.safeParse(JSON.parse(localStorage.getItem(diaryKey(notes)) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Keeps an entry; an older one of the same turn gives way. */
export function writeDiary(notes: string, written: DiaryEntry): void {
  const others = readDiary(notes).filter((one) => one.turn !== written.turn);
  try {
    localStorage.setItem(
      diaryKey(notes),
      JSON.stringify([...others, written].sort((a, b) => a.turn - b.turn)),
    );
  } catch {
    // Without storage the match goes on; its end has no list of decisions.
  }
}

/** What was noted before a turn goes along to the match that is forked there. */
export function copyDiary(from: string, to: string, turn: number): void {
  for (const entry of readDiary(from)) if (entry.turn < turn) writeDiary(to, entry);
}
