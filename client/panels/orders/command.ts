import { CLAUSE_IDS, clauseSchema, usualClause } from '#shared/diplomacy/clauses/index.ts';
import { KINDS, type Kind, type Order, parseOrder, suggest } from '#shared/orders/index.ts';
import { isNation, NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { word } from '../../i18n/index.ts';
import { clauseFields, read as readClauses } from './clauses.ts';
import { blank, FIELDS, type Field } from './fields.ts';
import { readToken, slug, writeToken } from './tokens.ts';

/** What a typed command comes to. */
export type Parsed =
  | { ok: true; order: Order }
  | { ok: false; kind: Kind | null; why: 'kind' }
  | { ok: false; kind: Kind; why: 'word'; token: string }
  | { ok: false; kind: Kind; why: 'missing'; fields: string[] };

/** Choices with a usual answer; all others must be made. */
const USUAL = ['manner', 'rule'];

/** The fields of a command: those of the form, and of orders that answer something, what they answer. */
export function commandFields(kind: Kind): Field[] {
  const answers = (name: string, of: (order: Order) => string | null): Field => ({
    name,
    as: 'choice',
    options: (view) =>
      [...new Set(suggest(view, kind).flatMap((order) => of(order) ?? []))].map((value) => ({
        value,
        text: value,
      })),
  });
  switch (kind) {
    case 'accept':
      return [answers('offer', (order) => (order.kind === 'accept' ? order.offer : null))];
    case 'answer':
      return [
        answers('proposal', (order) => (order.kind === 'answer' ? order.proposal : null)),
        {
          name: 'accept',
          as: 'choice',
          options: () => [
            { value: 'true', text: word('command.yes') },
            { value: 'false', text: word('command.no') },
          ],
        },
      ];
    case 'respond':
      return [
        answers('crisis', (order) => (order.kind === 'respond' ? order.crisis : null)),
        answers('response', (order) => (order.kind === 'respond' ? order.response : null)),
      ];
    default:
      return FIELDS[kind];
  }
}

/** The command that says an order. */
export function toCommand(order: Order): string {
  const values: Record<string, unknown> = { ...order };
  const words = commandFields(order.kind).flatMap((field) => {
    const value = values[field.name];
    if (value === undefined) return [];
    return field.as === 'clauses' ? readClauses(value).map(clauseWords) : [writeToken(field, value)];
  });
  return [`/${order.kind}`, ...words].join(' ');
}

function clauseWords(clause: ReturnType<typeof readClauses>[number]): string {
  const values: Record<string, unknown> = { ...clause };
  const words = clauseFields(clause.kind).map((field) => writeToken(field, values[field.name]));
  return `[${[clause.kind, ...('by' in clause ? [slug(clause.by)] : []), ...words].join(' ')}]`;
}

/** The words of a command line; what stands in brackets or quotes is one word. */
export const wordsOf = (line: string): string[] =>
  [...line.replace(/^\s*\//, '').matchAll(/\[([^\]]*)\]?|"([^"]*)"?|[^\s[\]"]+/g)].map(([whole]) => whole);

/** The kind that a word names: by its id, the reader's word for it, or a beginning that only one has. */
export function kindOf(typed: string): Kind | null {
  const name = slug(typed);
  const names = (kind: Kind) => [kind, slug(word(`kind.${kind}`))];
  const whole = KINDS.find((kind) => names(kind).includes(name));
  if (whole || name.length < 2) return whole ?? null;
  const begun = KINDS.filter((kind) => names(kind).some((one) => one.startsWith(name)));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** What of a command is understood so far: the values given, in whatever order, and the words left over. */
export function understand(kind: Kind, words: readonly string[], view: View) {
  const given: Record<string, unknown> = {};
  const clauses: string[] = [];
  const strange: string[] = [];
  const fields = commandFields(kind);
  for (const token of words) {
    if (token.startsWith('[')) {
      clauses.push(token);
      continue;
    }
    const [name, value] = token.split('=');
    const bare = (value ?? token).replaceAll('"', '');
    const open = fields.filter(
      (one) => !(one.name in given) && (value === undefined || called(one, name ?? '')),
    );
    const field = open.find((one) => readToken(one, bare, view) !== undefined);
    if (field) given[field.name] = readToken(field, bare, view);
    else strange.push(token);
  }
  return { given, clauses, strange, fields };
}

const called = (field: Field, name: string) =>
  [field.name, slug(word(`field.${field.name}`))].includes(slug(name));

/** Reads a command; amounts that are not said are those of the rules' own suggestion. */
export function parseCommand(line: string, view: View): Parsed {
  const [first = '', ...rest] = wordsOf(line);
  const kind = kindOf(first);
  if (!kind) return { ok: false, kind: null, why: 'kind' };
  const { given, clauses, strange, fields } = understand(kind, rest, view);
  if (strange[0] !== undefined) return { ok: false, kind, why: 'word', token: strange[0] };
  const usual: Record<string, unknown> = { ...usualOrder(kind, fields, given, view) };
  const whole = { ...usual };
  for (const { name } of fields) if (name in given) whole[name] = typed(given[name], usual[name]);
  if (clauses.length > 0) {
    const terms = clauses.map((one) => readClause(one, whole.to, view));
    const bad = terms.indexOf(null);
    if (bad >= 0) return { ok: false, kind, why: 'word', token: clauses[bad] ?? '' };
    whole.clauses = terms;
  }
  const missing = fields.filter((field) => isMissing(field, given, whole, view)).map(({ name }) => name);
  if (missing.length > 0) return { ok: false, kind, why: 'missing', fields: missing };
  const read = parseOrder(whole);
  return read.ok
    ? { ok: true, order: read.order }
    : { ok: false, kind, why: 'missing', fields: unreadable(read.why) };
}

const unreadable = ({ values: { field } }: { values: Record<string, { is: string; text?: unknown }> }) => [
  String(field?.text ?? ''),
];

/** Choices are strings; the rules may want a number or yes and no. */
function typed(value: unknown, like: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (typeof like === 'number') return Number(value);
  return typeof like === 'boolean' ? value === 'true' : value;
}

/** The suggestion that agrees with what was said, or else a blank form. */
function usualOrder(kind: Kind, fields: readonly Field[], given: Record<string, unknown>, view: View): Order {
  const agrees = (order: Order) => {
    const values: Record<string, unknown> = { ...order };
    return fields.every(
      ({ name, as }) => as !== 'choice' || !(name in given) || String(values[name]) === String(given[name]),
    );
  };
  return suggest(view, kind).find(agrees) ?? blank(kind, view);
}

function isMissing(field: Field, given: object, whole: Record<string, unknown>, view: View): boolean {
  if (field.name in given) return false;
  if (field.as === 'clauses') return readClauses(whole[field.name]).length === 0;
  if (field.as !== 'choice' || USUAL.includes(field.name)) return false;
  const options = field.options(view);
  if (options.length !== 1 || !options[0]) return true;
  whole[field.name] = typed(options[0].value, whole[field.name]);
  return false;
}

/** A promise, as `[side-payment jpn 50 once]`; null when it can't be read. */
function readClause(token: string, to: unknown, view: View): unknown {
  if (typeof to !== 'string' || !isNation(to) || to === view.nation) return null;
  const [first = '', ...rest] = token.replace(/[[\]]/g, ' ').trim().split(/\s+/);
  const kind = CLAUSE_IDS.find((one) => one === slug(first) || slug(word(`clause.${one}`)) === slug(first));
  if (!kind) return null;
  const clause: Record<string, unknown> = { ...usualClause(kind, view.world, [view.nation, to]) };
  const open = [...('by' in clause ? [BY] : []), ...clauseFields(kind)];
  for (const one of rest) {
    const field = open.find((each) => readToken(each, one, view) !== undefined);
    if (!field) return null;
    open.splice(open.indexOf(field), 1);
    clause[field.name] = readToken(field, one, view);
  }
  const read = clauseSchema.safeParse(clause);
  return read.success ? read.data : null;
}

const BY: Field = {
  name: 'by',
  as: 'choice',
  options: () => NATIONS.map((value) => ({ value, text: word(`region.${value}`) })),
};
