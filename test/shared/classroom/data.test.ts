import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csv } from '#shared/classroom/data/csv.ts';
import { files } from '#shared/classroom/data/files.ts';
import { FILES, fileName } from '#shared/classroom/data/names.ts';
import { type PlayedWorld, playedWorld } from '#shared/classroom/debrief/played.ts';
import type { Entry } from '#shared/match/match.ts';
import type { Order } from '#shared/orders/index.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { readCsv } from '../../kit/csv.ts';
import { setupOf } from '../../kit/host.ts';
import { Lesson } from '../../kit/lesson.ts';

/** What people write in six languages, with all that a table may stumble over. */
const LETTERS: [NationId, string, string][] = [
  ['USA', 'en', 'He said "now", not later, and\nleft'],
  ['EUR', 'de', 'Grüße; 1,5 t – „echt“?'],
  ['EUR', 'fr', '=SOMME(1;2) : « peut-être »'],
  ['USA', 'es', '+¿Qué tal?, señor'],
  ['JPN', 'ja', '＝全部、「約束」です'],
  ['CHN', 'zh', '@稀土，“价格”'],
  ['JPN', 'en', '-1'],
  ['CHN', 'en', ' "'],
];
const QUESTION = '=HYPERLINK("https://example.org","Ann, 王")';
/** As it is written into a cell that a spreadsheet must not take for a formula. */
const safe = (words: string): string => (/^[=+\-@＝＋－＠]/.test(words) ? `'${words}` : words);

const ORDERS: Partial<Record<NationId, Order[]>> = {
  CHN: [{ kind: 'embargo', target: 'JPN', commodity: 'heavy', severity: 0.6, manner: 'open' }],
  JPN: [
    { kind: 'substitution', commodity: 'heavy', funds: 15 },
    { kind: 'stockpile', commodity: 'light', tonnes: 100_000, limit: 1000 }, // more than it can pay
  ],
};

function played(world: number, seed: number): PlayedWorld {
  const inputs: Entry[] = LETTERS.map(([seat, lang, words]) => ({
    at: 2000,
    input: { type: 'say', seat, turn: 0, to: null, body: { is: 'words', words, lang }, by: null },
  }));
  for (let turn = 0; turn < 4; turn++) {
    for (const seat of NATIONS)
      inputs.push({ at: 3000, input: { type: 'draft', seat, turn, orders: ORDERS[seat] ?? [] } });
    inputs.push({ at: 4000, input: { type: 'end-turn', turn } });
  }
  return playedWorld(world, { setup: setupOf([...NATIONS], { seed }), inputs });
}

/** A class of eight in two worlds, with a poll of the teacher's own. */
function study() {
  const lesson = new Lesson({ worlds: 2 }).start(8);
  const worlds = lesson.class.worlds.map(({ seed }, at) => played(at, seed));
  const votes = Object.fromEntries(lesson.class.students.map(({ id }) => [id, id % 2]));
  const poll = {
    id: 1,
    asked: { is: 'own' as const, words: QUESTION, answers: ['Yes', 'No'] },
    open: false,
    votes,
  };
  const debrief = { ...lesson.class.debrief, polls: [poll] };
  return { class: { ...lesson.class, debrief }, worlds, questions: [], letters: true };
}

/** What a reader of the files finds when it counts them again; sums by "1 CHN". */
interface Count {
  orders: Record<string, number>; // by seat, kind and whether legal
  kinds: Record<string, number>;
  unserved: Record<string, number>;
  unserved_long: Record<string, number>;
  unserved_wide: Record<string, number>;
  scores: Record<string, number>;
  letters: string[][];
  questions: string[];
  rows: Record<string, [number, number]>; // of each table in the JSON and in its CSV
}

const asked = study();
const written = files(asked);

/** The same from what was played, without any file. */
function truth(): Count {
  const seats = asked.worlds.flatMap(({ world, played: one }) =>
    NATIONS.map((nation) => ({ seat: `${world + 1} ${nation}`, nation, one })),
  );
  const by = (of: (seat: (typeof seats)[number]) => number) =>
    Object.fromEntries(seats.map((seat) => [seat.seat, of(seat)]));
  const unserved = by(({ one, nation }) =>
    one.turns.reduce((sum, { after }) => sum + (after.world.history.at(-1)?.unserved[nation] ?? 0), 0),
  );
  const given = seats.flatMap(({ seat, one, nation }) =>
    one.turns.flatMap(({ orders }) => orders[nation].map((order) => ({ seat, ...order }))),
  );
  return {
    orders: counted(given.map(({ seat, order, legal }) => `${seat} ${order.kind} ${legal}`)),
    kinds: counted(given.map(({ order }) => order.kind)),
    unserved,
    unserved_long: unserved,
    unserved_wide: unserved,
    scores: by(({ one, nation }) => one.end.outcome?.scores[nation].total ?? 0),
    letters: asked.worlds.flatMap(() => LETTERS.map(([from, lang, words]) => [from, lang, safe(words)])),
    questions: [safe(QUESTION)],
    rows: expect.anything(),
  };
}

