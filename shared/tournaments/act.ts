import { type Apart, pair } from './pairing.ts';
import type { SeatResult } from './results.ts';
import { seat } from './seats.ts';
import { standings } from './standings.ts';
import {
  isRunning,
  LEAST_PLAYERS,
  MOST_PLAYERS,
  type Player,
  playing,
  type Table,
  type Tournament,
  tableOf,
} from './tournament.ts';

/** Something that is asked of a tournament, or that has happened. */
export type Deed =
  | { do: 'join' }
  | { do: 'withdraw' | 'return' | 'remove'; player: number }
  /** Ids for the tables of the next round: more than needed do no harm; and who should not meet at them. */
  | { do: 'start'; matches: readonly string[]; apart?: readonly Apart[] }
  | { do: 'made'; match: string }
  | { do: 'over'; match: string; results: SeatResult[] }
  | { do: 'void'; match: string }
  | { do: 'end' };

export type Done = { ok: true; tournament: Tournament } | { ok: false; code: DeedError };
export type DeedError =
  | 'ended' // the tournament is over
  | 'full'
  | 'no-player'
  | 'no-table'
  | 'running' // tables of this round still play
  | 'too-few'; // nobody to play with

/** A tournament after a deed; itself is left as it was. */
export function act(tournament: Tournament, deed: Deed): Done {
  if (tournament.phase === 'over' && deed.do !== 'made') return refuse('ended');
  switch (deed.do) {
    case 'join':
      return join(tournament);
    case 'withdraw':
      return restate(tournament, deed.player, 'in', 'withdrawn');
    case 'return':
      return restate(tournament, deed.player, 'withdrawn', 'in');
    case 'remove':
      return restate(tournament, deed.player, null, 'removed');
    case 'start':
      return start(tournament, deed.matches, deed.apart);
    case 'made':
      return change(tournament, deed.match, { made: true });
    case 'over':
      return tableOf(tournament, deed.match)?.voided
        ? refuse('no-table')
        : change(tournament, deed.match, { results: deed.results });
    case 'void':
      return change(tournament, deed.match, { voided: true, results: null });
    case 'end':
      if (isRunning(tournament)) return refuse('running');
      return { ok: true, tournament: { ...tournament, phase: 'over' } };
  }
}

function join(tournament: Tournament): Done {
  const { players } = tournament;
  if (players.length >= MOST_PLAYERS) return refuse('full');
  return {
    ok: true,
    tournament: { ...tournament, players: [...players, { id: players.length + 1, state: 'in' }] },
  };
}

/** @param from the state in which this makes sense; null: any but the one it leads to */
function restate(
  tournament: Tournament,
  player: number,
  from: Player['state'] | null,
  state: Player['state'],
): Done {
  const one = tournament.players.find(({ id }) => id === player);
  if (!one || one.state === state || (from && one.state !== from)) return refuse('no-player');
  const players = tournament.players.map((other) => (other === one ? { ...one, state } : other));
  return { ok: true, tournament: { ...tournament, players } };
}

/** The next round: tables, and at each of them seats. */
function start(tournament: Tournament, matches: readonly string[], apart: readonly Apart[] = []): Done {
  if (isRunning(tournament)) return refuse('running');
  const ready = playing(tournament).map(({ id }) => id);
  if (ready.length < LEAST_PLAYERS) return refuse('too-few');
  const points = new Map(standings(tournament).map((one) => [one.player, one.points]));
  const groups = pair(
    ready.map((id) => ({ id, points: points.get(id) ?? 0 })),
    tournament.rounds,
    tournament.seed,
    apart,
  );
  const tables = groups.map((group, index): Table => {
    const match = matches[index];
    if (match === undefined) throw new Error(`${groups.length} tables and ${matches.length} ids`);
    const seats = seat(group, tournament.rounds, tournament.seed);
    return { match, seats, made: false, results: null, voided: false };
  });
  return {
    ok: true,
    tournament: { ...tournament, phase: 'playing', rounds: [...tournament.rounds, { tables }] },
  };
}

/** A table that has changed; with the last table of the last round the tournament is over. */
function change(tournament: Tournament, match: string, how: Partial<Table>): Done {
  if (!tableOf(tournament, match)) return refuse('no-table');
  const rounds = tournament.rounds.map(({ tables }) => ({
    tables: tables.map((table) => (table.match === match ? { ...table, ...how } : table)),
  }));
  const after = { ...tournament, rounds };
  const done = rounds.length >= tournament.plan.rounds && !isRunning(after);
  return { ok: true, tournament: done ? { ...after, phase: 'over' } : after };
}

const refuse = (code: DeedError): Done => ({ ok: false, code });
