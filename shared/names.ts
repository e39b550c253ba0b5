import { LONGEST_NAME } from './match/draft.ts';
import { ALONE, ANYWHERE, folded } from './rude.ts';

/** Names are said aloud and read from a wall: letters of any script, digits, and what stands between them. */
const PLAIN = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,'’・·@$!€|_-]*$/u;

/** The name as it is kept; null when it can't be shown to a class. */
export function acceptName(typed: string): string | null {
  const name = typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (name.length < 1 || name.length > LONGEST_NAME || !PLAIN.test(name)) return null;
  return isOffensive(name) ? null : name;
}

export function isOffensive(name: string): boolean {
  const words = folded(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const joined = words.join('');
  return (
    [joined, once(joined)].some(
      (whole) =>
        ANYWHERE.some((form) => whole.includes(form) || whole.includes(once(form))) || ALONE.includes(whole),
    ) || words.some((word) => ALONE.includes(word) || ALONE.includes(once(word)))
  );
}

/** Letters said many times over, said once. */
const once = (word: string): string => word.replace(/(.)\1+/gu, '$1');

/** The name with the first free number behind it when somebody else bears it; alike is alike but for case. */
export function distinct(name: string, taken: readonly string[]): string {
  const same = (one: string) => one.toLowerCase();
  const others = new Set(taken.map(same));
  if (!others.has(same(name))) return name;
  let number = 2;
  while (others.has(same(`${name} ${number}`))) number += 1;
  return `${name} ${number}`;
}
