import { fileURLToPath } from 'node:url';
import { Client, type Room } from '@colyseus/sdk';
import { WebSocket } from 'ws';
import type { Goal } from '../../scripts/goals.ts';
import type { CreatedMatch, OpenedMatch } from '../../shared/protocol/messages.ts';
import { NATIONS, type NationId } from '../../shared/world/terms.ts';
import { newMatch, Player, post } from '../kit/player.ts';
import { removeFolder, startServer, temporaryFolder } from '../kit/server.ts';
import { type Findings, type Row, tell } from './findings.ts';
import { digits, quantile, sorted } from './measure.ts';

/** So many people come in at once, four at each match, as a class does. */
const CLASS = { quick: 24, whole: 120 };
const STEPS = ['create', 'join', 'first state', 'come back'] as const;
type Step = (typeof STEPS)[number];

/** How somebody gets to a table somewhere; `clock` notes when each step is done. */
interface Way {
  name: string;
  visit(clock: (step: Step) => void): Promise<void>;
  /** Makes tables for so many people; they come in when it is called, and all have a first state when it resolves. */
  crowd(people: number): Promise<() => Promise<number[]>>;
}

/** How long it takes to get to a match, to see it, and to get back to it, beside a bare room and a bare socket. */
export const join = (json: boolean, quick: boolean): Promise<never> =>
  tell('join', { json, quick }, () => measure(quick));

async function measure(quick: boolean): Promise<Findings> {
  const data = temporaryFolder();
  const peer = (name: string) =>
    startServer(data, 0, 0, {}, fileURLToPath(new URL(`peers/${name}.ts`, import.meta.url)));
  const servers = [await startServer(data), await peer('colyseus'), await peer('echo')] as const;
  const [mine, bare, echo] = servers;
  const ways = [ourWay(mine.url), bareWay(bare.url), echoWay(echo.url)];
  const rounds = quick ? 20 : 200;
  const times = ways.map(() => new Map(STEPS.map((step) => [step, [] as number[]])));
  for (let round = -3; round < rounds; round++)
    for (const [index, way] of ways.entries()) {
      let from = performance.now();
      await way.visit((step) => {
        if (round >= 0) times[index]?.get(step)?.push(performance.now() - from);
        from = performance.now();
      });
    }
  const people = quick ? CLASS.quick : CLASS.whole;
  const crowds: number[][] = [];
  for (const way of ways) crowds.push(await (await way.crowd(people))());
  for (const server of servers) await server.stop();
  removeFolder(data);
  const at = (way: number, step: Step) => sorted(times[way]?.get(step) ?? []);
  const joined = quantile(at(0, 'join'), 0.5) / quantile(at(1, 'join'), 0.5);
  const goals: Goal[] = [
    {
      name: 'join, median, of a bare Colyseus room',
      goal: '<= 1.1',
      value: digits(joined),
      ok: joined <= 1.1,
    },
  ];
  return {
    how: `ms over the real network of this machine, ${rounds} times by turns; "at once": until so many people who come together have their first state.`,
    tables: {
      'To a match and back, median and p99': ways.map(
        ({ name }, index): Row => ({
          to: name,
          ...Object.fromEntries(STEPS.map((step) => [step, ends(at(index, step))])),
          [`${people} at once`]: ends(sorted(crowds[index] ?? [])),
        }),
      ),
    },
    growth: [],
    goals,
  };
}

const ends = (times: Float64Array) => `${digits(quantile(times, 0.5))}, ${digits(quantile(times, 0.99))}`;

/** ms that each of them takes, all together. */
const timed = (tasks: readonly (() => Promise<unknown>)[]): Promise<number[]> => {
  const from = performance.now();
  return Promise.all(tasks.map((task) => task().then(() => performance.now() - from)));
};

/** A match with its journal, a seat with its token, a desk. */
function ourWay(url: string): Way {
  const join = async ({ match, tokens }: CreatedMatch, nation: NationId) => {
    const wish = { join: { token: tokens[nation] } };
    const { body } = await post<OpenedMatch>(`${url}/api/matches/${match}/open`, wish);
    if (!body.place) throw new Error('no place was kept');
    const room = await new Client(url).consumeSeatReservation(body.place);
    room.reconnection.enabled = false;
    for (const type of ['desk', 'members']) room.onMessage(type, () => undefined);
    return room;
  };
  const arrive = async (match: CreatedMatch, nation: NationId) => {
    const room = await join(match, nation);
    await room.request('look', {});
    return room;
  };
  return {
    name: 'our match',
    visit: async (clock) => {
      const match = await newMatch(url, [...NATIONS]);
      const first = await Player.sit(url, match, 'CHN');
      clock('create');
      const room = await join(match, 'JPN');
      clock('join');
      await room.request('look', {});
      clock('first state');
      const gone = new Promise((bye) => room.onLeave(bye));
      room.connection.close();
      await gone;
      const again = await arrive(match, 'JPN');
      clock('come back');
      await again.leave();
      await first.leave();
    },
    crowd: async (people) => {
      const matches: CreatedMatch[] = [];
      for (let made = 0; made < people / NATIONS.length; made++)
        matches.push(await newMatch(url, [...NATIONS]));
      return () => timed(matches.flatMap((match) => NATIONS.map((nation) => () => arrive(match, nation))));
    },
  };
}

/** A Colyseus room with an empty state. */
function bareWay(url: string): Way {
  const stateOf = (room: Room) => new Promise<void>((there) => room.onStateChange.once(() => there()));
  const arrive = async (id: string) => {
    const room = await new Client(url).joinById(id);
    room.reconnection.enabled = false;
    await stateOf(room);
    return room;
  };
  return {
    name: 'a bare Colyseus room',
    visit: async (clock) => {
      const first = await new Client(url).create('bare');
      clock('create');
      const room = await new Client(url).joinById(first.roomId);
      room.reconnection.enabled = false;
      clock('join');
      await stateOf(room);
      clock('first state');
      const gone = new Promise((bye) => room.onLeave(bye));
      room.connection.close();
      await gone;
      const again = await arrive(first.roomId);
      clock('come back');
      await Promise.all([first.leave(), again.leave()]);
    },
    crowd: async (people) => {
      const rooms: Room[] = [];
      for (let made = 0; made < people / NATIONS.length; made++)
        rooms.push(await new Client(url).create('bare'));
      return () => timed(rooms.flatMap(({ roomId }) => NATIONS.map(() => () => arrive(roomId))));
    },
  };
}

/** A socket that says back what it hears; to create something is one request. */
function echoWay(url: string): Way {
  const open = async () => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    await new Promise((opened) => socket.once('open', opened));
    return socket;
  };
  const echoed = (socket: WebSocket) => {
    const heard = new Promise((said) => socket.once('message', said));
    socket.send('hello');
    return heard;
  };
  const arrive = async () => {
    const socket = await open();
    await echoed(socket);
    return socket;
  };
  return {
    name: 'a bare socket',
    visit: async (clock) => {
      await (await fetch(url)).text();
      clock('create');
      const socket = await open();
      clock('join');
      await echoed(socket);
      clock('first state');
      const closed = new Promise((gone) => socket.once('close', gone));
      socket.close();
      await closed;
      const again = await arrive();
      clock('come back');
      again.terminate();
    },
    crowd: async (people) => () => timed(Array.from({ length: people }, () => arrive)),
  };
}
