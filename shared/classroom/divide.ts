import type { NationId } from '../world/terms.ts';
import { MOST_PER_DELEGATION, MOST_WORLDS, type Place } from './class.ts';

/** The seats that a small world fills first: the dispute is between the first two. */
const FIRST_SEATS: readonly NationId[] = ['JPN', 'CHN', 'USA', 'EUR'];

/**
 * Students of one world where the game divides: four to a delegation when they share it by roles, two when they
 * only talk to each other. More would leave some without anything to do.
 */
const CROWD_WITH_ROLES = 16;
const CROWD = 8;
const MOST_PER_WORLD = FIRST_SEATS.length * MOST_PER_DELEGATION;

export interface Division {
  worlds: number;
  /** Where each student goes; neighbours in the list go to different worlds. */
  places: Place[];
}

/** Divides so many students over worlds and nations, as evenly as can be; bots play the seats that nobody takes. */
export function divide(students: number, wish: number | 'divide', roles: boolean): Division {
  const worlds = worldsFor(students, wish, roles);
  const places = Array.from({ length: students }, (_, index): Place => {
    const seat = Math.floor(index / worlds) % FIRST_SEATS.length;
    return { world: index % worlds, nation: FIRST_SEATS[seat] ?? 'JPN' };
  });
  return { worlds, places };
}

/** The teacher's number as far as it can be: no world without a student, no delegation beyond its size. */
function worldsFor(students: number, wish: number | 'divide', roles: boolean): number {
  const least = Math.max(1, Math.ceil(students / MOST_PER_WORLD));
  const most = Math.max(1, Math.min(MOST_WORLDS, students));
  const wanted = wish === 'divide' ? Math.ceil(students / (roles ? CROWD_WITH_ROLES : CROWD)) : wish;
  return Math.min(most, Math.max(least, wanted));
}
