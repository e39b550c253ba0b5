import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Order, parseOrder } from '#shared/orders/index.ts';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import type { CreatedClass } from '#shared/protocol/classroom.ts';
import { score } from '#shared/scoring/score.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { Device, newClass, type Pupil, pupil, sit } from '../../kit/classmates.ts';
import { readCsv } from '../../kit/csv.ts';
import { host } from '../../kit/stage.ts';

const server = host();
let made: CreatedClass;
const pupils: Pupil[] = [];
let console_: Device<TeacherView>;
/** Names that nothing but the class itself may hold. */
const NAMES = ['Yukiko Zeta', 'Bartholomew', 'Xenia', 'Quentin Q', 'Ottoline'];
const PROMISES = [
  { kind: 'tariff-freeze', by: 'JPN', most: 0 },
  { kind: 'side-payment', by: 'JPN', funds: 2, every: 'once', secret: true },
];
const CONSENT = 'I agree that my orders are used for research.';

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for doors that stay shut
  made = await newClass(server.url, {
    turns: 4,
    worlds: 1,
    roles: false,
    chat: 'free',
    secretClauses: true,
    research: { consent: CONSENT, treatment: 'advice' },
  });
  console_ = await Device.teacher(server.url, made);
  for (const name of NAMES) pupils.push(await pupil(server.url, made.code, name));
  await console_.command({ do: 'start' });
  await play();
}, 120_000);

/** Two half-years with orders, legal and not, a treaty with a secret clause, a letter, a stand-in’s computer, and a poll. */
async function play(): Promise<void> {
  const [japan, china, usa, europe, second] = await Promise.all(pupils.map((one) => sit(server.url, one)));
  const put = (order: object) => ({ do: 'put', order, instead: null, before: null });
  const research = { kind: 'substitution', commodity: 'heavy', funds: 15 };
  const halt = { kind: 'embargo', target: 'JPN', commodity: 'heavy', severity: 0.6, manner: 'open' };
  const dear = { kind: 'stockpile', commodity: 'light', tonnes: 100_000, limit: 1000 };
  expect(await japan?.ask('edit', { turn: 0, edits: [put(research)] })).toMatchObject({ ok: true });
  const pact = { kind: 'propose', to: 'CHN', clauses: PROMISES, turns: 2, escrow: 1 };
  expect(await japan?.ask('edit', { turn: 0, edits: [put(pact)] })).toMatchObject({ ok: true });
  expect(await second?.ask('edit', { turn: 0, edits: [put({ kind: 'recycling', level: 2 })] })).toMatchObject(
    {
      ok: true,
    },
  );
  expect(await china?.ask('edit', { turn: 0, edits: [put(halt)] })).toMatchObject({ ok: true });
  expect(await usa?.ask('edit', { turn: 0, edits: [put(dear)] })).toMatchObject({ ok: true });
  const words = { is: 'words', words: '=SUM(1,2), "said" Bartholomew', lang: 'en' };
  expect(await china?.ask('say', { turn: 0, to: null, body: words })).toMatchObject({ ok: true });
  expect(await europe?.ask('look', {})).toMatchObject({ ok: true });
  for (const turn of [0, 1]) {
    const [proposal] = turn === 1 ? ((await china?.look())?.view.world.proposals ?? []) : [];
    const answer = { kind: 'answer', proposal: proposal?.id, accept: true };
    if (proposal) await china?.ask('edit', { turn, edits: [put(answer)] });
    await console_.command({ do: 'end-turn', world: null, turn });
    await console_.seen(({ worlds }) => worlds[0]?.turn === turn + 1);
  }
  await console_.command({ do: 'debrief' });
  await console_.seen(({ worlds }) => worlds[0]?.over === true);
  await console_.command({ do: 'ask', asked: { is: 'own', words: 'Fair, Xenia?', answers: ['Yes', 'No'] } });
  const { debrief } = await console_.seen((view) => (view.debrief?.poll?.id ?? 0) > 0);
  const poll = debrief?.poll?.id ?? 0;
  for (const [index, { device }] of pupils.entries()) {
    await device.ask('vote', { poll, answer: index % 2 });
    // Xenia, who plays the United States, says no; Quentin never answers.
    if (index !== 3) await device.ask('consent', { given: index !== 2 });
  }
}

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const ask = (path: string, authorization = basic(made.teacher, made.pin)) =>
  fetch(`${server.url}/api/classes/${made.code}/${path}`, { headers: { authorization } });