function counted(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Counts the files by a reader of RFC 4180 and nothing else. */
function recount(): Count {
  const rows = (name: string) => readCsv(written[`${name}.csv`] ?? '');
  const seat = (row: Record<string, string>) => `${row.world} ${row.nation}`;
  const added = (cells: [string, string | undefined][]) => {
    const sums: Record<string, number> = {};
    for (const [key, cell] of cells) if (cell) sums[key] = (sums[key] ?? 0) + Number(cell);
    return sums;
  };
  const orders = rows('orders');
  const json: Record<string, unknown[]> = JSON.parse(written['all.json'] ?? '{}');
  return {
    orders: counted(orders.map((row) => `${seat(row)} ${row.kind} ${row.legal}`)),
    kinds: counted(orders.map((row) => JSON.parse(row.order ?? '{}').kind)),
    unserved: added(rows('states').map((row) => [seat(row), row.unserved])),
    unserved_long: added(
      rows('states_long').flatMap((row) => (row.measure === 'unserved' ? [[seat(row), row.value]] : [])),
    ),
    unserved_wide: added(
      rows('states_wide').flatMap((row) =>
        Object.entries(row).flatMap(([column, cell]): [string, string][] =>
          /^t\d+_unserved$/.test(column) ? [[seat(row), cell]] : [],
        ),
      ),
    ),
    scores: added(rows('scores').map((row) => [seat(row), row.total])),
    letters: rows('messages').map((row) => [row.from ?? '', row.language ?? '', row.words ?? '']),
    questions: [...new Set(rows('polls').map(({ words }) => words ?? ''))],
    rows: Object.fromEntries(
      Object.entries(json).map(([name, all]) => [name, [all.length, rows(name).length]]),
    ),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'lanthanide-data-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [name, content] of Object.entries(written)) writeFileSync(join(folder, name), content);

/** What a program prints that is run beside the files; a fault of its own is an error here. */
function printed(program: string, ...options: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, options, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

describe('what is exported', () => {
  test('says what was played to a reader of RFC 4180', () => {
    expect(recount()).toEqual(truth());
    const { orders, rows } = recount();
    expect(orders['1 JPN stockpile false']).toBe(4);
    expect(Object.keys(written)).toEqual(FILES.map(fileName));
    for (const [name, [inJson, inCsv]] of Object.entries(rows)) expect(inCsv, name).toBe(inJson);
  });

  test.skipIf(!has('python3'))('and to Python (skipped where there is no python3)', () => {
    const script = new URL('../../kit/recount.py', import.meta.url).pathname;
    const found: Count = JSON.parse(printed('python3', script, folder));
    expect(found).toEqual(truth());
    expect(found).toEqual(recount());
  });

  test('has no mark, no comma in a figure, and points in all of them', () => {
    for (const [name, content] of Object.entries(written))
      expect(content.charCodeAt(0), name).toBeLessThan(0x80);
    const figures = readCsv(written['codebook.csv'] ?? '').filter(({ type }) => type === 'number');
    const cells = figures.flatMap(({ file = '', column = '' }) =>
      readCsv(written[file] ?? '').flatMap((row) => row[column] ?? []),
    );
    expect(cells.length).toBeGreaterThan(500);
    expect(cells.filter((cell) => !/^(-?\d+(\.\d+)?(e-?\d+)?)?$/.test(cell))).toEqual([]);
  });
});

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
    'with the words %j is no formula',
    (words) => {
      const [row] = readCsv(csv(['words'], [[words]]));
      expect(row?.words).toBe(`'${words}`);
    },
  );

  test('below nought is a figure all the same', () => {
    expect(csv(['figure'], [[-1.5]])).toBe('figure\r\n-1.5\r\n');
  });
});

/** The commands that docs/data.md gives for a language. */
const commands = (language: string): string => {
  const page = readFileSync(new URL('../../../docs/data.md', import.meta.url), 'utf8');
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';
};

/** Orders that were carried out, by kind. */
const carriedOut = counted(
  asked.worlds.flatMap(({ played: one }) =>
    one.turns.flatMap(({ orders }) =>
      NATIONS.flatMap((nation) => orders[nation].flatMap(({ order, legal }) => (legal ? [order.kind] : []))),
    ),
  ),
);

describe('the commands of the page', () => {
  test.skipIf(!has('python3'))('do in Python what it says (skipped where there is no python3)', () => {
    expect(commands('python')).toContain('orders.csv');
    const lines = printed('python3', '-c', commands('python')).trim().split('\n');
    expect(Object.fromEntries(lines.map((line) => line.split(' ')))).toEqual(
      Object.fromEntries(Object.entries(carriedOut).map(([kind, count]) => [kind, String(count)])),
    );
  });

  test.skipIf(!has('Rscript'))('do in R what it says (skipped where there is no Rscript)', () => {
    expect(commands('r')).toContain('orders.csv');
    const out = printed('Rscript', '-e', commands('r'));
    for (const [kind, count] of Object.entries(carriedOut))
      expect(out).toMatch(new RegExp(`${kind}[^]*${count}`));
  });
});
