import type { Edit } from '../match/draft.ts';
import type { Input, Match } from '../match/match.ts';
import { KINDS, type Kind, type Order, subject } from '../orders/index.ts';
import type { Role } from './class.ts';

/** Whose department a kind of order belongs to: as on the hand-outs for the roles. */
export const DEPARTMENT: Record<Kind, Role> = {
  respond: 'head',
  campaign: 'head',
  offtake: 'trade',
  accept: 'trade',
  'leave-contract': 'trade',
  diversify: 'trade',
  tariff: 'trade',
  quota: 'trade',
  'export-tax': 'trade',
  licensing: 'trade',
  embargo: 'trade',
  'technology-ban': 'trade',
  'build-mine': 'industry',
  'build-separation': 'industry',
  'build-magnet': 'industry',
  subsidy: 'industry',
  'price-floor': 'industry',
  'tax-credit': 'industry',
  stockpile: 'industry',
  'mining-quota': 'industry',
  consolidate: 'industry',
  'crack-down': 'industry',
  recycling: 'science',
  substitution: 'science',
  'know-how': 'science',
  standards: 'science',
  'clean-up': 'science',
  consult: 'science',
  explore: 'science',
  propose: 'foreign',
  answer: 'foreign',
  withdraw: 'foreign',
  partnership: 'foreign',
  'wto-case': 'foreign',
  comply: 'foreign',
  retaliate: 'foreign',
  'export-control-law': 'foreign',
};

/** What somebody in a delegation with roles may do; null: no roles, everybody writes. */
export type Mandate = { role: Role | null; head: boolean } | null; // head: seals now, a deputy included

/** Whether somebody writes orders of a kind, and decides on what others propose of it. */
export const mayWrite = (mandate: Mandate, kind: Kind): boolean =>
  mandate === null || mandate.head || mandate.role === DEPARTMENT[kind];

/** The kinds of order that are somebody's own department. */
export const kindsOf = (role: Role): Kind[] => KINDS.filter((kind) => DEPARTMENT[kind] === role);

/** Whether somebody may make a change to a draft without asking: all that it writes over is theirs too. */
export function mayEdit(mandate: Mandate, edit: Edit, draft: readonly Order[]): boolean {
  const gone = edit.do === 'remove' ? [edit.subject] : [edit.instead, subject(edit.order)];
  const old = draft.filter((one) => gone.includes(subject(one)));
  return [...old, ...(edit.do === 'put' ? [edit.order] : [])].every(({ kind }) => mayWrite(mandate, kind));
}

/** Whether a member's input to the draft is within their mandate. */
export function mayTell(mandate: Mandate, input: Input, match: Match, student: number): boolean {
  switch (input.type) {
    case 'draft':
      return mandate === null || mandate.head;
    case 'edit': {
      const { draft } = match.seats[input.seat];
      return input.edits.every((edit) => mayEdit(mandate, edit, draft));
    }
    case 'decide': {
      const { draft, motions } = match.seats[input.seat];
      const motion = motions.find(({ id }) => id === input.motion);
      if (!motion) return true; // which the match refuses
      const own = motion.by.number === student;
      if (input.as === 'withdrawn') return own;
      if (input.as === 'open' && motion.standing === 'withdrawn') return own;
      return [motion.edit, ...motion.back].every((edit) => mayEdit(mandate, edit, draft));
    }
    default:
      return true;
  }
}
