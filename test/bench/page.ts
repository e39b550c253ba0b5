import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { chart } from './chart.ts';
import { describe } from './machine.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const PAGE = `${DOCS}performance.md`;
const CHARTS = 'performance';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const goal = z.object({ name: z.string(), goal: z.string(), value: cell, ok: z.boolean() });
const growth = z.object({
  name: z.string(),
  title: z.string(),
  x: z.string(),
  y: z.string(),
  lines: z.array(
    z.object({
      name: z.string(),
      points: z.array(z.tuple([z.number(), z.number()])),
      exponent: z.number().nullable(),
    }),
  ),
});
const suite = z.object({
  how: z.string().default(''),
  seconds: z.number().optional(),
  tables: z.record(z.string(), z.array(z.record(z.string(), cell))).default({}),
  growth: z.array(growth).default([]),
  goals: z.array(goal),
});
/** What a run of all suites, or of one, has printed with --json. */
const whole = z.object({
  quick: z.boolean(),
  machine: z.object({
    processor: z.string(),
    cores: z.number(),
    memoryGb: z.number(),
    load: z.number(),
    node: z.string(),
    versions: z.record(z.string(), z.string()),
    day: z.string(),
  }),
  seconds: z.number(),
  suites: z.record(z.string(), suite),
});
type Suite = z.infer<typeof suite>;

/** Writes what a run of all suites has found into docs/performance.md, between its marks, and draws its charts. */
export function writePage(file: string): void {
  const { machine, quick, seconds, suites } = whole.parse(JSON.parse(readFileSync(file, 'utf8')));
  mkdirSync(DOCS + CHARTS, { recursive: true });
  for (const { growth } of Object.values(suites))
    for (const one of growth) writeFileSync(`${DOCS}${CHARTS}/${one.name}.svg`, chart(one));
  const run = `\`npm run bench -- ${quick ? '--quick ' : ''}--json\`, ${Math.round(seconds)} s, on ${describe(machine)}.`;
  let page = between(readFileSync(PAGE, 'utf8'), 'run', run);
  page = between(page, 'goals', goals(suites));
  for (const [name, found] of Object.entries(suites)) page = between(page, name, figures(found));
  writeFileSync(PAGE, page);
}

/** The page with other text between the marks of this name; a page without them stays as it is. */
export function between(page: string, name: string, text: string): string {
  const begin = `<!-- figures: ${name} -->`;
  const end = '<!-- /figures -->';
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) return page;
  return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}

const goals = (suites: Record<string, Suite>) =>
  table(
    Object.entries(suites).flatMap(([name, { goals }]) =>
      goals.map(({ name: what, goal, value, ok }) => ({
        goal: what,
        'to be': goal,
        measured: value,
        '': ok ? 'met' : '**missed**',
        command: `\`npm run bench -- ${name}\``,
      })),
    ),
  );

const figures = ({ how, tables, growth }: Suite) =>
  [
    how,
    ...Object.entries(tables).flatMap(([title, rows]) => [`**${title}**`, table(rows)]),
    ...growth.map(({ name, title }) => `![${title}](${CHARTS}/${name}.svg)`),
  ].join('\n\n');

/** A table as the formatter would have it. */
export function table(rows: readonly Record<string, string | number | boolean | null>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [names, ...rows.map((row) => names.map((name) => shown(row[name] ?? null)))];
  const widths = names.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? '').length)));
  const written = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = cells;
  return [written(head), written(widths.map((width) => '-'.repeat(width))), ...rest.map(written)].join('\n');
}

const shown = (value: string | number | boolean | null): string => {
  if (value === null) return '-';
  if (typeof value === 'number') return Math.abs(value) >= 1000 ? value.toLocaleString('en') : String(value);
  return String(value).replaceAll('|', '\\|');
};
