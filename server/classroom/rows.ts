import { z } from 'zod';
import { CLASS_PHASES, type Class } from '#shared/classroom/class.ts';
import { json } from '#shared/match/stored.ts';
import { classSetup } from '#shared/protocol/class-setup.ts';

/** What was written before a class could do all that it can today has no word of it. */
const shape = z.looseObject({
  code: z.string(),
  setup: classSetup,
  phase: z.enum(CLASS_PHASES),
  students: z.array(
    z.looseObject({ id: z.int(), removed: z.boolean(), consent: z.boolean().nullable().default(null) }),
  ),
  worlds: z.array(
    z.looseObject({
      match: z.string().nullable(),
      turn: z.int(),
      arm: z.enum(['a', 'b']).nullable().default(null),
      muted: z.unknown().default([]),
      closed: z.boolean().default(false),
      back: z.int().nullable().default(null),
      past: z.unknown().default([]),
    }),
  ),
  hints: z.unknown().default([]),
  summitEnds: z.int().nullable().default(null),
  projected: z.int().nullable().default(null),
  debrief: z
    .looseObject({
      polls: z.array(z.looseObject({ id: z.int() })),
      supposed: z.unknown().default([]),
    })
    .default({ slide: null, polls: [], supposed: [] }),
  log: z.array(z.looseObject({ id: z.int() })),
  nextId: z.int(),
});

/** A class as `JSON.stringify` wrote it; null where the row is something else. */
export function readClass(stored: string): Class | null {
  const read = shape.safeParse(json(stored)).data ?? null;
  return isClass(read) ? read : null;
}

/** Nobody but this program writes the row, and it is written whole. */
const isClass = (read: object | null): read is Class => read !== null;
