import { z } from 'zod';
import { good, nation, number, region, type Text, text, turnDate, type Value } from '../text.ts';
import { COMMODITIES, NATIONS } from '../world/terms.ts';

/** Those of `ours` are for notes within a delegation. */
export const PHRASE_GROUPS = ['ours', 'greet', 'ask', 'offer', 'warn', 'answer'] as const;
export type PhraseGroup = (typeof PHRASE_GROUPS)[number];

/** What a phrase leaves open, and how it is read. */
const SLOTS = {
  good: z.enum(COMMODITIES),
  nation: z.enum(NATIONS),
  region: z.string().regex(/^[A-Z]{3}$/),
  turn: z.int().min(0).max(100),
  tonnes: z.number().min(1).max(200_000),
  price: z.number().min(0.01).max(100_000), // USD/kg
} as const;
export type Slot = keyof typeof SLOTS;

/** Everything that can be said without words of one's own: each reader gets it in their language. */
const BOOK = {
  'shall-seal': ['ours'],
  'wait-seal': ['ours'],
  'see-proposal': ['ours'],
  'for-it': ['ours'],
  'against-it': ['ours'],
  why: ['ours'],
  'save-money': ['ours'],
  secure: ['ours', 'good'],
  'write-to': ['ours', 'nation'],
  hello: ['greet'],
  'good-luck': ['greet'],
  'thank-you': ['greet'],
  sorry: ['greet'],
  'well-played': ['greet'],
  'ask-lift': ['ask', 'good'],
  'ask-sell': ['ask', 'good'],
  'ask-price': ['ask', 'good'],
  'ask-no-embargo': ['ask'],
  'ask-treaty': ['ask'],
  'ask-word': ['ask'],
  'ask-case': ['ask', 'nation'],
  'offer-no-embargo': ['offer', 'turn'],
  'offer-sell': ['offer', 'tonnes', 'good'],
  'offer-buy': ['offer', 'good', 'price'],
  'offer-treaty': ['offer'],
  'offer-stockpile': ['offer', 'good'],
  'offer-research': ['offer', 'good'],
  'offer-invest': ['offer', 'region'],
  'warn-embargo': ['warn', 'good'],
  'warn-tariff': ['warn'],
  'warn-case': ['warn'],
  'warn-leave': ['warn'],
  'warn-short': ['warn', 'good'],
  'warn-nation': ['warn', 'nation'],
  'look-at': ['warn', 'region'],
  agreed: ['answer'],
  no: ['answer'],
  'not-now': ['answer'],
  'not-for-that': ['answer'],
  'our-price': ['answer', 'good', 'price'],
  'none-to-spare': ['answer', 'good'],
  'send-offer': ['answer'],
  'send-treaty': ['answer'],
  'need-until': ['answer', 'turn'],
  'word-stands': ['answer'],
  'no-trust': ['answer'],
  'no-threats': ['answer'],
  'not-us': ['answer'],
  noted: ['answer'],
} as const satisfies Record<string, readonly [PhraseGroup, ...Slot[]]>;

export type PhraseId = keyof typeof BOOK;
const isPhraseId = (id: string): id is PhraseId => Object.hasOwn(BOOK, id);
export const PHRASE_IDS = Object.keys(BOOK).filter(isPhraseId);

export const groupOf = (id: PhraseId): PhraseGroup => BOOK[id][0];

export function slotsOf(id: PhraseId): Slot[] {
  const [, ...slots]: readonly [PhraseGroup, ...Slot[]] = BOOK[id];
  return slots;
}

/** A phrase with its blanks filled in: those it has, and no others. */
export const phraseSchema = z
  .strictObject({
    id: z.enum(PHRASE_IDS),
    good: SLOTS.good.optional(),
    nation: SLOTS.nation.optional(),
    region: SLOTS.region.optional(),
    turn: SLOTS.turn.optional(),
    tonnes: SLOTS.tonnes.optional(),
    price: SLOTS.price.optional(),
  })
  .refine(({ id, ...filled }) => {
    const names = Object.keys(filled);
    const slots = slotsOf(id);
    return names.length === slots.length && slots.every((slot) => filled[slot] !== undefined);
  });
export type Phrase = z.infer<typeof phraseSchema>;

/** A phrase as a sentence of the language files. */
export function phraseText(phrase: Phrase): Text {
  const values: Record<string, Value> = {};
  if (phrase.good) values.good = good(phrase.good);
  if (phrase.nation) values.nation = nation(phrase.nation);
  if (phrase.region) values.region = region(phrase.region);
  if (phrase.turn !== undefined) values.turn = turnDate(phrase.turn);
  if (phrase.tonnes !== undefined) values.tonnes = number(phrase.tonnes, 't');
  if (phrase.price !== undefined) values.price = number(phrase.price, 'USD/kg');
  return text(`phrase.${phrase.id}`, values);
}
