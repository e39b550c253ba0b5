import { ORDERS, type Order, parseOrder } from '../../shared/orders/index.ts';
import { english } from './english.ts';
import { type ArenaError, type ErrorCode, errorOf, FROM_BOT, type FromBot } from './protocol.ts';

/** Reads what a bot has sent as one of the messages of the protocol; says what is wrong with it, and where. */
export function readMessage(
  raw: unknown,
  binary: boolean,
): { ok: true; message: FromBot } | { ok: false; error: ArenaError } {
  const wrong = (code: ErrorCode, what: string, where = '') =>
    ({ ok: false, error: errorOf(code, what, where) }) as const;
  if (typeof raw !== 'object' || raw === null)
    return wrong('bad-json', binary ? 'This is a binary frame.' : 'This is not a JSON object.');
  const type = 'type' in raw ? raw.type : undefined;
  if (typeof type !== 'string' || !isType(type))
    return wrong('unknown-type', `There is no message of type ${JSON.stringify(type)}.`, 'type');
  const message = FROM_BOT[type].safeParse(raw);
  if (message.success) return { ok: true, message: message.data };
  const [issue] = message.error.issues;
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  return wrong(
    'bad-message',
    issue?.message ?? 'It has the wrong shape.',
    pathOf([...(issue?.path ?? []), ...extra]),
  );
}

const isType = (type: string): type is keyof typeof FROM_BOT => Object.hasOwn(FROM_BOT, type);

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** Reads orders one by one; says which is wrong, and in which field. */
export function readOrders(
  raw: readonly unknown[],
): { ok: true; orders: Order[] } | { ok: false; error: ArenaError } {
  const orders: Order[] = [];
  for (const [at, one] of raw.entries()) {
    const read = parseOrder(one);
    if (read.ok) {
      orders.push(read.order);
      continue;
    }
    const field = read.why.values.field;
    const where = `orders[${at}]${field?.is === 'name' && field.text ? `.${field.text}` : ''}`;
    const kinds = Object.keys(ORDERS).join(', ');
    const what =
      read.why.key === 'refusal.unknown-order' ? `Its kind is none of ${kinds}.` : english(read.why);
    return { ok: false, error: errorOf('bad-order', what, where, read.why) };
  }
  return { ok: true, orders };
}

/** The value of a text of JSON; undefined where it is none. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
