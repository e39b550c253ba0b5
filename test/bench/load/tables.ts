import { createRequire } from 'node:module';
import { Client, type Room } from '@colyseus/sdk';
import { WebSocket } from 'ws';
import { NATIONS } from '../../../shared/world/terms.ts';
import { newMatch, sitAll } from '../../kit/player.ts';

/** Four clients at one match. They read what they are sent, as pages do. */
export interface Four {
  /** Everybody seals; resolves when all four have the new turn. */
  turn(): Promise<unknown>;
  leave(): Promise<unknown>;
}

/** Sits four clients down at the match of this number. */
export type Sit = (url: string, match: number) => Promise<Four>;

/** The most turns that a match of ours may have. */
export const MOST_TURNS = 30;

/** At our server, by the real SDK. */
export const ours: Sit = async (url, seed) => {
  const match = await newMatch(url, [...NATIONS], { seed, turns: MOST_TURNS });
  const players = Object.values(await sitAll(() => url, match));
  let turn = 0;
  return {
    turn: async () => {
      const next = turn + 1;
      const there = players.map((player) => player.pushed(({ view }) => view.world.turn >= next));
      for (const player of players) void player.ask('seal', { turn });
      await Promise.all(there);
      turn = next;
      for (const { desks } of players) desks.splice(0, desks.length - 1);
    },
    leave: () => Promise.all(players.map((player) => player.leave())),
  };
};

/** At the minimal server. */
export const minimal: Sit = async (url, match) => {
  const sockets = NATIONS.map(() => new WebSocket(`${url.replace('http', 'ws')}/${match}`));
  const seats = sockets.map((socket) => {
    const seat = { turn: -1, told: (): void => undefined };
    socket.on('message', (said) => {
      const { world }: { world?: { turn: number } } = JSON.parse(said.toString());
      if (!world) return;
      seat.turn = world.turn;
      seat.told();
    });
    return seat;
  });
  const told = () =>
    Promise.all(
      seats.map(
        (seat) =>
          new Promise<void>((tell) => {
            seat.told = tell;
          }),
      ),
    );
  await told();
  return {
    turn: async () => {
      const there = told();
      for (const [index, socket] of sockets.entries())
        socket.send(JSON.stringify({ type: 'seal', turn: seats[index]?.turn }));
      await there;
    },
    leave: async () => {
      for (const socket of sockets) socket.terminate();
    },
  };
};

/** At a plain Colyseus room, by the real SDK. */
export const colyseus: Sit = async (url) => {
  const first: Room = await new Client(url).create('table');
  const others = NATIONS.slice(1).map(() => new Client(url).joinById(first.roomId));
  const rooms: Room[] = [first, ...(await Promise.all(others))];
  for (const room of rooms) room.reconnection.enabled = false;
  return {
    turn: async () => {
      const there = rooms.map((room) => new Promise<void>((tell) => room.onStateChange.once(() => tell())));
      for (const room of rooms) room.send('seal');
      await Promise.all(there);
    },
    leave: () => Promise.all(rooms.map((room) => room.leave())),
  };
};

/** At boardgame.io's server, by the client of its sockets; one move is a turn. */
export const boardgame: Sit = async (url, match) => {
  const sockets = NATIONS.map(() => io(`${url}/carry`, { transports: ['websocket'], forceNew: true }));
  let state = 0;
  const told = (event: 'sync' | 'update') =>
    Promise.all(
      sockets.map(
        (socket) =>
          new Promise<void>((tell) => {
            socket.once(event, (_: string, update: { _stateID?: number; state?: { _stateID: number } }) => {
              state = update._stateID ?? update.state?._stateID ?? state;
              tell();
            });
          }),
      ),
    );
  const there = told('sync');
  for (const [seat, socket] of sockets.entries())
    socket.emit('sync', String(match), String(seat), undefined, 4);
  await there;
  return {
    turn: async () => {
      const updated = told('update');
      const action = { type: 'MAKE_MOVE', payload: { type: 'turn', args: [], playerID: '0' } };
      sockets[0]?.emit('update', action, state, String(match), '0');
      await updated;
    },
    leave: async () => {
      for (const socket of sockets) socket.disconnect();
    },
  };
};

interface Socket {
  once(
    event: string,
    hear: (match: string, update: { _stateID?: number; state?: { _stateID: number } }) => void,
  ): void;
  emit(event: string, ...args: unknown[]): void;
  disconnect(): void;
}
const load = createRequire(createRequire(import.meta.url).resolve('boardgame.io/package.json'));
const { io }: { io(url: string, options: object): Socket } = load('socket.io-client');
