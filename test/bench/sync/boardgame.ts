import { createRequire } from 'node:module';
import { engine, move } from '../boardgame.ts';
import type { Seen } from './matches.ts';
import type { Whole, Wire } from './wires.ts';

/**
 * boardgame.io's `update` as its socket.io transport sends it after a move: its state as this client may see it and the
 * log of the move, in an event of the game's namespace. A player's view of `G` is the desk. The move is empty and is a
 * whole turn, both in its favour: sealed orders would be four moves at least, each with the whole state to all.
 */
export function boardgame({ player }: Seen): Wire {
  const { load, internal } = engine();
  const { Encoder, Decoder }: Parser = createRequire(load.resolve('socket.io'))('socket.io-parser');
  let lying: Whole | null = null;
  const game = internal.ProcessGameConfig({
    name: 'lanthanide',
    setup: () => ({}),
    moves: { turn: () => {} },
    playerView: () => lying,
    disableUndo: true,
  });
  const reduce = internal.CreateGameReducer({ game });
  const filter = internal.getFilterPlayerView(game);
  const encoder = new Encoder();
  const decoder = new Decoder();
  let heard: unknown;
  decoder.on('decoded', (packet) => {
    heard = packet.data;
  });
  let state = internal.InitializeGame({ game, numPlayers: 4 });
  return {
    tell: (whole) => {
      lying = whole;
      state = reduce(state, move('turn'));
      const { type, args } = filter(player, { type: 'update', args: ['match', state] });
      const [packet] = encoder.encode({ type: EVENT, nsp: '/lanthanide', data: [type, ...args] });
      return Buffer.from(MESSAGE + packet);
    },
    hear: (bytes) => {
      decoder.add(Buffer.from(bytes).toString().slice(MESSAGE.length));
      return heard;
    },
  };
}

/** Of engine.io's frame, and of socket.io's. */
const MESSAGE = '4';
const EVENT = 2;

interface Parser {
  Encoder: new () => { encode(packet: { type: number; nsp: string; data: unknown[] }): string[] };
  Decoder: new () => {
    on(event: 'decoded', hear: (packet: { data: unknown }) => void): void;
    add(packet: string): void;
  };
}
