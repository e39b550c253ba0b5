import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CreatedMatch } from '#shared/protocol/messages.ts';
import { KEPT, LEFT_OUT } from '../../server/backup/format.ts';
import { rowsOf } from '../../server/backup/read.ts';
import { restore } from '../../server/backup/restore.ts';
import { verifyMatches } from '../../server/backup/verify.ts';
import { backUp } from '../../server/backup/write.ts';
import { Leases } from '../../server/cluster/Leases.ts';
import { connect, type Database, openDatabase } from '../../server/database/open.ts';
import { Journal } from '../../server/journal/journal.ts';
import { startLoad } from '../kit/load.ts';
import { newMatch, Player } from '../kit/player.ts';
import { dataFolder, removeFolder, startServer, temporaryFolder } from '../kit/server.ts';
import { missing, startPostgres } from '../kit/services.ts';
import { host } from '../kit/stage.ts';

const SECRET = 'whoever-runs-this-knows-it';
const server = host({ ADMIN_TOKEN: SECRET });
const folder = temporaryFolder();
let untouched: Database | undefined; // by files that are no backups
afterAll(async () => {
  await untouched?.close();
  removeFolder(folder);
});

/** Runs a command of the house as whoever runs the server does. */
function run(script: 'backup' | 'restore', words: string[], env: Record<string, string>) {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  return new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, [path, ...words], { env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, output: out + err }),
    );
  });
}

const place = (data: string) => ({ data, databaseUrl: null });
const empty = (name: string): string => {
  const data = join(folder, name);
  mkdirSync(data);
  return data;
};

/** What is in a backup, in an order that no database makes. */
async function contents(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const { table, row } of rowsOf(file)) lines.push(`${table} ${row}`);
  return lines.sort();
}

/** How many letters a database has of a match. */
async function letters({ kysely }: Database, match: string): Promise<number> {
  const played = await new Journal(kysely, new Leases(kysely)).played(match);
  return played?.inputs.filter(({ input }) => input.type === 'say').length ?? 0;
}

async function finish(url: string, match: CreatedMatch): Promise<void> {
  const player = await Player.sit(url, match, 'JPN');
  for (let turn = 0; turn < 4; turn++) await player.ask('seal', { turn });
  await player.leave();
}

