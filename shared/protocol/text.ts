import { z } from 'zod';
import type { Text, Value } from '../text.ts';
import { COMMODITIES, GOODS, NATIONS, SECTORS } from '../world/terms.ts';

const unit = z.enum(['t', 'USD/kg', 'M USD', 'share', 'turns', 'points', 'count']);
const word = z.string().max(120);

const value: z.ZodType<Value> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('number'), value: z.number(), unit }),
  z.strictObject({ is: z.literal('change'), value: z.number(), unit }),
  z.strictObject({ is: z.literal('range'), low: z.number(), high: z.number(), unit, signed: z.boolean() }),
  z.strictObject({ is: z.literal('region'), id: word }),
  z.strictObject({ is: z.literal('nation'), id: z.enum(NATIONS) }),
  z.strictObject({ is: z.literal('good'), id: z.enum([...GOODS, ...COMMODITIES]) }),
  z.strictObject({ is: z.literal('sector'), id: z.enum(SECTORS) }),
  z.strictObject({ is: z.literal('site'), id: word }),
  z.strictObject({ is: z.literal('name'), text: word }),
  z.strictObject({ is: z.literal('turn'), turn: z.int() }),
  z.strictObject({ is: z.literal('words'), keys: z.array(word) }),
  z.strictObject({ is: z.literal('key'), key: word }),
]);

/** A sentence of the rules as it comes back from where it was stored. */
export const textSchema: z.ZodType<Text> = z.strictObject({ key: word, values: z.record(word, value) });
