import { type Schema, schema, t } from '@colyseus/schema';
import { isList, isRecord, type Json } from '../../../shared/updates/json.ts';
import { wordOf } from '../../../shared/updates/place.ts';

/** How numbers are declared: all as `number`, or those that are ever fractional as `float32`. */
export type Fractions = 'number' | 'float32';

/** The part of a state that stands at one place, as somebody would declare it. */
export type Shape =
  | { kind: 'number' | 'float32' | 'string' | 'boolean' }
  | { kind: 'list' | 'map'; of: Shape }
  | { kind: 'record'; fields: ReadonlyMap<string, Shape>; type: new () => Schema };

/** Fields that a class may have: Colyseus takes no more. */
const MOST_FIELDS = 63;

/**
 * The shape of all that was ever met at a place: a class where all keys are words of the code, a map where they name
 * things, a list of what its items are. Where different kinds were met, the larger structure counts and the rest is
 * left out, as is what was only ever null.
 */
export function shapeOf(values: readonly Json[], fractions: Fractions, name = 'Table'): Shape | null {
  const records = values.filter(isRecord);
  const lists = values.filter(isList);
  if (records.length > 0) {
    const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const below = (wanted: readonly string[]) =>
      records.flatMap((record) => wanted.flatMap((key) => (key in record ? [record[key] ?? null] : [])));
    if (keys.length > MOST_FIELDS || keys.some((key) => wordOf(key) !== key)) {
      const of = shapeOf(below(keys), fractions, `${name}_`);
      return of && { kind: 'map', of };
    }
    const fields = new Map<string, Shape>();
    for (const key of keys) {
      const field = shapeOf(below([key]), fractions, `${name}_${key}`);
      if (field) fields.set(key, field);
    }
    return record(fields, name);
  }
  if (lists.length > 0) {
    const of = shapeOf(lists.flat(), fractions, `${name}_`);
    return of && { kind: 'list', of };
  }
  if (values.some((value) => typeof value === 'number'))
    return {
      kind: values.every((value) => value === null || Number.isInteger(value)) ? 'number' : fractions,
    };
  if (values.some((value) => typeof value === 'string')) return { kind: 'string' };
  return values.some((value) => typeof value === 'boolean') ? { kind: 'boolean' } : null;
}

function record(fields: ReadonlyMap<string, Shape>, name: string): Shape {
  const declared = Object.fromEntries([...fields].map(([key, shape]) => [key, declare(shape)]));
  return { kind: 'record', fields, type: schema(declared, name) };
}

function declare(shape: Shape) {
  switch (shape.kind) {
    case 'number':
      return t.number().optional();
    case 'float32':
      return t.float32().optional();
    case 'string':
      return t.string().optional();
    case 'boolean':
      return t.boolean().optional();
    case 'list': {
      const of = item(shape.of);
      return typeof of === 'string' ? t.array(of) : t.array(of);
    }
    case 'map': {
      const of = item(shape.of);
      return typeof of === 'string' ? t.map(of) : t.map(of);
    }
    case 'record':
      return t.ref(shape.type).optional();
  }
}

/** A collection can't hold another: it would stand in a class of its own. */
function item(shape: Shape) {
  if (shape.kind === 'list' || shape.kind === 'map') throw new Error('a collection in another');
  return shape.kind === 'record' ? shape.type : shape.kind;
}
