import type { Match } from '#shared/match/match.ts';
import { type MatchState, SeatState } from '#shared/protocol/state.ts';
import { COMMODITIES, NATIONS, type NationId } from '#shared/world/terms.ts';

/** Writes what everybody may see of a match into the synced state. Nothing secret passes here. */
export function project(match: Match, connected: ReadonlySet<NationId>, state: MatchState): void {
  state.turn = match.world.turn;
  state.turns = match.world.turns;
  state.over = match.outcome !== null;
  state.deadline = match.deadline ?? 0;
  for (const nation of NATIONS) {
    const { bot, sealed } = match.seats[nation];
    let seat = state.seats.get(nation);
    if (!seat) {
      seat = new SeatState();
      state.seats.set(nation, seat);
    }
    seat.bot = bot !== null;
    seat.sealed = sealed;
    seat.connected = connected.has(nation);
  }
  const last = match.world.history.at(-1);
  if (!last) return;
  for (const commodity of COMMODITIES) {
    state.outside.set(commodity, last.outside[commodity]);
    state.inside.set(commodity, last.inside[commodity]);
  }
  state.chinaMining = last.chinaMining;
  state.chinaSeparation = last.chinaSeparation;
}
