import { expect, test } from 'vitest';
import { QUICK_GAME } from '#shared/lobby/lobby.ts';
import type {
  AskTournament,
  JoinedTournament,
  MadeTournament,
  MakeTournament,
  TableView,
  TournamentResults,
  TournamentView,
} from '#shared/protocol/tournaments.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { tokenHash } from '../../server/accounts/tokens.ts';
import { openDatabase } from '../../server/database/open.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { Player } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
const PLAN: MakeTournament = {
  name: 'Spring cup',
  rounds: 2,
  guests: true,
  rated: false,
  game: { ...QUICK_GAME, turns: 4, clock: 300, reserve: 0, strength: 1 },
};

async function send(method: string, path: string, body: unknown, token = '') {
  const response = await fetch(`${server.url}/api/tournaments${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}
/** Throws status and code of a refusal. */
async function call<T>(method: string, path: string, body: unknown, token = ''): Promise<T> {
  const { status, text } = await send(method, path, body, token);
  const answer = JSON.parse(text);
  if (status >= 400) throw new Error(`${status} ${answer.error.code}`);
  return answer;
}

/** A tournament with these people, as its organiser has it. */
class Cup {
  readonly made: MadeTournament;
  readonly people: (JoinedTournament & { name: string })[] = [];

  constructor(made: MadeTournament) {
    this.made = made;
  }
  static async of(names: string[], plan: Partial<MakeTournament> = {}): Promise<Cup> {
    const cup = new Cup(await call('POST', '', { ...PLAN, ...plan }));
    for (const name of names) await cup.join(name);
    return cup;
  }
  get path(): string {
    return `/${this.made.code}`;
  }
  async join(name: string, session = ''): Promise<JoinedTournament> {
    const joined = await call<JoinedTournament>('POST', `${this.path}/join`, { name }, session);
    this.people.push({ ...joined, name });
    return joined;
  }
  look(token = '', version = 0): Promise<TournamentView> {
    return call('GET', `${this.path}?version=${version}`, undefined, token);
  }
  ask(asked: AskTournament, token = this.made.token): Promise<TournamentView> {
    return call('POST', `${this.path}/ask`, asked, token);
  }
  async until(seen: (view: TournamentView) => boolean): Promise<TournamentView> {
    for (let view = await this.look(); ; view = await this.look('', view.version))
      if (seen(view)) return view;
  }
  /** Sits everybody at a table down, or those of them. */
  async sit(table: TableView, only?: readonly number[]): Promise<Player[]> {
    const seats = NATIONS.filter((nation) => {
      const player = table.seats[nation];
      return player !== undefined && (!only || only.includes(player));
    });
    return Promise.all(
      seats.map((nation) =>
        Player.sit(
          server.url,
          { match: table.match, seed: 0, tokens: { [nation]: this.tokenAt(table, nation) } },
          nation,
        ),
      ),
    );
  }
  tokenAt({ seats }: TableView, nation: NationId): string {
    return this.people.find(({ player }) => player === seats[nation])?.token ?? '';
  }
}

/** Plays on to the end of a match by sealing. */
async function finish(players: Player[], from = 0, turns = 4): Promise<void> {
  for (let turn = from; turn < turns; turn++) {
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(players.map((one) => one.pushed(({ view }) => view.world.turn === turn + 1)));
  }
  for (const player of players) await player.leave();
}

test('five play two rounds at two tables with bots to the end; points follow places, and replays are public', async () => {
  const cup = await Cup.of(['Ana', 'Bo', 'Cem', 'Dee', 'Eve']);
  await expect(cup.ask({ do: 'start', round: 1 }, cup.people[0]?.token)).rejects.toThrow('403 not-yours');
  for (const round of [1, 2]) {
    const { rounds } = await cup.ask({ do: 'start', round });
    const tables = rounds.at(-1)?.tables ?? [];
    expect(tables.map(({ seats }) => Object.keys(seats).length).sort()).toEqual([2, 3]);
    expect(tables.map(({ state }) => state)).toEqual(['playing', 'playing']);
    await expect(cup.ask({ do: 'start', round })).rejects.toThrow('409 round-begun');
    await expect(cup.ask({ do: 'start', round: round + 1 })).rejects.toThrow('409 running');
    for (const table of tables) await finish(await cup.sit(table));
    await cup.until(({ running }) => !running);
  }
  const end = await cup.look();
  expect(end.phase).toBe('over');
  const results = await call<TournamentResults>('GET', `${cup.path}/results`, undefined);
  for (const { player, points, name } of results.standings) {
    const own = results.rounds.flat().flatMap(({ seats }) => seats.filter((one) => one.player === player));
    expect(own).toHaveLength(2);
    expect(points, name ?? '').toBe(own.reduce((sum, one) => sum + (one.points ?? Number.NaN), 0));
    expect(new Set(own.map(({ nation }) => nation)).size).toBe(2); // seats rotate
    expect(own.every(({ left }) => !left)).toBe(true);
  }
  const [match] = results.rounds.flat().map((table) => table.match);
  const record = await fetch(`${server.url}/api/matches/${match}/record`);
  expect(record.status).toBe(200);
  const text = await record.text();
  for (const { name } of cup.people) expect(text).not.toContain(`"${name}"`);
}, 120_000);

test('a secret opens its own seat alone; no view, result or record holds a secret or its hash', async () => {
  const cup = await Cup.of(['Ana', 'Bo', 'Cem', 'Dee']);
  const view = await cup.ask({ do: 'start', round: 1 });
  const [table] = view.rounds.at(-1)?.tables ?? [];
  if (!table) throw new Error('there is no table');
  const sitting = await cup.sit(table);
  for (const player of sitting) expect((await player.look()).view.nation).toBe(player.nation);
  const wrong = Player.sit(
    server.url,
    { match: table.match, seed: 0, tokens: { CHN: cup.made.token } },
    'CHN',
  );
  await expect(wrong).rejects.toThrow('no-seat');
  const secrets = [cup.made.token, ...cup.people.map(({ token }) => token)];
  const told = await Promise.all([
    ...['', ...secrets].map((token) => send('GET', `${cup.path}?version=0`, undefined, token)),
    send('GET', `${cup.path}/results`, undefined),
  ]);
  for (const { status, text } of told) {
    expect(status).toBe(200);
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(tokenHash(secret));
    }
  }
  const running = await fetch(`${server.url}/api/matches/${table.match}/record`);
  expect(running.status).toBe(409); // nobody reads a match that goes on
  for (const player of sitting) await player.leave();
});

test('what is refused has its code: names, codes, who may do what, and when', async () => {
  const cup = await Cup.of(['Ana', 'Bo']);
  const [ana, bo] = cup.people;
  await expect(cup.join('ana')).rejects.toThrow('409 name-taken');
  await expect(cup.join('  ')).rejects.toThrow('422 name-refused');
  await expect(cup.ask({ do: 'withdraw', player: 2 }, ana?.token)).rejects.toThrow('403 not-yours');
  await expect(cup.ask({ do: 'end' }, bo?.token)).rejects.toThrow('403 not-yours');
  await expect(cup.ask({ do: 'end' }, 'x'.repeat(43))).rejects.toThrow('403 not-yours');
  await expect(cup.ask({ do: 'void', match: 'nothing' })).rejects.toThrow('404 no-table');
  await cup.ask({ do: 'withdraw', player: 2 }, bo?.token);
  await expect(cup.ask({ do: 'start', round: 1 })).rejects.toThrow('409 too-few');
  await expect(call('GET', '/AAAAAA', undefined)).rejects.toThrow('404 no-tournament');
  await expect(call('POST', '', { ...PLAN, rounds: 0 })).rejects.toThrow('400 malformed');
  await expect(call('POST', '', { ...PLAN, game: { ...PLAN.game, scenario: 'x' } })).rejects.toThrow(
    '400 bad-scenario',
  );
  await cup.ask({ do: 'end' });
  await expect(cup.join('Cem')).rejects.toThrow('409 ended');
});

test('accounts that block each other sit at no table together where that can be avoided', async () => {
  const cup = await Cup.of(['Eve', 'Fay']);
  const [ana, bo, cem, dee] = await Promise.all(
    ['Ana', 'Bo', 'Cem', 'Dee'].map((name) => newAccount(server.url, name)),
  );
  if (!ana || !bo || !cem || !dee) throw new Error('an account is missing');
  for (const { token } of [ana, bo, cem, dee]) await cup.join('', token);
  const block = (token: string, player: string) =>
    askAccount(server.url, '/blocks', { body: { player, on: true }, token });
  await Promise.all([block(ana.token, bo.account.id), block(ana.token, cem.account.id)]);
  await block(dee.token, ana.account.id);
  const { rounds } = await cup.ask({ do: 'start', round: 1 });
  const tables = rounds.flatMap((round) => round.tables.map(({ seats }) => Object.values(seats).sort()));
  // Of six people, 1 and 2 are the guests and 3 is Ana.
  expect(tables.sort()).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

test('accounts alone where guests are not wanted; a second device takes over, also at the table', async () => {
  const cup = await Cup.of([], { guests: false, rated: true });
  await expect(cup.join('Guest')).rejects.toThrow('401 not-signed-in');
  const accounts = await Promise.all(['Uma', 'Vic'].map((name) => newAccount(server.url, name)));
  for (const { token } of accounts) await cup.join('', token);
  expect((await cup.look()).players.map(({ name }) => name)).toEqual(['Uma', 'Vic']);
  const { rounds } = await cup.ask({ do: 'start', round: 1 });
  const [table] = rounds[0]?.tables ?? [];
  if (!table) throw new Error('there is no table');
  const [first] = await cup.sit(table, [1]);
  const again = await call<JoinedTournament>('POST', `${cup.path}/join`, { name: '' }, accounts[0]?.token);
  expect(again.player).toBe(1);
  await first?.gone();
  await expect(cup.sit(table, [1])).rejects.toThrow('no-seat'); // by the older secret
  cup.people[0] = { ...again, name: 'Uma' };
  await finish(await cup.sit(table));
  await cup.until(({ running }) => !running);
  await expect
    .poll(async () => (await askAccount(server.url, '', { token: accounts[0]?.token ?? '' })).account.rating)
    .toMatchObject({ games: 1 });
}, 60_000);

test('who is removed sits nowhere any more; a table that is voided ends, and gives all the same', async () => {
  const cup = await Cup.of(['Ana', 'Bo', 'Cem', 'Dee', 'Eve', 'Fay']);
  const { rounds } = await cup.ask({ do: 'start', round: 1 });
  const [one, other] = rounds[0]?.tables ?? [];
  if (!one || !other) throw new Error('there are not two tables');
  const players = await cup.sit(one);
  for (const player of players) await player.ask('seal', { turn: 0 });
  await Promise.all(players.map((player) => player.pushed(({ view }) => view.world.turn === 1)));
  const [gone] = players;
  const removed = one.seats[gone?.nation ?? 'CHN'] ?? 0;
  await cup.ask({ do: 'remove', player: removed });
  await gone?.gone();
  await expect(cup.sit(one, [removed])).rejects.toThrow('no-seat');
  await expect(cup.ask({ do: 'return', player: removed })).rejects.toThrow('404 no-player');
  await cup.ask({ do: 'void', match: one.match });
  await players[1]?.pushed(({ outcome }) => outcome !== null);
  for (const player of players.slice(1)) await player.leave();
  const after = await cup.look();
  expect(after.rounds[0]?.tables[0]?.state).toBe('void');
  const points = (player: number | undefined) => after.standings.find((row) => row.player === player)?.points;
  for (const player of Object.values(one.seats)) expect(points(player)).toBe(1.5);
  await cup.ask({ do: 'void', match: other.match });
  const second = await cup.ask({ do: 'start', round: 2 });
  expect(second.rounds[1]?.tables.flatMap(({ seats }) => Object.values(seats))).not.toContain(removed);
});

test('killed in the middle of a round, the server loses nobody, no result and no seat', async () => {
  const cup = await Cup.of(['Ana', 'Bo', 'Cem', 'Dee', 'Eve', 'Fay']);
  await server.kill();
  await server.again();
  expect((await cup.look()).players.map(({ name }) => name)).toEqual(cup.people.map(({ name }) => name));
  const { rounds } = await cup.ask({ do: 'start', round: 1 });
  const [one, other] = rounds[0]?.tables ?? [];
  if (!one || !other) throw new Error('there are not two tables');
  const players = await cup.sit(one);
  for (const player of players) await player.ask('seal', { turn: 0 });
  await Promise.all(players.map((player) => player.pushed(({ view }) => view.world.turn === 1)));
  await finish(await cup.sit(other));
  await cup.until((view) => view.rounds[0]?.tables[1]?.state === 'over');
  await server.kill();
  await server.again();
  const back = await cup.look();
  expect(back.rounds[0]?.tables.map(({ state }) => state)).toEqual(['playing', 'over']);
  await finish(await cup.sit(one), 1);
  await cup.until(({ running }) => !running);
  const next = await cup.ask({ do: 'start', round: 2 });
  expect(next.rounds[1]?.tables).toHaveLength(2);
}, 120_000);

test('killed while a round begins, or before a match that is over was counted, it makes up for that', async () => {
  const cup = await Cup.of(['Ana', 'Bo', 'Cem', 'Dee'], { rounds: 1 });
  const { rounds } = await cup.ask({ do: 'start', round: 1 });
  const [table] = rounds[0]?.tables ?? [];
  if (!table) throw new Error('there is no table');
  await server.kill();
  // As if the server had been killed between the round and its matches.
  const database = await openDatabase({ data: server.data, databaseUrl: null });
  await database.kysely.deleteFrom('match').where('id', '=', table.match).execute();
  const { state } = await database.kysely
    .selectFrom('tournament')
    .select('state')
    .where('code', '=', cup.made.code)
    .executeTakeFirstOrThrow();
  const unmade = state.replace('"made":true', '"made":false');
  expect(unmade).not.toBe(state);
  await database.kysely
    .updateTable('tournament')
    .set({ state: unmade })
    .where('code', '=', cup.made.code)
    .execute();
  await database.close();
  await server.again();
  expect((await cup.look()).rounds[0]?.tables[0]?.state).toBe('playing');
  await finish(await cup.sit(table));
  await cup.until(({ phase }) => phase === 'over');
  await server.kill();
  // As if it had been killed between the end of the match and the count.
  const again = await openDatabase({ data: server.data, databaseUrl: null });
  await again.kysely
    .updateTable('tournament')
    .set({ state: unmade.replace('"made":false', '"made":true'), phase: 'running' })
    .where('code', '=', cup.made.code)
    .execute();
  await again.close();
  await server.again();
  const end = await cup.look();
  expect(end.phase).toBe('over');
  expect(end.standings.reduce((sum, { points }) => sum + points, 0)).toBe(6);
}, 120_000);
