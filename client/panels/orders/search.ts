import { check, KINDS, type Kind, type Order, suggest } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { word } from '../../i18n/index.ts';
import { FIELDS } from './fields.ts';
import { slug } from './tokens.ts';

/** What a search finds: an order ready to give, or a kind whose form can be filled in. */
export type Found = { what: 'order'; order: Order; text: string } | { what: 'kind'; kind: Kind };

const MOST = 10;

/** Orders and kinds whose words begin as typed, in the reader's language; names before descriptions. */
export function search(typed: string, view: View, say: (order: Order) => string): Found[] {
  const asked = parts(typed);
  if (asked.length === 0) return [];
  const ranked = KINDS.flatMap((kind) => {
    const name = parts(word(`kind.${kind}`));
    const all = [...name, ...parts(kind), ...parts(word(`search.${kind}`)), ...parts(word(`help.${kind}`))];
    const orders = suggest(view, kind).filter((order) => check(view, order).ok);
    const matching = orders
      .map((order): Found => ({ what: 'order', order, text: say(order) }))
      .filter((one) => one.what === 'order' && holds(asked, [...all, ...parts(one.text)]));
    const self = holds(asked, all) && FIELDS[kind].length > 0;
    const found: Found[] = [...matching.slice(0, 3), ...(self ? [{ what: 'kind' as const, kind }] : [])];
    const rank = holds(asked, name) ? 0 : holds(asked, parts(word(`search.${kind}`))) ? 1 : 2;
    return found.map((one) => ({ rank, one }));
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ one }) => one);
}

const parts = (text: string): string[] => slug(text).split('-').filter(Boolean);

/** Whether each word asked for begins a word of the text; scripts without spaces need only hold it. */
const holds = (asked: readonly string[], text: readonly string[]): boolean =>
  asked.every((one) => text.some((part) => part.startsWith(one) || (WIDE.test(one) && part.includes(one))));

const WIDE = /[\u3040-\u30ff\u3400-\u9fff]/;
