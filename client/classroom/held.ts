import type { JoinedClass } from '#shared/protocol/classroom.ts';
import { kept, listOf } from '../net/kept.ts';

/** A student's place in a class, as this browser keeps it. */
export interface HeldPlace extends Pick<JoinedClass, 'token' | 'personal' | 'shown' | 'match'> {
  code: string;
}

const MOST = 6;

const [places, rewrite] = kept('lanthanide.classes', listOf(isPlace));
/** Newest first. */
export const heldPlaces = places;

export const placeIn = (code: string): HeldPlace | undefined =>
  heldPlaces.value.find((one) => one.code === code);
/** The class of which a match is a world. */
export const placeAt = (match: string): HeldPlace | undefined =>
  heldPlaces.value.find((one) => one.match === match);

export function keepPlace(place: HeldPlace): void {
  rewrite((held) => [place, ...held.filter(({ code }) => code !== place.code)].slice(0, MOST));
}

export function forgetPlace(code: string): void {
  rewrite((held) => held.filter((one) => one.code !== code));
}

function isPlace(value: unknown): value is HeldPlace {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'token' in value &&
    typeof value.token === 'string'
  );
}
