import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Input, Match, MatchSetup } from '#shared/match/match.ts';
import { parseOrder } from '#shared/orders/index.ts';
import { hash } from '#shared/world/hash.ts';
import { NATIONS } from '#shared/world/terms.ts';

/** Survives the way through Colyseus, which keeps only code and message of an error. */
export const DAMAGED = 550;

/** The stored match can't be brought back; other matches are not touched. */
export class DamagedMatch extends Error {
  override name = 'DamagedMatch';
  readonly code = DAMAGED;
}

const setup = z.strictObject({
  rules: z.string(),
  scenario: z.string(),
  seed: z.int(),
  turns: z.int().nullable(),
  people: z.array(z.enum(NATIONS)),
  clock: z.int().nullable(),
  started: z.int(),
});

const seat = z.enum(NATIONS);
const turn = z.int().min(0);
const input = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('draft'), seat, turn, orders: z.array(z.unknown()) }),
  z.strictObject({ type: z.literal('seal'), seat, turn }),
  z.strictObject({ type: z.literal('unseal'), seat, turn }),
  z.strictObject({ type: z.literal('say'), seat, turn, to: seat.nullable(), words: z.string() }),
  z.strictObject({ type: z.literal('time-up'), turn }),
]);

export function readSetup(stored: string, id: string): MatchSetup {
  const read = setup.safeParse(json(stored));
  if (!read.success) throw new DamagedMatch(`Match ${id}: its setup can't be read.`);
  return read.data;
}

/** An input as it is stored. JSON knows no -0 and no NaN: what is played is what can be read back. */
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

/** A match as `snapshotColumns` wrote it. Null when the row is not letter for letter what was written. */
export function readSnapshot(row: { state: string; checksum: string }): Match | null {
  if (checksum(row.state) !== row.checksum) return null;
  const raw = json(row.state);
  return isMatch(raw) ? raw : null;
}

/** The checksum vouches for the depths that the shape does not look into. */
function isMatch(raw: unknown): raw is Match {
  return shape.safeParse(raw).success;
}

export function snapshotColumns(match: Match) {
  const state = JSON.stringify(match);
  return { turn: match.world.turn, hash: hash(match.world), state, checksum: checksum(state) };
}

const checksum = (stored: string) => createHash('sha256').update(stored).digest('hex');

function json(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
