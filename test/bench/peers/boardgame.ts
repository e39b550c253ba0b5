import type { Server as HttpServer } from 'node:http';
import { createRequire } from 'node:module';
import { nextTurn, opening, portOf, ready, type Shown } from './rules.ts';

// boardgame.io's own server with our rules as its move: its sockets, its store in memory, its match of four players.

const load = createRequire(import.meta.url);
const { InitializeGame, ProcessGameConfig }: Internal = load('boardgame.io/internal');
const { Server }: { Server: ServerOf } = load('boardgame.io/server');
const { original }: { original(draft: Shown): Shown } = createRequire(
  load.resolve('boardgame.io/package.json'),
)('immer');

const PLAYERS = ['0', '1', '2', '3'];
const game = ProcessGameConfig({
  name: 'carry',
  setup: opening,
  moves: { turn: ({ G }: { G: Shown }) => nextTurn(original(G)) },
  disableUndo: true, // else every move of a turn would keep, and send, one more copy of the state
});
const server = Server({ games: [game], origins: ['*'] });
const { appServer } = await server.run(0);
const players = Object.fromEntries(PLAYERS.map((id) => [id, { id: Number(id) }]));
for (let match = 1; match <= Number(process.env.MATCHES); match++)
  server.db.createMatch(String(match), {
    initialState: InitializeGame({ game, numPlayers: PLAYERS.length }),
    metadata: { gameName: 'carry', players },
  });
ready(portOf(appServer));

interface Internal {
  ProcessGameConfig(game: object): object;
  InitializeGame(options: { game: object; numPlayers: number }): object;
}
interface Running {
  db: { createMatch(id: string, options: object): void };
  run(port: number): Promise<{ appServer: HttpServer }>;
}
type ServerOf = (options: { games: object[]; origins: string[] }) => Running;