const file = async (name: string, letters = false) => {
  const response = await ask(`export/${name}${letters ? '?letters=1' : ''}`);
  expect(response.status).toBe(200);
  return response.text();
};
const table = async (name: string, letters = false) => readCsv(await file(`${name}.csv`, letters));

test('an independent reader finds the figures of every turn again from the orders alone', async () => {
  const [match] = await table('matches');
  const orders = await table('orders');
  const states = await table('states');
  expect(Number(match?.turns_played)).toBe(2);
  expect(states).toHaveLength(2 * NATIONS.length);
  let world = create(match?.scenario ?? '', Number(match?.seed), Number(match?.turns_planned));
  if (match?.secret_clauses === 'true') world.secretClauses = true;
  for (const turn of [1, 2]) {
    const given = each(NATIONS, (nation): Order[] =>
      orders
        .filter((row) => row.turn === String(turn) && row.nation === nation && row.legal === 'true')
        .flatMap((row) => {
          const read = parseOrder(JSON.parse(row.order ?? ''));
          return read.ok ? [read.order] : [];
        }),
    );
    world = resolve(world, given, { explain: false }).world;
    const summary = world.history.at(-1);
    for (const nation of NATIONS) {
      const row = states.find((one) => one.turn === String(turn) && one.nation === nation);
      expect(Number(row?.price_heavy)).toBe(summary?.outside.heavy);
      expect(Number(row?.dependence)).toBe(summary?.dependence[nation]);
      expect(Number(row?.unserved)).toBe(summary?.unserved[nation]);
      expect(Number(row?.treasury)).toBe(world.nations[nation].treasury);
      expect(Number(row?.score)).toBe(score(world, nation).total);
    }
  }
  const scores = await table('scores');
  for (const row of scores) {
    const nation = NATIONS.find((one) => one === row.nation) ?? 'CHN';
    expect(Number(row.total)).toBe(score(world, nation).total);
    expect(Number(row.against_par)).toBeCloseTo(Number(row.total) - Number(row.par), 9);
  }
  expect(world.treaties).toMatchObject([{ parties: ['JPN', 'CHN'], clauses: PROMISES }]);
  // The embargo of turn 1 is what it was about.
  expect(
    orders.some(({ kind, nation, seat }) => kind === 'embargo' && nation === 'CHN' && seat === 'people'),
  ).toBe(true);
});

test('long and wide say the same as one row a turn', async () => {
  const [states, long, wide] = await Promise.all([
    table('states'),
    table('states_long'),
    table('states_wide'),
  ]);
  const measures = [...new Set(long.map(({ measure }) => measure ?? ''))];
  expect(measures.length).toBeGreaterThan(10);
  expect(long).toHaveLength(states.length * measures.length);
  for (const row of states) {
    const across = wide.find(({ nation }) => nation === row.nation);
    for (const measure of measures) {
      const one = long.find(
        (cell) => cell.turn === row.turn && cell.nation === row.nation && cell.measure === measure,
      );
      expect(one?.value).toBe(row[measure]);
      expect(across?.[`t${row.turn}_${measure}`]).toBe(row[measure]);
    }
  }
});

test('every column of every file is in the codebook, and the JSON holds the same rows', async () => {
  const book = await table('codebook');
  const all: Record<string, Record<string, unknown>[]> = JSON.parse(await file('all.json', true));
  const tables = Object.keys(all).filter((name) => name !== 'codebook');
  expect(tables).toContain('messages');
  for (const name of tables) {
    const rows = await table(name, true);
    expect(all[name]).toHaveLength(rows.length);
    const known = book.filter((row) => row.file === `${name}.csv`).map(({ column }) => column);
    const fits = (column: string) =>
      known.includes(column) || known.includes(column.replace(/^t\d+_/, 'tN_'));
    expect(Object.keys(rows[0] ?? {}).filter((column) => name !== 'messages' && !fits(column))).toEqual([]);
  }
});

