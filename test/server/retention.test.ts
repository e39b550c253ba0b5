import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { start } from '#shared/match/match.ts';
import type { AdminView } from '#shared/protocol/admin.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { readConfig } from '../../server/config.ts';
import { type Database, openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { Sweeper } from '../../server/retention/Sweeper.ts';
import { RetentionStore } from '../../server/retention/store.ts';
import { startClass } from '../kit/classmates.ts';
import { setupOf } from '../kit/host.ts';
import { newMatch, Player, post } from '../kit/player.ts';
import { dataFolder, removeFolder } from '../kit/server.ts';
import { host } from '../kit/stage.ts';

const DAY_MS = 86_400_000;
const SECRET = 'whoever-runs-this-knows-it';

describe('a server that was started a month later', () => {
  const server = host({
    ADMIN_TOKEN: SECRET,
    KEEP_UNFINISHED_DAYS: '30',
    KEEP_GUEST_MATCHES_DAYS: '20',
    KEEP_CLASSES_DAYS: '10',
  });
  const isThere = async (match: string) =>
    (await post(`${server.url}/api/matches/${match}/open`)).status === 200;
  const sweeps = async () => {
    const headers = { authorization: `Bearer ${SECRET}` };
    const view: AdminView = await (await fetch(`${server.url}/api/admin`, { headers })).json();
    return view.sweeps.map(({ swept }) => swept);
  };
  async function played(turns: number): Promise<string> {
    const match = await newMatch(server.url, ['JPN'], { turns: 4 });
    const player = await Player.sit(server.url, match, 'JPN');
    for (let turn = 0; turn < turns; turn++) await player.ask('seal', { turn });
    await player.leave();
    return match.match;
  }

  test('deletes what was to be kept for less, and nothing else', async () => {
    const [unfinished, guests, owned, lost] = [
      await played(1),
      await played(4),
      await played(4),
      await played(4),
    ];
    const lesson = await startClass(server.url, 1, { keepDays: 365 });
    await Promise.all([lesson.console.leave(), ...lesson.pupils.map(({ device }) => device.leave())]);
    await server.stop();

    const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
    await kysely.insertInto('account').values({ id: 'a', name: 'Ana', created: '0' }).execute();
    await kysely.insertInto('account_seat').values({ match: owned, nation: 'JPN', account: 'a' }).execute();
    // Its server died before it could note the end.
    await kysely.updateTable('match').set({ ended: null }).where('id', '=', lost).execute();
    const ended = await kysely.selectFrom('match').select('id').where('ended', 'is not', null).execute();
    expect(ended.map(({ id }) => id).sort()).toEqual([guests, owned].sort());
    await close();

    await server.again(31 * DAY_MS);
    const nothing = { unfinished: 0, guests: 0, reports: 0, sessions: 0 };
    await vi.waitFor(async () => {
      expect(await sweeps()).toEqual([{ ...nothing, unfinished: 1, guests: 1 }, nothing]);
    }, 30_000);
    expect(await isThere(unfinished)).toBe(false);
    expect(await isThere(guests)).toBe(false);
    expect(await isThere(owned)).toBe(true);
    expect(await isThere(lost)).toBe(true); // it is over, and kept as long as such matches are
    expect((await post(`${server.url}/api/classes/${lesson.made.code}/open`)).status).toBe(404);
    await server.stop();
    const after = await openDatabase({ data: server.data, databaseUrl: null });
    const left = await after.kysely.selectFrom('match').select(['id', 'ended']).execute();
    await after.close();
    expect(left.map(({ id }) => id).sort()).toEqual([owned, lost].sort()); // none of the class either
    expect(left.every(({ ended: at }) => at !== null)).toBe(true);
    await server.again();
  }, 120_000);
});

describe('a sweep', () => {
  const folder = dataFolder();
  let database: Database;
  let journal: Journal;
  let sweeper: Sweeper;
  const created = Date.now();
  const later = created + 181 * DAY_MS;
  beforeAll(async () => {
    database = await openDatabase({ data: folder, databaseUrl: null });
    const { kysely } = database;
    const leases = new Leases(kysely);
    journal = new Journal(kysely, leases);
    sweeper = new Sweeper(new RetentionStore(kysely), journal, readConfig({}).keep);
    for (const id of ['held', 'free', 'played'])
      await journal.create(id, start(setupOf(['JPN'])), [{ nation: 'JPN', token: 'hash' }]);
    const input = JSON.stringify({ type: 'seal', seat: 'JPN', turn: 0 });
    await kysely
      .insertInto('input')
      .values({ match: 'played', seq: 1, at: String(later - DAY_MS), input })
      .execute();
  });
  afterAll(async () => {
    await database.close();
    removeFolder(folder);
  });
  const matches = async () =>
    (await database.kysely.selectFrom('match').select('id').orderBy('id').execute()).map(({ id }) => id);

  test('touches nothing that a living process holds, nor where something has happened lately', async () => {
    const { kysely } = database;
    const soon = sql<Date>`now() + interval '1 hour'`;
    await kysely
      .insertInto('process')
      .values({ id: 'p', address: '', until: soon, seen: soon, rules: '', draining: false })
      .execute();
    await kysely
      .insertInto('lease')
      .values({ place: 'held', owner: 'p', token: 't', since: new Date() })
      .execute();
    expect(await sweeper.sweep(created + 179 * DAY_MS)).toMatchObject({ unfinished: 0 });
    expect(await sweeper.sweep(later)).toMatchObject({ unfinished: 1 });
    expect(await matches()).toEqual(['held', 'played']);
    await kysely.updateTable('process').set({ until: sql<Date>`now()` }).execute(); // it has died
    expect(await sweeper.sweep(later)).toMatchObject({ unfinished: 1 });
    expect(await matches()).toEqual(['played']);
  });

  test('leaves alone what somebody has opened since it was listed, and ends when its server stops', async () => {
    const { kysely } = database;
    const ids = ['listed-1', 'listed-2', 'listed-3'];
    for (const id of ids)
      await journal.create(id, start(setupOf(['JPN'])), [{ nation: 'JPN', token: 'hash' }]);
    const until = sql<Date>`now() + interval '1 hour'`;
    const look = vi.spyOn(journal, 'recover');
    const looked = async (id: string) => {
      look.mockRestore();
      return journal.recover(id);
    };
    look.mockImplementationOnce(async (id) => {
      await kysely.updateTable('process').set({ until }).execute();
      await kysely
        .insertInto('lease')
        .values({ place: id, owner: 'p', token: 't', since: new Date() })
        .execute();
      return looked(id);
    });
    expect(await sweeper.sweep(later)).toMatchObject({ unfinished: 2 });
    expect((await matches()).filter((id) => ids.includes(id))).toHaveLength(1);

    await kysely.updateTable('process').set({ until: sql<Date>`now()` }).execute();
    await journal.create('listed-4', start(setupOf(['JPN'])), [{ nation: 'JPN', token: 'hash' }]);
    const stopped = new Sweeper(new RetentionStore(kysely), journal, readConfig({}).keep);
    vi.spyOn(journal, 'recover').mockImplementationOnce(async () => {
      await stopped.close();
      return null;
    });
    expect(await stopped.sweep(later)).toMatchObject({ unfinished: 1 });
    vi.restoreAllMocks();
    expect(await sweeper.sweep(later)).toMatchObject({ unfinished: 1 });
    expect(await matches()).toEqual(['played']);
  });

  test('forgets reports and sign-ins whose time is over', async () => {
    const { kysely } = database;
    const report = { match: 'played', by: 'JPN', about: 'USA', reason: 'spam', words: '', letters: '[]' };
    for (const [letter, at] of [later - 181 * DAY_MS, later - 179 * DAY_MS].entries())
      await kysely
        .insertInto('report')
        .values({ ...report, id: `${letter}`, letter, at: String(at) })
        .execute();
    await kysely.insertInto('account').values({ id: 'a', name: 'Ana', created: '0' }).execute();
    for (const days of [91, 89])
      await kysely
        .insertInto('account_session')
        .values({ token: `${days}`, account: 'a', made: String(later - days * DAY_MS), replaces: null })
        .execute();
    expect(await sweeper.sweep(later)).toMatchObject({ reports: 1, sessions: 1 });
    expect(await sweeper.sweep(later)).toMatchObject({ reports: 0, sessions: 0 });
  });
});

test('times to keep things are days, or for ever; anything else is named', () => {
  const keep = (env: Record<string, string>) => readConfig(env).keep;
  expect(keep({})).toEqual({
    unfinished: 180 * DAY_MS,
    guests: 365 * DAY_MS,
    classes: 365 * DAY_MS,
    reports: 180 * DAY_MS,
  });
  expect(keep({ KEEP_UNFINISHED_DAYS: 'forever' }).unfinished).toBeNull();
  expect(keep({ KEEP_GUEST_MATCHES_DAYS: '7' }).guests).toBe(7 * DAY_MS);
  for (const wrong of ['0', '-1', 'soon', '1.5'])
    expect(() => keep({ KEEP_CLASSES_DAYS: wrong })).toThrow(
      'KEEP_CLASSES_DAYS: expected days, 1 to 36500, or forever',
    );
});
