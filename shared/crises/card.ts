import { z } from 'zod';
import { castingSchema } from './casting.ts';
import { conditionSchema } from './conditions.ts';
import { effectSchema } from './effects.ts';
import { role } from './roles.ts';

const id = z.string().regex(/^[a-z0-9-]+$/, 'use small letters, digits and hyphens');

/** How a response meets the crisis: governments have a taste for one or the other. */
export const MANNERS = ['firm', 'yield', 'invest', 'wait'] as const;
export type Manner = (typeof MANNERS)[number];

const responseSchema = z.strictObject({
  id, // its words: crisis.CARD.RESPONSE
  manner: z.enum(MANNERS),
  cost: z.number().min(0).default(0), // M USD, certain
  effects: z.array(effectSchema).max(5),
});

const cardSchema = z
  .strictObject({
    id, // its words: crisis.CARD.title, .story and .precedent
    precedent: z.strictObject({
      name: z.string().min(3),
      date: z.string().regex(/^(19|20)\d\d(-\d\d(-\d\d)?)?$/, 'write a date as 2010, 2010-09 or 2010-09-07'),
      source: z.string(), // key into the sources of the file
    }),
    cast: castingSchema,
    asks: z.array(role).min(1), // who must answer
    weight: z.number().positive(),
    rest: z.int().min(4).default(8), // turns until it can come again
    when: z.array(conditionSchema).default([]),
    likelier: z.array(z.strictObject({ if: conditionSchema, times: z.number().positive() })).default([]),
    effects: z.array(effectSchema).max(6), // whatever is answered
    responses: z.array(responseSchema).min(2).max(4),
    otherwise: id, // the response of who does not answer
  })
  .superRefine((card, context) => {
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const ids = card.responses.map((response) => response.id);
    ids.forEach((one, index) => {
      if (ids.indexOf(one) !== index) complain(['responses', index, 'id'], `"${one}" is there twice`);
      if (['title', 'story', 'precedent'].includes(one))
        complain(['responses', index, 'id'], `"${one}" is the name of another text`);
    });
    const fallback = card.responses.find((one) => one.id === card.otherwise);
    if (!fallback) complain(['otherwise'], `no response "${card.otherwise}"`);
    else if (fallback.cost > 0) complain(['otherwise'], 'must cost nothing: nobody ordered it');
  });
export type Card = z.infer<typeof cardSchema>;
export type Response = Card['responses'][number];

const deckSchema = z
  .strictObject({ sources: z.record(z.string(), z.string().min(10)), cards: z.array(cardSchema) })
  .superRefine((deck, context) => {
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    deck.cards.forEach((card, index) => {
      if (!(card.precedent.source in deck.sources))
        complain(['cards', index, 'precedent', 'source'], `no source "${card.precedent.source}"`);
      if (deck.cards.findIndex((one) => one.id === card.id) !== index)
        complain(['cards', index, 'id'], `"${card.id}" is there twice`);
    });
  });
export type Deck = z.infer<typeof deckSchema>;

export class CardError extends Error {
  override name = 'CardError';
}

/** Reads a deck of cards; a broken one is refused with the path and reason of every fault. */
export function readDeck(raw: unknown, label: string): Deck {
  const read = deckSchema.safeParse(raw);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`);
  throw new CardError(`The cards of ${label} can't be read:\n${faults.join('\n')}`);
}
