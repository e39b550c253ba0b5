import { z } from 'zod';
import { bid } from '../protocol/bids.ts';
import { character, minds, reason, strength } from '../protocol/bots.ts';
import {
  member,
  rawEdit,
  rawInstruction,
  readEdits,
  readInstructions,
  readOrders,
} from '../protocol/edits.ts';
import { NATIONS } from '../world/terms.ts';
import { bodySchema, CHATS, readersSchema } from './letters.ts';
import type { Input, MatchSetup } from './match.ts';
import { STANDINGS } from './motions.ts';

/** Survives the way through Colyseus, which keeps only code and message of an error. */
export const DAMAGED = 550;

/** The stored match can't be brought back; other matches are not touched. */
export class DamagedMatch extends Error {
  override name = 'DamagedMatch';
  readonly code: number = DAMAGED;
}

/** As `DAMAGED`. */
export const OLD_RULES = 551;

/** The match goes on by rules that this program does not have; one that has them can go on with it. */
export class OldRules extends DamagedMatch {
  override name = 'OldRules';
  override readonly code: number = OLD_RULES;
}

export const setupSchema = z.strictObject({
  rules: z.string(),
  scenario: z.string(),
  seed: z.int(),
  salt: z.string().max(64).optional(),
  turns: z.int().nullable(),
  people: z.array(z.enum(NATIONS)),
  bots: minds.default({}),
  clock: z.int().nullable(),
  reserve: z.int().optional(),
  leave: z.int().optional(),
  standIn: z.int().nullable().default(null),
  chat: z.enum(CHATS).default('free'),
  watch: z.boolean().default(false),
  late: z.boolean().optional(),
  advice: z.boolean().default(true),
  secretClauses: z.literal(true).exactOptional(),
  rated: z.literal(true).exactOptional(),
  bids: z.partialRecord(z.enum(NATIONS), bid).exactOptional(),
  started: z.int(),
});

const seat = z.enum(NATIONS);
const turn = z.int().min(0);
const input = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('draft'), seat, turn, orders: z.array(z.unknown()) }),
  z.strictObject({ type: z.literal('edit'), seat, turn, by: member, edits: z.array(rawEdit) }),
  z.strictObject({ type: z.literal('propose'), seat, turn, by: member, edits: z.array(rawEdit) }),
  z.strictObject({
    type: z.literal('decide'),
    seat,
    turn,
    by: member,
    motion: z.int(),
    as: z.enum(STANDINGS),
  }),
  z.strictObject({ type: z.literal('seal'), seat, turn }),
  z.strictObject({ type: z.literal('unseal'), seat, turn }),
  z.strictObject({
    type: z.literal('say'),
    seat,
    turn,
    to: readersSchema,
    body: bodySchema,
    by: member.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('bot'),
    seat,
    turn,
    orders: z.array(z.unknown()),
    reasons: z.array(reason),
  }),
  z.strictObject({ type: z.literal('absent'), seat, turn }),
  z.strictObject({ type: z.literal('back'), seat, turn }),
  z.strictObject({ type: z.literal('pause'), seat, turn, on: z.boolean() }),
  z.strictObject({ type: z.literal('instruct'), seat, turn, instructions: z.array(rawInstruction) }),
  z.strictObject({ type: z.literal('slow'), seat, turn, clock: z.int().nullable() }),
  z.strictObject({ type: z.literal('time-up'), turn }),
  z.strictObject({ type: z.literal('clock'), turn, deadline: z.int().nullable() }),
  z.strictObject({ type: z.literal('end-turn'), turn }),
  z.strictObject({ type: z.literal('close'), turn }),
  z.strictObject({ type: z.literal('inject'), turn, card: z.string() }),
  z.strictObject({ type: z.literal('withdraw'), turn, card: z.string() }),
  z.strictObject({ type: z.literal('chat'), turn, chat: z.enum(CHATS) }),
  z.strictObject({
    type: z.literal('occupy'),
    seat,
    turn,
    bot: character.nullable(),
    strength: strength.nullable(),
  }),
]);

export function readSetup(stored: string, id: string): MatchSetup {
  const read = setupSchema.safeParse(json(stored));
  if (!read.success) throw new DamagedMatch(`Match ${id}: its setup can't be read.`);
  return read.data;
}

/** An input as it is stored. JSON knows no -0 and no NaN: what is played is what can be read back. */
export function readInput(stored: string, id: string, seq: number): Input {
  const read = inputOf(json(stored));
  if (!read) throw new DamagedMatch(`Match ${id}: input ${seq} can't be read.`);
  return read;
}

/** An input out of parsed JSON; null where it is none. */
export function inputOf(raw: unknown): Input | null {
  const read = input.safeParse(raw);
  if (!read.success) return null;
  if (read.data.type === 'edit' || read.data.type === 'propose') {
    const edits = readEdits(read.data.edits);
    return edits.ok ? { ...read.data, edits: edits.edits } : null;
  }
  if (read.data.type === 'instruct') {
    const instructions = readInstructions(read.data.instructions);
    return instructions && { ...read.data, instructions };
  }
  if (read.data.type !== 'draft' && read.data.type !== 'bot') return read.data;
  const orders = readOrders(read.data.orders);
  return orders.ok ? { ...read.data, orders: orders.orders } : null;
}

/** What was written before bots could think, and stand in, and members propose, has no word of it. */
const shape = z.looseObject({
  setup: setupSchema,
  seats: z.record(
    seat,
    z.looseObject({
      version: z.int(),
      motions: z.unknown().default([]),
      strength: z.unknown().default(null),
      decision: z.unknown().default(null),
      absent: z.unknown().default(false),
      handover: z.unknown().default([]),
      instructions: z.array(z.unknown()).default([]),
      time: z.unknown().default(null),
    }),
  ),
  world: z.looseObject({ turn }),
  motives: z.array(z.unknown()).default([]),
  chat: z.enum(CHATS).nullable().default(null),
  injected: z.unknown().default(null),
  pace: z.unknown().default(null),
  slower: z.unknown().default(null),
});

/** What has the shape of a match, else null; a checksum has to vouch for the depths that this does not look into. */
export const storedMatch = (raw: unknown): object | null => shape.safeParse(raw).data ?? null;

export function json(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
