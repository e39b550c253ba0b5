/** What can be said in JSON; an object without prototype surprises. */
export type Json = null | boolean | number | string | readonly Json[] | JsonRecord;
export interface JsonRecord {
  readonly [key: string]: Json;
}

/** Kinds of values. */
export const NULL = 0;
export const FALSE = 1;
export const TRUE = 2;
export const NUMBER = 3;
export const TEXT = 4;
export const LIST = 5;
export const RECORD = 6;
export const NONE = 7;

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands under a key of its own. */
export const under = (value: Json | undefined, key: string): Json | undefined =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** What stands at the end of a way by keys. */
export const part = (value: Json | undefined, way: readonly string[]): Json | undefined =>
  way.reduce(under, value);

/** Whether two values are told apart by nothing, the order of keys and the sign of nought included. */
export function equal(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return one !== 0 || Object.is(one, other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isList(one)) {
    if (!isList(other) || one.length !== other.length) return false;
    for (let at = 0; at < one.length; at++) if (!equal(one[at], other[at])) return false;
    return true;
  }
  return isRecord(one) && isRecord(other) && equalRecords(one, other);
}

function equalRecords(one: JsonRecord, other: JsonRecord): boolean {
  const others = Object.keys(other);
  let at = 0;
  for (const key in one) {
    if (key !== others[at] || !equal(one[key], other[key])) return false;
    at += 1;
  }
  return at === others.length;
}

/** Puts a value under any key, be it one that means something else to an object. */
export function put(record: { [key: string]: Json }, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  else record[key] = value;
}
