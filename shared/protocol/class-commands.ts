import { z } from 'zod';
import {
  type Asking,
  type Command,
  LONGEST_WORDS,
  MOST_STUDENTS,
  MOST_WORLDS,
  ROLES,
} from '../classroom/class.ts';
import { LONGEST_NAME } from '../match/draft.ts';
import { CHATS } from '../match/letters.ts';
import { NATIONS } from '../world/terms.ts';
import { classSetup } from './class-setup.ts';

/** What a teacher may ask for, as it crosses the wire. */

const student = z.int().min(1);
export const world = z
  .int()
  .min(0)
  .max(MOST_WORLDS - 1);
const worlds = world.nullable();
const seconds = z.int().min(-3600).max(3600);
const turn = z.int().min(0);
const card = z.string().max(60);
const nation = z.enum(NATIONS);
const place = z.strictObject({ world, nation });

const role = z.enum(ROLES).nullable();
const audience = z.strictObject({ world, nation: nation.nullable() });

export const MOST_ANSWERS = 6;
const asking = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('made'),
    question: z.string().max(80),
    answers: z.int().min(2).max(MOST_ANSWERS),
  }),
  z.strictObject({
    is: z.literal('own'),
    words: z.string().trim().min(1).max(LONGEST_WORDS),
    answers: z.array(z.string().trim().min(1).max(120)).min(2).max(MOST_ANSWERS),
  }),
]) satisfies z.ZodType<Asking>;

export const command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('setup'), setup: classSetup }),
  z.strictObject({ do: z.literal('start') }),
  z.strictObject({ do: z.literal('restart') }),
  z.strictObject({ do: z.literal('pause'), world: worlds }),
  z.strictObject({ do: z.literal('resume'), world: worlds }),
  z.strictObject({ do: z.literal('summit'), seconds: z.int().min(10).max(3600).nullable().default(null) }),
  z.strictObject({ do: z.literal('summit-time'), seconds }),
  z.strictObject({ do: z.literal('add-time'), world: worlds, seconds }),
  z.strictObject({ do: z.literal('end-turn'), world: worlds, turn }),
  z.strictObject({ do: z.literal('step-back'), world: worlds, to: turn }),
  z.strictObject({
    do: z.literal('return'),
    matches: z
      .array(z.strictObject({ world, match: z.string().max(64) }))
      .min(1)
      .max(MOST_WORLDS),
  }),
  z.strictObject({ do: z.literal('inject'), world: worlds, card }),
  z.strictObject({
    do: z.literal('withdraw'),
    card,
    from: z.array(z.strictObject({ world, turn })).min(1).max(MOST_WORLDS),
  }),
  z.strictObject({ do: z.literal('rename'), student, name: z.string().trim().min(1).max(LONGEST_NAME) }),
  z.strictObject({ do: z.literal('move'), student, place: place.nullable() }),
  z.strictObject({ do: z.literal('role'), student, role }),
  z.strictObject({ do: z.literal('bot'), place, on: z.boolean() }),
  z.strictObject({ do: z.literal('remove'), student }),
  z.strictObject({ do: z.literal('restore'), student }),
  z.strictObject({ do: z.literal('mute'), student: student.nullable(), muted: z.boolean() }),
  z.strictObject({ do: z.literal('mute-delegation'), place, muted: z.boolean() }),
  z.strictObject({ do: z.literal('chat'), chat: z.enum(CHATS) }),
  z.strictObject({ do: z.literal('merge-worlds'), from: world, into: world }),
  z.strictObject({ do: z.literal('merge-delegations'), from: place, into: place }),
  z.strictObject({
    do: z.literal('regroup'),
    seats: z.array(z.strictObject({ student, place, role })).max(MOST_STUDENTS),
    worlds: z
      .array(z.strictObject({ world, people: z.array(nation).max(NATIONS.length), closed: z.boolean() }))
      .max(MOST_WORLDS),
  }),
  z.strictObject({ do: z.literal('project'), world: worlds }),
  z.strictObject({
    do: z.literal('say'),
    to: audience.nullable().default(null),
    words: z.string().trim().max(LONGEST_WORDS),
  }),
  z.strictObject({ do: z.literal('ranking'), shown: z.boolean() }),
  z.strictObject({ do: z.literal('debrief') }),
  z.strictObject({ do: z.literal('show'), slide: z.string().max(80).nullable() }),
  z.strictObject({ do: z.literal('ask'), asked: asking }),
  z.strictObject({ do: z.literal('close-poll') }),
  z.strictObject({
    do: z.literal('suppose'),
    supposed: place.extend({ turn: z.int().min(0).max(60), days: z.int().min(1).max(365) }),
  }),
  z.strictObject({ do: z.literal('undo'), deed: z.int().min(1) }),
]) satisfies z.ZodType<Command>;
