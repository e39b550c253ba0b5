import { type Order, subject } from '../orders/index.ts';

/** One of those who sit at a seat: the name they gave (it may be empty), and the place they took. */
export interface Member {
  name: string;
  number: number;
}

/** Characters of a member's name. */
export const LONGEST_NAME = 24;
/** Orders in one draft. */
export const MOST_ORDERS = 40;

/**
 * One change of a draft that several may be writing at once. An order is known by its subject, so that changes of
 * different orders never undo one another, in whatever order they come.
 */
export type Edit =
  /** Takes the place of the order named, or of the one of its own subject, or stands before another, or last. */
  | { do: 'put'; order: Order; instead: string | null; before: string | null }
  | { do: 'remove'; subject: string };

/** A draft as a seat holds it. */
export interface Draft {
  orders: Order[];
  authors: Record<string, Member>; // who put or changed each order last, by its subject
}

/** The draft after these edits, whoever else has written in it since they were made. */
export function edited(draft: Draft, edits: readonly Edit[], by: Member): Draft {
  return edits.reduce((now, edit) => changed(now, edit, by), draft);
}

function changed({ orders, authors }: Draft, edit: Edit, by: Member): Draft {
  if (edit.do === 'remove')
    return {
      orders: orders.filter((one) => subject(one) !== edit.subject),
      authors: without(authors, edit.subject),
    };
  const name = subject(edit.order);
  const rest = orders.filter((one) => subject(one) !== name && subject(one) !== edit.instead);
  const at = place(orders, rest, edit);
  return {
    orders: [...rest.slice(0, at), edit.order, ...rest.slice(at)],
    authors: { ...without(authors, edit.instead), [name]: by },
  };
}

/** Where among the rest an order goes. */
function place(orders: readonly Order[], rest: readonly Order[], edit: Extract<Edit, { do: 'put' }>): number {
  const named = (name: string | null) => orders.findIndex((one) => subject(one) === name);
  const old = named(edit.instead) >= 0 ? named(edit.instead) : named(subject(edit.order));
  if (old >= 0) return rest.filter((one) => orders.indexOf(one) < old).length;
  const next = rest.findIndex((one) => subject(one) === edit.before);
  return next >= 0 ? next : rest.length;
}

function without(authors: Record<string, Member>, name: string | null): Record<string, Member> {
  return Object.fromEntries(Object.entries(authors).filter(([one]) => one !== name));
}
