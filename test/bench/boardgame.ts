import { createRequire } from 'node:module';
import { digits, quantile, time, timeAsync } from './measure.ts';

const PLAYERS = ['0', '1', '2', '3'];

/** What boardgame.io does with an empty move, in microseconds. */
export interface Rival {
  version: string;
  bytes: number;
  reducer: number; // only its reducer: the state is not even copied
  server: number; // its server: the move checked and applied, state and log stored, the update encoded for four players
}

/**
 * boardgame.io in production mode, with a state of the given JSON. `server` is its own Master with its store in
 * memory and a transport that does to an update what its socket.io transport does: JSON for each player.
 */
export async function rival(json: string): Promise<Rival> {
  process.env.NODE_ENV = 'production'; // read by immer and redux when they load; without it they are slower
  const load = createRequire(import.meta.url);
  const { CreateGameReducer, InitializeGame, ProcessGameConfig }: Internal = load('boardgame.io/internal');
  const { Master }: { Master: MasterClass } = load('boardgame.io/master');
  const { Server }: { Server: ServerOf } = load('boardgame.io/server');
  const { version }: { version: string } = load('boardgame.io/package.json');
  const game = ProcessGameConfig({
    name: 'carry',
    setup: () => JSON.parse(json),
    moves: { empty: () => {} },
    disableUndo: true, // else every move of a turn would keep, and send, one more copy of the state
  });
  const initialState = InitializeGame({ game, numPlayers: PLAYERS.length });
  const move = { type: 'MAKE_MOVE', payload: { type: 'empty', args: [], playerID: '0' } };

  const reduce = CreateGameReducer({ game });
  const reducer = time([() => reduce(initialState, move)], 2000, 500);

  let sent = 0;
  const store = Server({ games: [game], origins: [] }).db; // not started: only its store in memory is wanted
  const players = Object.fromEntries(PLAYERS.map((id) => [id, { id: Number(id) }]));
  store.createMatch('m', { initialState, metadata: { gameName: 'carry', players } });
  const master = new Master(game, store, {
    send: () => {},
    sendAll: (update) => {
      for (const _ of PLAYERS) sent += JSON.stringify(update).length;
    },
  });
  let moves = 0;
  const server = await timeAsync(() => master.onUpdate(move, moves++, 'm', '0'), 600, 200);
  if (sent < 800 * PLAYERS.length * json.length) throw new Error('boardgame.io did not send its updates');
  return {
    version,
    bytes: json.length,
    reducer: digits(quantile(reducer, 0.5)),
    server: digits(quantile(server, 0.5)),
  };
}

interface Internal {
  ProcessGameConfig(game: object): object;
  InitializeGame(options: { game: object; numPlayers: number }): object;
  CreateGameReducer(options: { game: object }): (state: object, action: object) => object;
}
interface Store {
  createMatch(id: string, options: object): void;
}
type ServerOf = (options: { games: object[]; origins: string[] }) => { db: Store };
type MasterClass = new (
  game: object,
  store: Store,
  transport: { send(update: object): void; sendAll(update: object): void },
) => { onUpdate(action: object, stateID: number, match: string, player: string): Promise<unknown> };
