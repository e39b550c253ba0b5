import { isNation } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { siteName, word } from '../../i18n/index.ts';
import type { Field } from './fields.ts';

/** A word as it is typed in a command: lower case, without accents, its parts joined by hyphens. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

export interface Choice {
  token: string; // as it is completed and written
  text: string;
  value: string;
  names: string[]; // slugs by which it may be called
}

/** What may stand for a field of a choice: the rules' own id, or the reader's word for it. */
export function choices(field: Extract<Field, { as: 'choice' }>, view: View): Choice[] {
  return field.options(view).map(({ value, text }) => ({
    token: slug(value),
    text,
    value,
    names: [slug(value), slug(text), ...sitesOf(field, value, view)],
  }));
}

/** A country that is asked for may also be called by its mines and plants. */
function sitesOf(field: Field, region: string, { world }: View): string[] {
  if (!['seller', 'region'].includes(field.name) || isNation(region)) return [];
  return world.sites
    .filter((site) => site.region === region)
    .flatMap((site) => [slug(site.id), slug(siteName(site))]);
}

const NUMBER = /^[$]?([-−]?\d+(?:\.\d+)?)(k?)$/;
const SHARE = /^(\d+(?:\.\d+)?)%?$/;

/** The value a token stands for in a field; undefined when it can't stand there. */
export function readToken(field: Field, token: string, view: View): unknown {
  switch (field.as) {
    case 'choice':
      return chosen(choices(field, view), slug(token));
    case 'share': {
      const found = SHARE.exec(token);
      return found ? Number(found[1]) / 100 : undefined;
    }
    case 'limit':
      if ([NO_LIMIT, slug(word('field.no-limit'))].includes(slug(token))) return null;
      return readNumber(token);
    case 'number':
      return readNumber(token);
    case 'clauses':
      return undefined; // bracketed, with a grammar of their own
  }
}

const NO_LIMIT = 'none';

function readNumber(token: string): number | undefined {
  const found = NUMBER.exec(token);
  if (!found) return undefined;
  return Number((found[1] ?? '').replace('−', '-')) * (found[2] ? 1000 : 1);
}

/** By its whole name, or else by a beginning that only one has. */
function chosen(options: readonly Choice[], typed: string): string | undefined {
  if (typed === '') return undefined;
  const whole = options.find(({ names }) => names.includes(typed));
  if (whole) return whole.value;
  if (typed.length < 2) return undefined;
  const begun = options.filter(({ names }) => names.some((name) => name.startsWith(typed)));
  return begun.length === 1 ? begun[0]?.value : undefined;
}

/** A value as it is written in a command. */
export function writeToken(field: Field, value: unknown): string {
  switch (field.as) {
    case 'choice':
      return slug(String(value));
    case 'share':
      return `${Number((Number(value) * 100).toPrecision(12))}%`;
    case 'limit':
      return value === null ? NO_LIMIT : String(value);
    default:
      return String(value);
  }
}
