import { type Signal, signal } from '@preact/signals';
import type { JoinedClass } from '#shared/protocol/classroom.ts';

/** A student's place in a class, as this browser keeps it. */
export interface HeldPlace extends Pick<JoinedClass, 'token' | 'personal' | 'shown' | 'match'> {
  code: string;
}

const STORE = 'lanthanide.classes';
const MOST = 6;

/** Newest first. */
export const heldPlaces: Signal<HeldPlace[]> = signal(load());

export const placeIn = (code: string): HeldPlace | undefined =>
  heldPlaces.value.find((one) => one.code === code);
/** The class of which a match is a world. */
export const placeAt = (match: string): HeldPlace | undefined =>
  heldPlaces.value.find((one) => one.match === match);

export function keepPlace(place: HeldPlace): void {
  save([place, ...heldPlaces.value.filter(({ code }) => code !== place.code)].slice(0, MOST));
}

export function forgetPlace(code: string): void {
  save(heldPlaces.value.filter((one) => one.code !== code));
}

function save(places: HeldPlace[]): void {
  heldPlaces.value = places;
  try {
    localStorage.setItem(STORE, JSON.stringify(places));
  } catch {
    // Without storage the personal code brings a student back.
  }
}

function load(): HeldPlace[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPlace) : [];
  } catch {
    return [];
  }
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
