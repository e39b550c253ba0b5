import type { Letter } from './match/letters.ts';
import type { Grounds, Meeting } from './ranking/signals.ts';
import type { NationId } from './world/terms.ts';

/** How people behave, and what others do about it: reports, acts of the moderator, and how both are told. */

/** Why somebody reports a letter. */
export const REASONS = ['insult', 'hate', 'threat', 'private', 'spam', 'cheating', 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** Characters that a report, or the note of a moderator, may have. */
export const LONGEST_NOTE = 500;
/** A letter as a report keeps it. */
export interface Quoted extends Omit<Letter, 'by'> {
  reported: boolean; // this one; the others stood around it
}

/** A report as the moderator reads it. Nobody's name is in it: a seat is a nation of a match. */
export interface ReportView {
  id: string;
  at: number; // ms since 1970
  match: string;
  by: NationId;
  about: NationId;
  reason: Reason;
  words: string;
  letters: Quoted[]; // oldest first
  silenced: boolean; // own words of that seat are stopped
  account: boolean; // the seat belongs to one
}

/** Two accounts that behaved oddly in rated matches, by their seats: for the moderator to look at. */
export interface FlagView {
  id: string; // another one when there is new evidence
  grounds: Grounds;
  meetings: Meeting[]; // matches that show it, the newest first
}

/** Days for which an account can be closed. */
export const MOST_DAYS = 365;

export const DEEDS = ['dismiss', 'silence', 'close', 'set-aside', 'undo'] as const;
export type Deed = (typeof DEEDS)[number];

/** A line of the audit log. */
export interface ActView {
  id: string;
  at: number; // ms since 1970
  did: Deed;
  report: string | null;
  match: string | null;
  nation: NationId | null;
  until: number | null; // ms since 1970; of a closing
  note: string;
  undoes: string | null; // act
  undone: boolean;
}

/** GET /api/moderation, with the moderator's secret. */
export interface ModerationView {
  reports: ReportView[]; // open ones, the oldest first
  waiting: number; // open ones that are not among them
  flags: FlagView[]; // that nobody has set aside, the newest first
  acts: ActView[]; // the newest first
}

export const CONDUCT_ERRORS = [
  'malformed',
  'no-seat',
  'no-letter', // the record has none such, or it is one's own, or a bot's
  'reported', // by this seat, already
  'closed', // this server has no moderator
  'wrong-secret',
  'no-report', // there is none such, or it has been settled
  'no-flag', // there is none such any more, or it has been set aside
  'no-account', // the seat belongs to none
  'no-act', // there is none such, or it has been undone, or it is an undoing
  'too-many',
  'not-stored',
] as const;
export type ConductError = (typeof CONDUCT_ERRORS)[number];
