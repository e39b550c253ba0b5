import { isRecord, type Json, under } from './json.ts';

/** How the names of before become those of now: one after the other is kept or dropped, or a new one stands before it. */
export const KEEP = 0;
export const DROP = 1;
export const ADD = 2;
export const END = 3;

/** @param left what of now is still to come */
export function stepTo(old: string | undefined, now: string | undefined, left: ReadonlySet<string>): number {
  if (old !== undefined && old === now) return KEEP;
  if (old !== undefined && !left.has(old)) return DROP;
  if (now !== undefined) return ADD;
  return old === undefined ? END : DROP;
}

export const alike = (one: readonly string[], other: readonly string[]): boolean =>
  one === other || (one.length === other.length && one.every((name, at) => name === other[at]));

const known = new WeakMap<readonly Json[], readonly string[]>();

/** What tells the items of a list apart: their ids, else all their words, else their place; no two are the same. */
export function namesOf(list: readonly Json[]): readonly string[] {
  if (!list.some(isRecord)) return placesOf(list.length);
  const before = known.get(list);
  if (before) return before;
  const taken = new Map<string, number>();
  const names = list.map((item, at) => {
    const name = nameOf(item) || String(at);
    const times = taken.get(name) ?? 0;
    taken.set(name, times + 1);
    return times === 0 ? name : `${name} ${times}`;
  });
  known.set(list, names);
  return names;
}

const places: string[][] = [];

/** The names of so many things that have none. */
function placesOf(length: number): readonly string[] {
  places[length] ??= Array.from({ length }, (_, at) => String(at));
  return places[length];
}

function nameOf(item: Json): string {
  if (!isRecord(item)) return '';
  const id = under(item, 'id');
  if (typeof id === 'string') return id;
  let name = '';
  for (const key in item) {
    const value = item[key];
    if (typeof value === 'string') name += `${value} `;
  }
  return name;
}
