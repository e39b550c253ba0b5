import { describe as about, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../server/database/open.ts';
import { describe, inWords } from '../../server/log.ts';
import { startClass } from '../kit/classmates.ts';
import { newMatch, Player, post } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host({ LOG_LEVEL: 'trace' });
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for seats refused
});

const LETTER = 'The heliotrope ships at midnight';
const NAME = 'Quillfeather';

test('a log of everything that can be logged names nobody, and no client is told where in the code it was', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { seed: 91 });
  const [jpn, usa] = [
    await Player.sit(server.url, match, 'JPN', NAME),
    await Player.sit(server.url, match, 'USA'),
  ];
  usa.room.onMessage('letter', () => undefined);
  jpn.room.onMessage('letter', () => undefined);
  const letter = { turn: 0, to: null, body: { is: 'words', words: LETTER, lang: 'en' } };
  expect(await jpn.ask('say', letter)).toMatchObject({ ok: true });
  const forged = 'forgery'.padEnd(43, 'x');
  await expect(Player.sit(server.url, { ...match, tokens: { JPN: forged } }, 'JPN', NAME)).rejects.toThrow();
  for (const player of [jpn, usa]) await player.ask('seal', { turn: 0 });
  await Promise.all([jpn.leave(), usa.leave()]);
  const { made, console: teacher, pupils } = await startClass(server.url, 2);
  await Promise.all([teacher.leave(), ...pupils.map(({ device }) => device.leave())]);
  await server.stop();
  const before = server.output();

  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  await kysely
    .updateTable('match')
    .set({ setup: `{"${NAME}` })
    .where('id', '=', match.match)
    .execute();
  await close();
  await server.again();
  const refused = await post<unknown>(`${server.url}/api/matches/${match.match}/open`);
  expect(refused).toEqual({ status: 500, body: { error: { code: 'no-match' } } });
  const broken = await fetch(`${server.url}/api/matches/${match.match}/record`, {
    headers: { authorization: `Bearer ${match.tokens.JPN}` },
  });
  expect(await broken.text()).not.toMatch(/\bat |node_modules|\.ts/);

  await vi.waitFor(() => expect(server.output()).toContain('A request failed.'));
  const lines = [before, server.output()].flatMap((printed) =>
    printed.split('\n').filter((line) => line.startsWith('{')),
  );
  const kinds = lines.map((line) => JSON.parse(line)).map(({ level, msg }) => `${level} ${msg}`);
  expect(kinds).toEqual(
    expect.arrayContaining(['info Ready.', 'warn Refused.', 'info Stopping.', 'error A request failed.']),
  );
  const secrets = [
    LETTER,
    NAME,
    forged,
    'Student 1',
    made.teacher,
    made.screen,
    '127.0.0.1',
    '::1',
    ...Object.values(match.tokens),
    ...pupils.map(({ joined }) => joined.token),
  ];
  for (const secret of secrets) expect([before, server.output()].join('\n')).not.toContain(secret);
}, 60_000);

about('what is told of an error', () => {
  test('is what it says, and not the row of which the database speaks', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: `Key (name)=(${NAME})`,
    });
    const told = describe(error);
    expect(told).toMatchObject({ kind: 'Error 23505', says: 'duplicate key' });
    expect(told.stack[0]).toMatch(/^at /);
    expect(JSON.stringify(told)).not.toContain(NAME);
  });

  test('quotes nothing that could not be parsed', () => {
    let thrown: unknown;
    try {
      JSON.parse(`${NAME} writes`);
    } catch (error) {
      thrown = error;
    }
    expect(describe(thrown)).toMatchObject({ kind: 'SyntaxError', says: '' });
    expect(JSON.stringify(describe(thrown))).not.toContain(NAME);
  });
});

test('a line reads as words where somebody sits there', () => {
  const err = { kind: 'Error', says: 'the disk is full', stack: ['at append (journal.ts:1:1)'] };
  const line = { level: 'error', time: '2026-11-27T13:00:05.000Z', match: 'abc', err, msg: 'Not stored.' };
  expect(inWords(JSON.stringify(line))).toBe(
    '13:00:05 ERROR Not stored. match=abc\n  Error: the disk is full\n    at append (journal.ts:1:1)\n',
  );
});