describe('a restore drill', () => {
  const file = join(folder, 'drill.jsonl.gz');
  let over: CreatedMatch;
  let running: CreatedMatch;
  let told = new Map<string, number>();

  beforeAll(async () => {
    over = await newMatch(server.url, ['JPN'], { turns: 4 });
    await finish(server.url, over);
    const load = await startLoad(server.url, 6);
    const [first] = load.matches;
    if (!first) throw new Error('no match');
    running = first;
    await load.more(60);
    told = load.told();
    const taking = run('backup', ['--to', file, '--server', server.url], { ADMIN_TOKEN: SECRET });
    const answered = load.more(60);
    const { code, output } = await taking;
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('7 matches') });
    await answered; // nobody was turned away by it
    await load.stop();
  }, 120_000);

  test('a backup under load is there whole, for its owner alone, and leaves nothing else behind', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('restored elsewhere, every match comes out as it was, all that was acknowledged is there, and one plays on', async () => {
    const data = empty('elsewhere');
    const { code, output } = await run('restore', ['--from', file, '--verify'], { LANTHANIDE_DATA: data });
    expect(output).toContain('every world as it was: 1 matches that are over, 6 that go on');
    expect(code).toBe(0);
    const database = await openDatabase(place(data));
    for (const [match, count] of told) expect(await letters(database, match)).toBeGreaterThanOrEqual(count);
    const before = await new Journal(database.kysely, new Leases(database.kysely)).recover(running.match);
    await database.close();
    const other = await startServer(data);
    const player = await Player.sit(other.url, running, 'JPN');
    expect((await player.look()).view.world.turn).toBe(before?.match.world.turn);
    await player.leave();
    const record = await fetch(`${other.url}/api/matches/${over.match}/record`, {
      headers: { authorization: `Bearer ${over.tokens.JPN}` },
    });
    const original = await fetch(`${server.url}/api/matches/${over.match}/record`, {
      headers: { authorization: `Bearer ${over.tokens.JPN}` },
    });
    expect(await record.json()).toEqual(await original.json()); // signed by the same key
    await other.stop();
  }, 120_000);

  describe.skipIf(missing().includes('postgres'))('with PostgreSQL', () => {
    test('moves there, is played on and backed up under load, and moves back row by row', async () => {
      const postgres = await startPostgres(null);
      onTestFinished(() => postgres.close());
      const env = { DATABASE_URL: `postgres://lanthanide@127.0.0.1:${postgres.port}/postgres` };
      // An empty database on which a server runs is not restored into.
      const idle = await startServer(empty('idle'), 0, 0, env);
      const early = await run('restore', ['--from', file], env);
      expect(early.output).toMatch(/^A server runs on this database\./);
      await idle.stop();
      const moved = await run('restore', ['--from', file, '--verify'], env);
      expect(moved.output).toContain('every world as it was: 1 matches that are over, 6 that go on');
      const other = await startServer(empty('unused'), 0, 0, env);
      const load = await startLoad(other.url, 3);
      await load.more(30);
      const acknowledged = load.told();
      const later = join(folder, 'postgres.jsonl.gz');
      const taken = await run('backup', ['--to', later, '--verify'], env);
      expect(taken.output).toContain('every world as it was: 1 matches that are over, 9 that go on');
      await load.stop();
      await other.stop();

      const back = await connect(place(empty('back')));
      await restore(back, later);
      for (const [match, count] of acknowledged)
        expect(await letters(back, match)).toBeGreaterThanOrEqual(count);
      const again = join(folder, 'again.jsonl.gz');
      await backUp(back.kysely, again);
      await back.close();
      expect(await contents(again)).toEqual(await contents(later));
    }, 180_000);
  });

  test('a backup without a server reads the folder itself, never overwrites, and can be rehearsed', async () => {
    const data = empty('still');
    await run('restore', ['--from', file], { LANTHANIDE_DATA: data });
    const backups = join(empty('backups'), 'of-every-night/'); // nobody has made it yet
    const { code, output } = await run('backup', ['--to', backups, '--verify'], { LANTHANIDE_DATA: data });
    expect(output).toMatch(/lanthanide-\S+Z\.jsonl\.gz: 7 matches/);
    expect(output).toContain('1 matches that are over, 6 that go on');
    expect(code).toBe(0);
    const [name = ''] = readdirSync(backups);
    expect(await contents(join(backups, name))).toEqual(await contents(file));
    const again = await run('backup', ['--to', join(backups, name)], { LANTHANIDE_DATA: data });
    expect(again).toEqual({ code: 1, output: expect.stringMatching(/^There is a file .* already\./) });
  }, 120_000);

  test('a full disk ends a backup with an error; nothing is left of it, and the database goes on', async () => {
    const database = await connect(place(empty('out-of-room')));
    await restore(database, file);
    const folder = empty('no-room');
    const lost = join(folder, 'backup.jsonl.gz');
    symlinkSync('/dev/full', `${lost}.part`);
    await expect(backUp(database.kysely, lost)).rejects.toThrow('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
    expect((await backUp(database.kysely, lost)).rows.match).toBe(7);
    await database.close();
  });

  test('a match that was altered is named when it is played again', async () => {
    const database = await connect(place(empty('altered')));
    await restore(database, file);
    const { kysely } = database;
    await kysely
      .updateTable('snapshot')
      .set({ hash: 'beef' })
      .where('match', '=', over.match)
      .where('turn', '=', 2)
      .execute();
    await kysely.deleteFrom('input').where('match', '=', running.match).where('seq', '=', 2).execute();
    const { faults, over: sound, running: going } = await verifyMatches(kysely);
    expect([sound, going]).toEqual([0, 5]);
    expect(faults.sort()).toEqual(
      [
        `Match ${over.match}: the world after turn 2 has another hash.`,
        `Match ${running.match}: input 2 is missing from the journal.`,
      ].sort(),
    );
    await database.close();
  }, 60_000);

  describe('is refused, and changes nothing,', () => {
    const bad = (name: string, make: (to: string) => void): string => {
      const to = join(folder, name);
      make(to);
      return to;
    };
    const lines = () => gunzipSync(readFileSync(file)).toString('utf8').split('\n');
    const packed = (made: string[]) => (to: string) => writeFileSync(to, gzipSync(made.join('\n')));
    const newer = (change: object) => (to: string) => {
      const [head = '', ...rest] = lines();
      packed([JSON.stringify({ ...JSON.parse(head), ...change }), ...rest])(to);
    };
    test.each<[string, (to: string) => void, RegExp]>([
      ['a file that is not there', () => undefined, /^There is no file /],
      ['another file', (to) => writeFileSync(to, 'hello'), /is damaged, or no backup of Lanthanide/],
      ['another gzipped file', packed(['hello', 'world', '']), /is no backup of Lanthanide/],
      ['an empty one', packed(['']), /is empty/],
      ['one cut short', (to) => writeFileSync(to, readFileSync(file).subarray(0, -5_000)), /is cut short/],
      ['one without its end', (to) => packed(lines().slice(0, -2))(to), /is cut short: its end is missing/],
      [
        'one with a changed byte',
        (to) => {
          const bytes = readFileSync(file);
          const at = Math.floor(bytes.length / 2);
          bytes[at] = (bytes[at] ?? 0) ^ 1;
          writeFileSync(to, bytes);
        },
        /is damaged/,
      ],
      [
        'one packed again with another word in it',
        (to) => packed(lines().map((line) => line.replace('letter 0 0', 'letter 0 9')))(to),
        /is damaged: what is in it is not what was written/,
      ],
      [
        'one of a newer form',
        newer({ format: 2, version: '9.0.0' }),
        /newer Lanthanide \(9\.0\.0\)\. Update/,
      ],
      ['one with newer tables', newer({ migration: '2999-01-01-x', version: '9.0.0' }), /newer Lanthanide/],
    ])('%s', async (name, make, says) => {
      untouched ??= await connect(place(empty('untouched')));
      await expect(restore(untouched, bad(`${name}.gz`, make))).rejects.toThrow(says);
      const { rows } = await sql`select 1 from pg_class where relname = 'match'`.execute(untouched.kysely);
      expect(rows).toEqual([]);
    });

    test('where something is in the database already', async () => {
      const data = empty('full');
      const database = await connect(place(data));
      await restore(database, file);
      await database.close();
      const { code, output } = await run('restore', ['--from', file], { LANTHANIDE_DATA: data });
      expect([code, output]).toEqual([
        1,
        expect.stringMatching(
          /^The database is not empty: there is something in its table match\. Restore into/,
        ),
      ]);
    }, 60_000);

    test('where a server holds the folder', async () => {
      const { code, output } = await run('restore', ['--from', file], { LANTHANIDE_DATA: server.data });
      expect([code, output]).toEqual([1, expect.stringContaining('it is in use by process')]);
    });
  });
});

