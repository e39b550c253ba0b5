import { signal } from '@preact/signals';
import type { NationId } from '#shared/world/terms.ts';

/** A seat this browser holds, with its secret. */
export interface HeldSeat {
  match: string;
  nation: NationId;
  token: string;
  scenario: string;
  seed?: number; // of the match, to play the same world again
  turn: number; // last seen
  turns: number;
  over: boolean;
}

const STORE = 'lanthanide.seats';
const MOST = 12;

/** Newest first. */
export const heldSeats = signal<HeldSeat[]>(load());

export const seatIn = (match: string): HeldSeat | undefined =>
  heldSeats.value.find((seat) => seat.match === match);

export function keepSeat(seat: HeldSeat): void {
  save([seat, ...heldSeats.value.filter((one) => one.match !== seat.match)].slice(0, MOST));
}

/** Notes how far a match has come, without moving it in the list. */
export function noteProgress(match: string, turn: number, turns: number, over: boolean): void {
  const seat = seatIn(match);
  if (!seat || (seat.turn === turn && seat.over === over)) return;
  save(heldSeats.value.map((one) => (one.match === match ? { ...one, turn, turns, over } : one)));
}

export const diaryKey = (match: string): string => `lanthanide.diary.${match}`;

export function forgetSeat(match: string): void {
  save(heldSeats.value.filter((seat) => seat.match !== match));
  try {
    localStorage.removeItem(diaryKey(match));
  } catch {
    // Nothing was stored there either.
  }
}

function save(seats: HeldSeat[]): void {
  heldSeats.value = seats;
  try {
    localStorage.setItem(STORE, JSON.stringify(seats));
  } catch {
    // A private window without storage still plays; it only forgets on reload.
  }
}

function load(): HeldSeat[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSeat) : [];
  } catch {
    return [];
  }
}

function isSeat(value: unknown): value is HeldSeat {
  return (
    typeof value === 'object' &&
    value !== null &&
    'match' in value &&
    'token' in value &&
    typeof value.token === 'string'
  );
}
