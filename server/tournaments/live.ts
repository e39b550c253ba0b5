import type { TableView, TournamentResults, TournamentView } from '#shared/protocol/tournaments.ts';
import { standings } from '#shared/tournaments/standings.ts';
import { isRunning, peopleAt, type Table } from '#shared/tournaments/tournament.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { Stored } from './store.ts';

/** A tournament with what only the server knows of it. */
export interface Live extends Stored {
  version: number; // larger after each change, and after each start of the server
  waiting: Set<() => void>; // pages that wait for news
  tables: Map<string, Progress>; // by match, of those that play
  queue: Promise<unknown>; // one deed after the other
  busy: number; // deeds in it
  nudge: NodeJS.Timeout | undefined; // news of tables that are soon told
}

/** How far a match has come, and which people are there. */
export interface Progress {
  turn: number;
  here: NationId[];
}

/** Who asks. */
export interface Asker {
  organiser: boolean;
  player: number | null;
}
export const STRANGER: Asker = { organiser: false, player: null };

export const newLive = (stored: Stored): Live => ({
  ...stored,
  version: Date.now(),
  waiting: new Set(),
  tables: new Map(),
  queue: Promise.resolve(),
  busy: 0,
  nudge: undefined,
});

const nameIn = ({ passes }: Stored, player: number): string | null =>
  passes.find((one) => one.player === player)?.name ?? null;

/** What everybody with the link may see, and who one is there. Secrets, and their hashes, are in no view. */
export function view(live: Live, { organiser, player }: Asker): TournamentView {
  const { tournament, version } = live;
  const { code, plan, phase, players, rounds } = tournament;
  return {
    code,
    version,
    plan,
    phase,
    players: players.map((one) => ({ ...one, name: nameIn(live, one.id) })),
    standings: standings(tournament),
    rounds: rounds.map(({ tables }) => ({
      tables: tables.map((table) => tableView(table, live.tables.get(table.match))),
    })),
    running: isRunning(tournament),
    organiser,
    you: player,
  };
}

const stateOf = ({ made, results, voided }: Table): TableView['state'] =>
  voided ? 'void' : results ? 'over' : made ? 'playing' : 'setting';

function tableView(table: Table, progress: Progress | undefined): TableView {
  const state = stateOf(table);
  const { match, seats, results } = table;
  const plays = state === 'playing' ? progress : undefined;
  return { match, state, seats, turn: plays?.turn ?? null, here: plays?.here ?? [], results: results ?? [] };
}

/** The same to be kept, without what is only of the moment. */
export function results(live: Live): TournamentResults {
  const { tournament } = live;
  const { code, plan, phase, rounds } = tournament;
  return {
    code,
    name: plan.name,
    phase,
    scenario: plan.game.scenario,
    turns: plan.game.turns,
    standings: standings(tournament).map((one) => ({ ...one, name: nameIn(live, one.player) })),
    rounds: rounds.map(({ tables }) =>
      tables.map((table) => ({
        match: table.match,
        state: stateOf(table),
        seats: peopleAt(table).flatMap((nation) => {
          const player = table.seats[nation];
          if (player === undefined) return [];
          const result = table.results?.find((one) => one.nation === nation);
          return {
            nation,
            player,
            place: result?.place ?? null,
            points: result?.points ?? null,
            against: result?.against ?? null,
            left: result?.left ?? false,
          };
        }),
      })),
    ),
  };
}