describe('the server’s side', () => {
  test('gives a backup to whoever has the secret alone', async () => {
    for (const secret of ['', 'x', `${SECRET}x`]) {
      const headers = { authorization: `Bearer ${secret}` };
      const answer = await fetch(`${server.url}/api/admin/backup`, { headers });
      expect([answer.status, await answer.json()]).toEqual([403, { error: { code: 'wrong-secret' } }]);
    }
  });

  test('the command says what is missing', async () => {
    const to = join(folder, 'never.gz');
    const ask = (env: Record<string, string>) =>
      run('backup', ['--to', to], { PORT: String(server.port), ...env });
    const held = { LANTHANIDE_DATA: server.data };
    expect(await ask(held)).toEqual({ code: 1, output: expect.stringContaining('that takes ADMIN_TOKEN') });
    expect(await ask({ ...held, ADMIN_TOKEN: `${SECRET}-wrong` })).toEqual({
      code: 1,
      output: expect.stringContaining('has another ADMIN_TOKEN'),
    });
    expect(await ask({ ...held, ADMIN_TOKEN: SECRET, PORT: '1' })).toEqual({
      code: 1,
      output: expect.stringContaining('No server answers'),
    });
    expect(await ask({ LANTHANIDE_DATA: folder })).toEqual({
      code: 1,
      output: expect.stringContaining('There is no database in'),
    });
  });
});

test('every table is kept, or is named among those that are not', async () => {
  const data = dataFolder();
  const { kysely, close } = await openDatabase(place(data));
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(kysely);
  await close();
  removeFolder(data);
  const named: readonly string[] = [...KEPT, ...LEFT_OUT];
  expect(rows.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
});