test('nothing personal is in any file, and whoever did not agree is not either', async () => {
  const names = ['matches', 'members', 'scores', 'orders', 'states', 'states_long', 'states_wide', 'polls'];
  const secrets = [
    ...NAMES,
    ...NAMES.flatMap((name) => name.split(' ')).filter((part) => part.length > 2),
    ...pupils.flatMap(({ joined }) => [joined.token, joined.personal]),
    made.code,
    made.teacher,
  ];
  for (const name of [...names.map((one) => `${one}.csv`), 'codebook.csv', 'all.json']) {
    const content = await file(name);
    for (const secret of secrets) expect(content.includes(secret), `${secret} in ${name}`).toBe(false);
  }
  const members = await table('members');
  expect(members.map(({ nation }) => nation).sort()).toEqual(['CHN', 'JPN', 'JPN']);
  expect(new Set(members.map(({ member }) => member)).size).toBe(3);
  for (const { member } of members) expect(member).toMatch(/^P\d{3}$/);
  const polls = await table('polls');
  expect(polls).toHaveLength(3);
  const authors = (await table('orders')).flatMap(({ author }) => author || []);
  expect(new Set(authors).size).toBe(3);
  const known = members.map(({ member }) => member);
  for (const author of [...authors, ...polls.map(({ member }) => member ?? '')])
    expect(known).toContain(author);
});

test('letters are in the data only where they are asked for, and are no formula in a spreadsheet', async () => {
  expect((await ask('export/messages.csv')).status).toBe(400);
  const [letter] = await table('messages', true);
  expect(letter).toMatchObject({ from: 'CHN', to: 'all', words: '\'=SUM(1,2), "said" Bartholomew' });
  expect((await table('polls', true))[0]?.words).toBe('Fair, Xenia?');
});

test('the data is the teacher’s alone', async () => {
  const [first] = pupils;
  expect((await ask('export/orders.csv', basic(made.teacher, '000000'))).status).toBe(403);
  expect((await ask('export/orders.csv', basic('student', first?.joined.token ?? ''))).status).toBe(403);
  expect((await ask('export/orders.csv', basic('screen', made.screen))).status).toBe(403);
  expect((await ask('export/orders.csv', 'Bearer x')).status).toBe(403);
  expect((await ask('export/secrets.csv')).status).toBe(400);
});

test('the debrief is there for everybody in the class, and a book for those whose it is', async () => {
  await console_.seen(({ debrief }) => debrief?.edition === 2);
  const [first] = pupils;
  const student = basic('student', first?.joined.token ?? '');
  for (const who of [student, basic('screen', made.screen), basic(made.teacher, made.pin)]) {
    const debrief = await (await ask('debrief', who)).json();
    expect(debrief.worlds[0].turns).toHaveLength(2);
    expect(debrief.worlds[0].whatIfs.length).toBeGreaterThan(0);
    // What two promised in secret is told when all is over.
    const { news } = debrief.worlds[0].turns[1];
    expect(news).toContainEqual(
      expect.objectContaining({
        said: expect.objectContaining({ key: 'event.treaty-secret' }),
        secret: true,
      }),
    );
    expect(JSON.stringify(debrief)).not.toContain('Bartholomew');
  }
  const supposed = { world: 0, nation: 'EUR', turn: 0, days: 60 } as const;
  expect(await console_.command({ do: 'suppose', supposed })).toBeNull();
  await console_.seen(({ debrief }) => debrief?.edition === 3);
  const { worlds, slides } = await (await ask('debrief')).json();
  const change = { do: 'stockpile', days: 60, release: 1 };
  expect(worlds[0].whatIfs.at(-1)).toMatchObject({
    id: 'what-if-0-0-EUR-60d',
    nation: 'EUR',
    turn: 0,
    change,
  });
  expect(slides.map(({ id }: { id: string }) => id)).toContain('what-if-0-0-EUR-60d');
  const own = await (await ask('book?world=0&nation=JPN', student)).json();
  expect(own.turns[0].map(({ by }: { by: string }) => by)).toEqual([
    'Yukiko Zeta',
    'Yukiko Zeta',
    'Ottoline',
  ]);
  expect((await ask('book?world=0&nation=CHN', student)).status).toBe(403);
});

test('deletion leaves nothing of anybody in any table of the database', async () => {
  const names = async () => {
    await server.stop();
    const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
    const tables = await kysely.introspection.getTables();
    const rows = await Promise.all(
      tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(kysely)),
    );
    await close();
    const all = JSON.stringify(rows.map(({ rows: found }) => found));
    return { all, count: tables.length };
  };
  expect((await names()).all).toContain('Bartholomew'); // it is where one would look
  await server.again();
  const teacher = await Device.teacher(server.url, made);
  expect(await teacher.ask('delete', { code: made.code })).toEqual({ ok: true });
  await teacher.gone();
  const { all, count } = await names();
  expect(count).toBeGreaterThan(5);
  for (const left of [...NAMES, made.code, CONSENT, 'Fair, Xenia?']) expect(all).not.toContain(left);
  await server.again();
}, 60_000);
