import { z } from 'zod';
import { STRENGTHS } from '../bots/think.ts';
import {
  type ClassSetup,
  DECIDING,
  LONGEST_CONSENT,
  MOST_WORLDS,
  PACES,
  TREATMENTS,
} from '../classroom/class.ts';
import { CHATS } from '../match/letters.ts';

/** What a teacher chooses, each field with a default. */
export const classSetup = z.strictObject({
  scenario: z.string().max(60).default('2010-senkaku'),
  turns: z.int().min(4).max(30).default(8),
  worlds: z.union([z.int().min(1).max(MOST_WORLDS), z.literal('divide')]).default('divide'),
  roles: z.boolean().default(true),
  deciding: z.enum(DECIDING).default('head'),
  pace: z.enum(PACES).default('together'),
  chat: z.enum(CHATS).default('phrases'),
  secretClauses: z.boolean().default(false),
  bots: z.literal(STRENGTHS).nullable().default(null),
  planSeconds: z.int().min(10).max(3600).default(180),
  standInSeconds: z.int().min(10).max(3600).default(120),
  keepDays: z.int().min(1).max(365).default(30),
  research: z
    .strictObject({
      consent: z.string().trim().min(1).max(LONGEST_CONSENT),
      treatment: z.enum(TREATMENTS).nullable().default(null),
    })
    .nullable()
    .default(null),
}) satisfies z.ZodType<ClassSetup>;
