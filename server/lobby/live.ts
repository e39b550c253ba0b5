import { type Game, type Guest, type Lobby, opens, startsAt } from '#shared/lobby/lobby.ts';
import { isSlow } from '#shared/match/clock.ts';
import type { LobbyListing, LobbySeat, LobbyView } from '#shared/protocol/lobby.ts';
import type { MatchWish } from '#shared/protocol/messages.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';

/** A page that asks for news is answered after so long even when there are none: proxies cut what is silent longer. */
const PATIENCE_MS = 15_000;

/** A lobby with what only the server knows of it. */
export interface Live {
  lobby: Lobby;
  tokens: Map<string, number>; // hash of the token, id of the guest
  accounts: Map<number, string>; // of guests who have one
  waiting: Set<() => void>; // pages that wait for news
  after: string | null; // the match of which it is the rematch
  started: { at: number; seats: Map<number, LobbySeat> } | null;
  starting: boolean;
}

/** What those outside may see of it. */
export const listing = ({ code, kind, rated, plan, guests }: Lobby): LobbyListing => ({
  code,
  kind,
  rated,
  plan,
  host: guests[0]?.name ?? '',
  free: NATIONS.length - guests.length,
});

/** What a guest may see of it. */
export function view({ lobby, started }: Live, you: Guest): LobbyView {
  const { code, kind, rated, plan, version, guests } = lobby;
  const at = startsAt(lobby);
  return {
    code,
    kind,
    rated,
    plan,
    version,
    guests: guests.map(({ id, name, nation, bots, bid }) => ({
      id,
      name,
      nation,
      bots,
      sealed: bid !== null,
    })),
    bid: you.bid,
    you: you.id,
    opens: opens(lobby, you.id),
    startsIn: at === null ? null : Math.max(0, at - Date.now()),
    seat: started?.seats.get(you.id) ?? null,
  };
}

/** The match that it becomes. Nobody is advised where it is for a rank. */
export const wishOf = (
  { plan, rated }: { plan: Game; rated: boolean },
  seed: number,
  seats: NationId[],
): MatchWish => ({
  scenario: plan.scenario,
  turns: plan.turns,
  clock: plan.clock,
  ...(plan.reserve > 0 && !isSlow(plan.clock) ? { reserve: plan.reserve } : {}),
  ...(plan.leave > 0 && isSlow(plan.clock) ? { leave: plan.leave } : {}),
  // By correspondence nobody has to be there: what was drafted counts when the time is up.
  ...(isSlow(plan.clock) ? { standIn: null } : {}),
  chat: plan.chat,
  watch: plan.watch !== 'none',
  late: plan.watch === 'late',
  seed,
  seats,
  advice: !rated,
  secretClauses: false,
  bots: { strength: plan.strength, characters: {} },
});

/** Answers every page that waits. */
export function tell({ waiting }: Pick<Live, 'waiting'>): void {
  for (const wake of waiting) wake();
}

/** Resolves when something has changed, when the page has gone, or when it has waited long enough. */
export function news({ waiting }: Pick<Live, 'waiting'>, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(patience);
      waiting.delete(wake);
      gone.removeEventListener('abort', wake);
      resolve();
    };
    const patience = setTimeout(wake, PATIENCE_MS);
    waiting.add(wake);
    gone.addEventListener('abort', wake);
  });
}
