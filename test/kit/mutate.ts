import { draw, type RandomState } from '#shared/random.ts';

/** What programs stumble over. */
const ODD: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => '',
  () => -1,
  () => -0,
  () => 0.1,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 2 ** 53,
  () => 1e308,
  () => true,
  () => [],
  () => ({}),
  () => '__proto__',
  () => 'constructor',
  () => '<script>alert(1)</script>',
  () => '\u0000\u202e\ud800',
  () => "'; drop table match; --",
  () => '../../etc/passwd',
  () => 'x'.repeat(5_000),
  () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
  () => deep(200),
  () => Array.from({ length: 300 }, (_, at) => at),
];

/** Nested so often. */
export function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const pick = <T>(list: readonly T[], chance: RandomState): T | undefined =>
  list[Math.floor(draw(chance) * list.length)];

/** Something like a value: most often one thing in it is another. */
export function mutate(value: unknown, chance: RandomState): unknown {
  const lot = draw(chance);
  if (typeof value === 'object' && value !== null && lot < 0.85)
    return Array.isArray(value) ? mutateList(value, chance) : mutateObject(value, chance);
  if (typeof value === 'string' && lot < 0.5) return mutateText(value, chance);
  if (typeof value === 'number' && lot < 0.5) return value + Math.round((draw(chance) - 0.5) * 10);
  return pick(ODD, chance)?.();
}

function mutateList(list: readonly unknown[], chance: RandomState): unknown[] {
  const at = Math.floor(draw(chance) * list.length);
  const lot = draw(chance);
  if (list.length === 0 || lot < 0.2) return [...list, pick(ODD, chance)?.()];
  if (lot < 0.35) return list.toSpliced(at, 1);
  if (lot < 0.5) return [...list, list[at]];
  return list.with(at, mutate(list[at], chance));
}

function mutateObject(object: object, chance: RandomState): unknown {
  const entries = Object.entries(object);
  const lot = draw(chance);
  if (entries.length === 0 || lot < 0.15)
    return { ...object, [String(pick(ODD, chance)?.())]: pick(ODD, chance)?.() };
  const at = Math.floor(draw(chance) * entries.length);
  const [key = '', value] = entries[at] ?? [];
  if (lot < 0.3) return Object.fromEntries(entries.toSpliced(at, 1));
  return { ...object, [key]: mutate(value, chance) };
}

function mutateText(text: string, chance: RandomState): string {
  const at = Math.floor(draw(chance) * (text.length + 1));
  const lot = draw(chance);
  if (lot < 0.3) return text.slice(0, at);
  if (lot < 0.6) return text + text;
  return text.slice(0, at) + String.fromCharCode(Math.floor(draw(chance) * 0x10000)) + text.slice(at + 1);
}

/** The same for bytes: some flipped, cut off, or said twice. */
export function mutateBytes(bytes: Uint8Array, chance: RandomState): Uint8Array {
  const lot = draw(chance);
  const at = Math.floor(draw(chance) * (bytes.length + 1));
  if (lot < 0.2) return bytes.slice(0, at);
  if (lot < 0.3) return Uint8Array.from([...bytes, ...bytes]);
  const changed = bytes.slice();
  for (let flips = 1 + Math.floor(draw(chance) * 4); flips > 0 && changed.length > 0; flips--)
    changed[Math.floor(draw(chance) * changed.length)] = Math.floor(draw(chance) * 256);
  return changed;
}
