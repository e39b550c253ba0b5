import { createRequire } from 'node:module';
import type { Order } from '../../shared/orders/index.ts';
import { resolve } from '../../shared/turn/resolve.ts';
import type { NationId } from '../../shared/world/terms.ts';
import type { World } from '../../shared/world/world.ts';

const PLAYERS = ['0', '1', '2', '3'];

/** A world that boardgame.io carries through moves; each begins from the same state. */
export interface Rival {
  bytes: number; // of the world as JSON
  /** An empty move through its reducer alone: the state is not even copied. */
  reduce(): void;
  /** An empty move through its server: checked and applied, state and log stored, the update encoded for four players. */
  carry(): Promise<unknown>;
  /** The same with a move that is our whole turn. */
  resolve(): Promise<unknown>;
}

/**
 * boardgame.io in production mode and with undo off, both in its favour. Its server is its own Master with its store
 * in memory and a transport that does to an update what its socket.io transport does: JSON for each player.
 */
export function rival(world: World, orders: Record<NationId, Order[]>): Rival {
  const { load, internal } = engine();
  const { CreateGameReducer, InitializeGame, ProcessGameConfig } = internal;
  const { Master }: { Master: MasterClass } = load('boardgame.io/master');
  const { Server }: { Server: ServerOf } = load('boardgame.io/server');
  // A move is given a draft of the state, through which our rules would read ten times as slowly: they get the state itself.
  const { original }: { original(draft: World): World } = createRequire(
    load.resolve('boardgame.io/package.json'),
  )('immer');
  const json = JSON.stringify(world);
  const game = ProcessGameConfig({
    name: 'carry',
    setup: () => JSON.parse(json),
    moves: {
      empty: () => {},
      turn: ({ G }: { G: World }) => resolve(original(G), orders, { explain: false }).world,
    },
    disableUndo: true, // else every move of a turn would keep, and send, one more copy of the state
  });
  const initialState = InitializeGame({ game, numPlayers: PLAYERS.length });
  const [empty, turn] = [move('empty'), move('turn')];

  let sent = 0;
  const store = Server({ games: [game], origins: [] }).db; // not started: only its store in memory is wanted
  const players = Object.fromEntries(PLAYERS.map((id) => [id, { id: Number(id) }]));
  const master = new Master(game, store, {
    send: () => {},
    sendAll: (update) => {
      for (const _ of PLAYERS) sent += JSON.stringify(update).length;
    },
  });
  const play = async (action: object) => {
    store.createMatch('m', { initialState, metadata: { gameName: 'carry', players } });
    const before = sent;
    await master.onUpdate(action, 0, 'm', '0');
    if (sent - before < 0.9 * PLAYERS.length * json.length)
      throw new Error('boardgame.io did not send its update');
  };
  const reducer = CreateGameReducer({ game });
  return {
    bytes: json.length,
    reduce: () => void reducer(initialState, empty),
    carry: () => play(empty),
    resolve: () => play(turn),
  };
}

/** Its inner parts, in production mode. */
export function engine(): { load: NodeJS.Require; internal: Internal } {
  process.env.NODE_ENV = 'production'; // read by immer and redux when they load; without it they are slower
  const load = createRequire(import.meta.url);
  return { load, internal: load('boardgame.io/internal') };
}

export const move = (type: string) => ({ type: 'MAKE_MOVE', payload: { type, args: [], playerID: '0' } });

interface Internal {
  ProcessGameConfig(game: object): object;
  InitializeGame(options: { game: object; numPlayers: number }): object;
  CreateGameReducer(options: { game: object }): (state: object, action: object) => object;
  getFilterPlayerView(
    game: object,
  ): (player: string | null, update: object) => { type: string; args: unknown[] };
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
