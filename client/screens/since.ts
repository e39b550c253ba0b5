import { useEffect, useState } from 'preact/hooks';
import { z } from 'zod';
import { type Seen, seen } from '#shared/news/since.ts';
import type { View } from '#shared/world/view.ts';
import { seenKey } from '../net/seats.ts';

const schema: z.ZodType<Seen> = z.object({
  turn: z.number(),
  standing: z.record(z.string(), z.number()),
  quota: z.record(z.string(), z.number().nullable()),
  embargoes: z.array(z.string()),
  treaties: z.record(z.string(), z.string()),
  contracts: z.array(z.string()),
  phases: z.record(z.string(), z.string()),
});

/** What this browser saw of a match when its player was last at the table. */
function readSeen(notes: string): Seen | null {
  try {
    const read = schema.safeParse(JSON.parse(localStorage.getItem(seenKey(notes)) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function writeSeen(notes: string, now: Seen): void {
  try {
    localStorage.setItem(seenKey(notes), JSON.stringify(now));
  } catch {
    // Without storage the paper has no list of what is new.
  }
}

/** What the player saw last before the paper came out; what stands on the table now is noted for the next one. */
export function useLastSeen(
  notes: string,
  view: View | null,
  reported: number | null,
  planning: boolean,
): Seen | null {
  const [then, setThen] = useState<Seen | null>(null);
  useEffect(() => setThen(readSeen(notes)), [reported]);
  useEffect(() => {
    if (view && planning) writeSeen(notes, seen(view));
  }, [view, planning]);
  return then && reported !== null && then.turn <= reported ? then : null;
}
