import type { StudentView } from '#shared/protocol/class-views.ts';
import { forgetSeat, keepSeat, seatIn } from '../net/seats.ts';
import { goInstead } from '../router.ts';
import { type HeldPlace, keepPlace } from './held.ts';

/** Keeps the seat that the class gives, and goes to its match, or back to the lobby, if the page is not there yet. */
export function sitDown(
  place: HeldPlace,
  { match, place: at, scenario, turns, world, code, phase }: StudentView,
): void {
  if (match === null || at === null) {
    // Back to the lobby: what was played is deleted.
    if (place.match === null) return;
    forgetSeat(place.match);
    keepPlace({ ...place, match: null });
    goInstead(`/join/${place.code}`);
    return;
  }
  const here = location.pathname === `/match/${match}`;
  const seat = seatIn(match);
  const moved = seat?.token !== place.token || seat.nation !== at.nation;
  if (moved)
    keepSeat({
      match,
      nation: at.nation,
      token: place.token,
      scenario,
      name: code,
      turn: world?.turn ?? 0,
      turns,
      over: phase === 'debrief' || (world?.over ?? false),
    });
  if (place.match !== match) keepPlace({ ...place, match });
  if (!here) goInstead(`/match/${match}`);
  else if (moved) location.reload(); // another seat at the same table
}
