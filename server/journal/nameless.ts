import type { NationId } from '#shared/world/terms.ts';

/** A member of a delegation as it is stored: `{ name, number }` and nothing else. */
const isMember = (value: object): boolean =>
  'name' in value && 'number' in value && Object.keys(value).length === 2;
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Stored JSON with the names of all members in it taken out. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (!isObject(value)) return value;
  if (isMember(value)) return { ...value, name: '' };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutNames(one)]));
}

/** A stored input, without the name of who gave it for this seat; letter for letter the same where none stands in it. */
export function namelessInput(stored: string, nation: NationId): string {
  const input: unknown = JSON.parse(stored);
  if (!isObject(input) || !('seat' in input) || input.seat !== nation || !('by' in input)) return stored;
  return JSON.stringify({ ...input, by: withoutNames(input.by) });
}

/** A stored match without the names of those at a seat, and whether it is over. */
export function namelessMatch(stored: string, nation: NationId): { state: string; over: boolean } {
  const match: unknown = JSON.parse(stored);
  if (!isObject(match) || !('seats' in match) || !isObject(match.seats)) return { state: stored, over: true };
  const letters = 'letters' in match && Array.isArray(match.letters) ? match.letters : [];
  const state = JSON.stringify({
    ...match,
    seats: Object.fromEntries(
      Object.entries(match.seats).map(([seat, held]) => [seat, seat === nation ? withoutNames(held) : held]),
    ),
    letters: letters.map((letter: unknown) =>
      isObject(letter) && 'from' in letter && letter.from === nation ? withoutNames(letter) : letter,
    ),
  });
  return { state, over: 'outcome' in match && match.outcome !== null };
}
