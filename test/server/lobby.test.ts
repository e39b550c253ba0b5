import { describe, expect, test } from 'vitest';
import { QUICK_PLAN } from '#shared/lobby/lobby.ts';
import type {
  AskLobby,
  EnteredLobby,
  LobbyListing,
  LobbySeat,
  LobbyView,
  OpenLobby,
} from '#shared/protocol/lobby.ts';
import { Player } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
const plan = { ...QUICK_PLAN, turns: 4 };

/** Somebody's page in a lobby, as plain HTTP. */
class Visitor {
  readonly entered: EnteredLobby;

  private constructor(entered: EnteredLobby) {
    this.entered = entered;
  }

  static async go(path: string, body: unknown, token = ''): Promise<Visitor> {
    return new Visitor(await call<EnteredLobby>('POST', path, body, token));
  }
  static open = (kind: OpenLobby['kind'], name: string) => Visitor.go('lobbies', { kind, plan, name });
  static join = (code: string, name: string) => Visitor.go(`lobbies/${code}/join`, { name });

  get code(): string {
    return this.entered.code;
  }
  look(version = 0): Promise<LobbyView> {
    return call('GET', `lobbies/${this.code}?version=${version}`, undefined, this.entered.token);
  }
  ask(asked: AskLobby): Promise<LobbyView> {
    return call('POST', `lobbies/${this.code}/ask`, asked, this.entered.token);
  }
  async seat() {
    const { seat } = await this.look();
    if (!seat) throw new Error('there is no match yet');
    return seat;
  }
}

/** Throws the code of a refusal. */
async function call<T>(method: string, path: string, body: unknown, token: string): Promise<T> {
  const response = await fetch(`${server.url}/api/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.code);
  return answer;
}
const sit = ({ match, nation, token }: LobbySeat) =>
  Player.sit(server.url, { match, seed: 0, tokens: { [nation]: token } }, nation);
const list = () => call<LobbyListing[]>('GET', 'lobbies', undefined, '');

test('friends meet by a link, choose seats, and sit in the same match when it is opened', async () => {
  const aoi = await Visitor.open('private', 'Aoi');
  const ben = await Visitor.join(aoi.code, 'Ben');
  await ben.ask({ do: 'choose', nation: 'EUR' });
  await expect(aoi.ask({ do: 'choose', nation: 'EUR' })).rejects.toThrow('taken');
  await aoi.ask({ do: 'choose', nation: 'JPN' });
  await expect(ben.ask({ do: 'start' })).rejects.toThrow('not-host');
  expect((await list()).map(({ code }) => code)).not.toContain(aoi.code);
  await aoi.ask({ do: 'start' });
  const seats = [await aoi.seat(), await ben.seat()];
  expect(seats.map(({ nation }) => nation)).toEqual(['JPN', 'EUR']);
  expect(new Set(seats.map(({ match }) => match)).size).toBe(1);
  for (const seat of seats) {
    const player = await sit(seat);
    expect((await player.look()).view.nation).toBe(seat.nation);
    await player.leave();
  }
  await expect(Visitor.join(aoi.code, 'Late')).rejects.toThrow('no-lobby');
});

test('news arrive while one waits for them', async () => {
  const host = await Visitor.open('open', 'Host');
  const { version } = await host.look();
  const waiting = host.look(version);
  await Visitor.join(host.code, 'Guest');
  expect((await waiting).guests.map(({ name }) => name)).toEqual(['Host', 'Guest']);
});

test('strangers who ask for a quick match at once are brought together, and four start it', async () => {
  const strangers = await Promise.all(
    ['', 'Ana', 'Bo', 'Cai'].map((name) => Visitor.go('lobbies/quick', { name })),
  );
  const seats = await Promise.all(strangers.map((one) => until(one)));
  expect(new Set(seats.map(({ match }) => match)).size).toBe(1);
  expect(new Set(seats.map(({ nation }) => nation)).size).toBe(4);
});

test('who waits alone will meet bots soon, unless they would rather wait for people', async () => {
  const alone = await Visitor.go('lobbies/quick', { name: 'Alone' });
  expect((await alone.look()).startsIn).toBeGreaterThan(0);
  expect((await alone.ask({ do: 'bots', bots: false })).startsIn).toBeNull();
  await alone.ask({ do: 'leave' });
});

/** The seat, as soon as there is one. */
async function until(visitor: Visitor) {
  for (let version = 0; ; ) {
    const view = await visitor.look(version);
    if (view.seat) return view.seat;
    ({ version } = view);
  }
}

test('after the end the same people play again, each in the next one’s seat, and nobody else', async () => {
  const aoi = await Visitor.open('private', 'Aoi');
  const ben = await Visitor.join(aoi.code, 'Ben');
  await aoi.ask({ do: 'choose', nation: 'CHN' });
  await ben.ask({ do: 'choose', nation: 'USA' });
  await aoi.ask({ do: 'start' });
  const seats = [await aoi.seat(), await ben.seat()];
  const again = (at: number) =>
    Visitor.go(`matches/${seats[at]?.match}/rematch`, { name: `P${at}` }, seats[at]?.token);
  await expect(again(0)).rejects.toThrow('wrong-turn'); // it is not over
  const players = await Promise.all(seats.map(sit));
  for (let turn = 0; turn < plan.turns; turn++) {
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(players.map((one) => one.pushed(({ view }) => view.world.turn === turn + 1)));
  }
  const [first, second] = [await again(0), await again(1)];
  expect(second.code).toBe(first.code);
  const { guests } = await first.look();
  expect(guests.map(({ name, nation }) => [name, nation])).toEqual([
    ['P0', 'USA'],
    ['P1', 'CHN'],
  ]);
  await expect(
    Visitor.go(`matches/${seats[0]?.match}/rematch`, { name: 'Spy' }, 'x'.repeat(43)),
  ).rejects.toThrow('no-seat');
  for (const player of players) await player.leave();
});

describe('what is refused', () => {
  test.each([
    ['a name that nobody should read', { kind: 'open', plan, name: 'Hitler' }, 'name-refused'],
    [
      'a scenario that is not here',
      { kind: 'open', plan: { ...plan, scenario: 'moon' }, name: 'A' },
      'bad-scenario',
    ],
    ['a quick match of one’s own making', { kind: 'quick', plan, name: 'A' }, 'malformed'],
    ['a field too many', { kind: 'open', plan, name: 'A', token: 'x' }, 'malformed'],
  ])('%s', async (_, body, code) => {
    await expect(Visitor.go('lobbies', body)).rejects.toThrow(code);
  });

  test('a fifth guest, a code that nobody has, and somebody else’s token', async () => {
    const host = await Visitor.open('open', 'Host');
    for (const name of ['B', 'C', 'D']) await Visitor.join(host.code, name);
    await expect(Visitor.join(host.code, 'E')).rejects.toThrow('full');
    await expect(Visitor.join('AAAAAA', 'A')).rejects.toThrow('no-lobby');
    const other = await Visitor.open('open', 'Other');
    const forged = call('GET', `lobbies/${host.code}?version=0`, undefined, other.entered.token);
    await expect(forged).rejects.toThrow('not-yours');
  });
});
