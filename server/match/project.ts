import { isLate, type Match } from '#shared/match/match.ts';
import type { Posted } from '#shared/match/posted.ts';
import { type MatchState, SeatState } from '#shared/protocol/state.ts';
import { COMMODITIES, NATIONS } from '#shared/world/terms.ts';

/** Writes what everybody may see of a match into the synced state. Nothing secret passes here. */
export function project({ seats, ...plain }: Posted, match: Match, state: MatchState): void {
  Object.assign(state, plain);
  for (const nation of NATIONS) {
    const seat = state.seats.get(nation) ?? new SeatState();
    Object.assign(seat, seats[nation]);
    if (!state.seats.has(nation)) state.seats.set(nation, seat);
  }
  // One state goes to everybody: where those who watch are kept behind, figures travel on desks alone.
  if (isLate(match)) return;
  const last = match.world.history.at(-1);
  if (!last) return;
  for (const commodity of COMMODITIES) {
    state.outside.set(commodity, last.outside[commodity]);
    state.inside.set(commodity, last.inside[commodity]);
  }
  state.chinaMining = last.chinaMining;
  state.chinaSeparation = last.chinaSeparation;
}
