import { KINDS } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { word } from '../../i18n/index.ts';
import { kindOf, understand, wordsOf } from './command.ts';
import { choices, slug } from './tokens.ts';

/** A way to go on with a command: the line after it, the reader's word for it, and what it is for. */
export interface Completion {
  line: string;
  text: string;
  note: string;
}

const MOST = 8;

/** What may come next in a command that is being typed. */
export function complete(line: string, view: View): Completion[] {
  const words = wordsOf(line);
  const open = /\s$/.test(line) || words.length === 0;
  const last = open ? '' : (words.at(-1) ?? '');
  const before = open ? words : words.slice(0, -1);
  const [first] = before;
  if (first === undefined) return kinds(slug(last));
  const kind = kindOf(first);
  if (!kind || last.startsWith('[')) return [];
  const { given, fields } = understand(kind, before.slice(1), view);
  const field = fields.find((one) => one.as === 'choice' && !(one.name in given));
  if (field?.as !== 'choice') return [];
  const begun = `/${[kind, ...before.slice(1)].join(' ')}`;
  return choices(field, view)
    .filter(({ names }) => names.some((name) => name.startsWith(slug(last))))
    .slice(0, MOST)
    .map(({ token, text }) => ({ line: `${begun} ${token} `, text, note: word(`field.${field.name}`) }));
}

function kinds(typed: string): Completion[] {
  return KINDS.map((kind) => ({ line: `/${kind} `, text: word(`kind.${kind}`), note: `/${kind}` }))
    .filter(({ note, text }) => [note.slice(1), slug(text)].some((name) => name.startsWith(typed)))
    .slice(0, MOST);
}
