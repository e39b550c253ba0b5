import { z } from 'zod';
import { CHARACTER_IDS } from '../bots/characters.ts';
import { STRENGTHS } from '../bots/think.ts';
import { NATIONS } from '../world/terms.ts';
import { textSchema } from './text.ts';

export const strength = z.literal(STRENGTHS);
export const character = z.enum(CHARACTER_IDS);

/** Whom one wants to play with. */
export const botWish = z.strictObject({
  strength,
  characters: z.partialRecord(z.enum(NATIONS), character).default({}),
});

/** Who plays the seats that no person takes. */
export const minds = z.partialRecord(z.enum(NATIONS), z.strictObject({ character, strength }));

export const reason = z.strictObject({ subject: z.string(), why: textSchema, secret: z.boolean() });
