import { subject } from '../orders/index.ts';
import { type Draft, type Edit, edited, type Member } from './draft.ts';

/** Motions of one seat in a turn, those that are settled included. */
export const MOST_MOTIONS = 120;

/** How a motion stands; one that is accepted has been carried out on the draft. */
export const STANDINGS = ['open', 'accepted', 'rejected', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A change of the draft that one member has put before the others. Those that are open at the end of a turn lapse. */
export interface Motion {
  id: number; // its place among the motions of the turn, from 1
  by: Member;
  edit: Edit;
  standing: Standing;
  settledBy: Member | null; // who last changed how it stands
  back: Edit[]; // what takes it out of the draft again; none unless it is accepted
  authors: Record<string, Member>; // of the orders that it has written over
}

/** The motions with new ones; of one member on one order only the last stands. */
export const moved = (motions: readonly Motion[], edits: readonly Edit[], by: Member): Motion[] => [
  ...motions.map((one) =>
    one.standing === 'open' &&
    one.by.number === by.number &&
    edits.some((edit) => target(edit) === target(one.edit))
      ? { ...one, standing: 'withdrawn' as const, settledBy: by }
      : one,
  ),
  ...edits.map(
    (edit, index): Motion => ({
      id: motions.length + index + 1,
      by,
      edit,
      standing: 'open',
      settledBy: null,
      back: [],
      authors: {},
    }),
  ),
];

/** Draft and motions after one has been settled, or opened again; null: there is no such step. */
export function settled(
  draft: Draft,
  motions: readonly Motion[],
  { id, as, by }: { id: number; as: Standing; by: Member },
): { draft: Draft; motions: Motion[] } | null {
  const motion = motions.find((one) => one.id === id);
  // From open to anything, and from there only back: whoever accepts what was rejected has opened it first.
  if (!motion || motion.standing === as || (motion.standing !== 'open' && as !== 'open')) return null;
  const put = as === 'accepted';
  const after: Motion = {
    ...motion,
    standing: as,
    settledBy: by,
    back: put ? inverse(motion.edit, draft) : [],
    authors: put ? draft.authors : {},
  };
  return {
    draft: put ? edited(draft, [motion.edit], motion.by) : restored(draft, motion),
    motions: motions.map((one) => (one === motion ? after : one)),
  };
}

/** The draft without what a motion has done to it: its orders are whose they were. */
function restored(draft: Draft, { back, authors: were }: Motion): Draft {
  const { orders, authors } = edited(draft, back, NOBODY);
  const whose = Object.entries(authors).flatMap(([name, by]) => {
    const author = by === NOBODY ? were[name] : by;
    return author ? [[name, author] as const] : [];
  });
  return { orders, authors: Object.fromEntries(whose) };
}
const NOBODY: Member = { name: '', number: 0 };

/** The subject of the order that an edit is about. */
const target = (edit: Edit): string => (edit.do === 'put' ? subject(edit.order) : edit.subject);

/** The edits that make a draft, after this one, what it is now. */
function inverse(edit: Edit, { orders }: Draft): Edit[] {
  const gone =
    edit.do === 'remove' ? [edit.subject] : [subject(edit.order), ...(edit.instead ? [edit.instead] : [])];
  const lost = orders.flatMap((order, index): Edit[] => {
    if (!gone.includes(subject(order))) return [];
    const next = orders.slice(index + 1).find((one) => !gone.includes(subject(one)));
    return [{ do: 'put', order, instead: null, before: next ? subject(next) : null }];
  });
  return edit.do === 'remove' ? lost : [{ do: 'remove', subject: subject(edit.order) }, ...lost];
}
