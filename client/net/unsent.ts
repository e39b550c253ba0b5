import { z } from 'zod';
import type { Edit } from '#shared/match/draft.ts';
import { rawEdit, readEdits } from '#shared/protocol/edits.ts';

/** Edits that the server has not taken yet, kept by the tab: they outlive a reload and a phone that puts it to sleep. */
export interface Unsent {
  turn: number;
  edits: Edit[];
  proposed: Edit[]; // put before the others, not written
}

const stored = z.object({
  turn: z.number(),
  edits: z.array(rawEdit),
  proposed: z.array(rawEdit).default([]),
});
const key = (notes: string) => `lanthanide.unsent.${notes}`;

export function readUnsent(notes: string): Unsent | null {
  try {
    const read = stored.safeParse(JSON.parse(sessionStorage.getItem(key(notes)) ?? 'null'));
    if (!read.success) return null;
    const edits = readEdits(read.data.edits);
    const proposed = readEdits(read.data.proposed);
    return edits.ok && proposed.ok
      ? { turn: read.data.turn, edits: edits.edits, proposed: proposed.edits }
      : null;
  } catch {
    return null;
  }
}

export function keepUnsent(notes: string, unsent: Unsent): void {
  try {
    if (unsent.edits.length + unsent.proposed.length > 0)
      sessionStorage.setItem(key(notes), JSON.stringify(unsent));
    else sessionStorage.removeItem(key(notes));
  } catch {
    // Without storage they live as long as the page.
  }
}
