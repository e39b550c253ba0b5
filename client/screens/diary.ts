import { z } from 'zod';
import { COMMODITIES, each } from '#shared/world/terms.ts';
import { diaryKey } from '../net/seats.ts';
import type { Standing } from '../preview/forecast.ts';

const figures: z.ZodType<Standing> = z.object({
  price: z.object(each(COMMODITIES, () => z.number())),
  served: z.number(),
  dependence: z.number(),
  cover: z.number(),
  treasury: z.number(),
  score: z.number(),
});
const entry = z.object({
  turn: z.number(),
  orders: z.array(z.string()),
  before: figures,
  forecast: figures.nullable(),
});
const pages = z.array(entry);

/** One turn as this browser saw it: what was ordered, how we stood, and what the preview promised. */
export type DiaryEntry = z.infer<typeof entry>;

/** The entries of a match, oldest first. */
export function readDiary(match: string): DiaryEntry[] {
  try {
    const read = pages.safeParse(JSON.parse(localStorage.getItem(diaryKey(match)) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Keeps an entry; an older one of the same turn gives way. */
export function writeDiary(match: string, written: DiaryEntry): void {
  const others = readDiary(match).filter((one) => one.turn !== written.turn);
  try {
    localStorage.setItem(
      diaryKey(match),
      JSON.stringify([...others, written].sort((a, b) => a.turn - b.turn)),
    );
  } catch {
    // Without storage the match goes on; its end has no list of decisions.
  }
}
