import { z } from 'zod';
import type { Input, Match, MatchSetup } from '#shared/match/match.ts';
import { parseOrder } from '#shared/orders/index.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { DamagedMatch } from './journal.ts';

const setup = z.strictObject({
  rules: z.string(),
  scenario: z.string(),
  seed: z.int(),
  turns: z.int().nullable(),
  people: z.array(z.enum(NATIONS)),
  clock: z.int().nullable(),
});

const seat = z.enum(NATIONS);
const turn = z.int().min(0);
const input = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('draft'), seat, turn, orders: z.array(z.unknown()) }),
  z.strictObject({ type: z.literal('seal'), seat, turn }),
  z.strictObject({ type: z.literal('unseal'), seat, turn }),
  z.strictObject({ type: z.literal('time-up'), turn }),
]);

export function readSetup(stored: string, id: string): MatchSetup {
  const read = setup.safeParse(json(stored));
  if (!read.success) throw new DamagedMatch(`Match ${id}: its setup can't be read.`);
  return read.data;
}

export function readInput(stored: string, id: string, seq: number): Input {
  const damaged = () => new DamagedMatch(`Match ${id}: input ${seq} can't be read.`);
  const read = input.safeParse(json(stored));
  if (!read.success) throw damaged();
  if (read.data.type !== 'draft') return read.data;
  const orders = read.data.orders.map((raw) => {
    const order = parseOrder(raw);
    if (!order.ok) throw damaged();
    return order.order;
  });
  return { ...read.data, orders };
}

const shape = z.looseObject({ setup, seats: z.record(seat, z.unknown()), world: z.looseObject({ turn }) });

/** A match as it was stored; its hash, checked by the caller, stands for the rest. Null when it is no match at all. */
export function readSnapshot(stored: string): Match | null {
  const raw = json(stored);
  return isMatch(raw) ? raw : null;
}

function isMatch(raw: unknown): raw is Match {
  return shape.safeParse(raw).success;
}

function json(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
