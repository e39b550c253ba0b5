import { z } from 'zod';
import { type Edit, LONGEST_NAME } from '../match/draft.ts';
import { type Instruction, MARKETS, SIDES } from '../match/instructions.ts';
import { type Order, parseOrder } from '../orders/index.ts';
import type { Text } from '../text.ts';
import { COMMODITIES } from '../world/terms.ts';

const name = z.string().max(200);

/** An edit with its order still unread. */
export const rawEdit = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('put'),
    order: z.unknown(),
    instead: name.nullable(),
    before: name.nullable(),
  }),
  z.strictObject({ do: z.literal('remove'), subject: name }),
]);

export const memberName = z.string().trim().max(LONGEST_NAME);
export const member = z.strictObject({ name: memberName, number: z.int().min(1) });

type Unread = { ok: false; at: number; why: Text };

/** Reads orders from outside; says which one cannot be read. */
export function readOrders(raw: readonly unknown[]): { ok: true; orders: Order[] } | Unread {
  const orders: Order[] = [];
  for (const [at, one] of raw.entries()) {
    const read = parseOrder(one);
    if (!read.ok) return { ok: false, at, why: read.why };
    orders.push(read.order);
  }
  return { ok: true, orders };
}

/** Reads the orders of edits; says which one cannot be read. */
export function readEdits(raw: readonly z.infer<typeof rawEdit>[]): { ok: true; edits: Edit[] } | Unread {
  const edits: Edit[] = [];
  for (const [at, edit] of raw.entries()) {
    if (edit.do === 'remove') {
      edits.push(edit);
      continue;
    }
    const read = parseOrder(edit.order);
    if (!read.ok) return { ok: false, at, why: read.why };
    edits.push({ ...edit, order: read.order });
  }
  return { ok: true, edits };
}

/** An instruction with its order still unread. */
export const rawInstruction = z.strictObject({
  when: z
    .strictObject({
      commodity: z.enum(COMMODITIES),
      market: z.enum(MARKETS),
      side: z.enum(SIDES),
      price: z.number().positive().max(100_000),
    })
    .nullable(),
  order: z.unknown(),
  once: z.boolean(),
});

/** Reads the orders of instructions; null where one is none. */
export function readInstructions(raw: readonly z.infer<typeof rawInstruction>[]): Instruction[] | null {
  const read = readOrders(raw.map(({ order }) => order));
  if (!read.ok) return null;
  return read.orders.flatMap((order, at) => {
    const one = raw[at];
    return one ? [{ ...one, order }] : [];
  });
}
