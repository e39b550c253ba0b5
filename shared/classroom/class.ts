import type { Strength } from '../bots/think.ts';
import type { Chat } from '../match/letters.ts';
import type { NationId } from '../world/terms.ts';

/** Students of one class. */
export const MOST_STUDENTS = 120;
/** Students of one delegation. */
export const MOST_PER_DELEGATION = 8;
/** Worlds of one class: each at least one student. */
export const MOST_WORLDS = 30;
/** Characters of what students are asked to agree to. */
export const LONGEST_CONSENT = 3000;
/** Characters of what a teacher says to a class, or asks it. */
export const LONGEST_WORDS = 280;

/** What a member of a delegation looks after; in the order in which a growing delegation fills them. */
export const ROLES = ['head', 'trade', 'industry', 'science', 'foreign'] as const;
export type Role = (typeof ROLES)[number];

/** How a delegation seals its orders: its head does, or more than half, or all, of those present agree. */
export const DECIDING = ['head', 'majority', 'unanimous'] as const;
export type Deciding = (typeof DECIDING)[number];

/** Whether a world that is ready early waits for the others before its next turn, or goes on. */
export const PACES = ['together', 'own'] as const;
export type Pace = (typeof PACES)[number];

/** What the worlds of an experiment can differ in. */
export const TREATMENTS = ['chat', 'advice'] as const;
export type Treatment = (typeof TREATMENTS)[number];
export type Arm = 'a' | 'b';

/** A class whose data is meant for research. */
export interface Research {
  consent: string; // what students are asked to agree to
  treatment: Treatment | null; // null: the worlds are alike
}

/** What the teacher has chosen; a match setup is made from it for each world. */
export interface ClassSetup {
  scenario: string;
  turns: number;
  worlds: number | 'divide'; // 'divide': as many as suit those present
  roles: boolean;
  deciding: Deciding;
  pace: Pace;
  chat: Chat;
  secretClauses: boolean; // treaties may hold clauses that only their parties know
  bots: Strength | null; // of bots that think in empty seats; null: they follow their habits
  planSeconds: number; // to plan a turn
  standInSeconds: number; // that a delegation is empty before a stand-in holds its seat
  keepDays: number; // after the last change, before everything is deleted
  research: Research | null; // null: nobody is asked, everybody is in the data under a pseudonym
}

export const CLASS_PHASES = ['lobby', 'running', 'paused', 'summit', 'debrief'] as const;
export type ClassPhase = (typeof CLASS_PHASES)[number];

/** One lesson as plain data. `step` is the only thing that changes it; who is connected is not part of it. */
export interface Class {
  code: string; // six characters, what is written on the board
  setup: ClassSetup;
  phase: ClassPhase;
  students: Student[]; // in the order in which they joined
  worlds: WorldOf[]; // none in the lobby
  ranking: boolean; // the big screen and the students see it
  message: Message | null; // the teacher's last one to all
  debrief: Debriefing;
  hints: Hint[]; // and to single worlds and delegations, one to each
  muted: boolean; // nobody writes letters
  summitEnds: number | null; // ms since 1970 when a summit is over; null: when the teacher says so
  projected: number | null; // the world on the big screen's map; null: one after the other
  heldSince: number | null; // ms since 1970 since when clocks stand because everybody is gone
  notices: Notice[]; // for the teacher, oldest first
  log: Deed[]; // what the teacher did, oldest first
  heard: string[]; // ids of the last commands, so that none counts twice
  nextId: number; // for students, notices and deeds
}

export interface Student {
  id: number;
  name: string; // as it was typed, trimmed
  shown: string; // with a number when somebody before bears the same name
  personal: string; // four characters by which another device comes back
  place: Place | null; // null: in the lobby, and the teacher has not placed them
  role: Role | null; // null: without roles, or without a place
  removed: boolean;
  muted: boolean;
  consent: boolean | null; // to research; null: not asked, or not answered
}

export interface Place {
  world: number; // index of the class's worlds
  nation: NationId;
}

export interface WorldOf {
  match: string | null; // id of its match; null: still being made
  seed: number;
  people: NationId[]; // seats that delegations take; bots play the rest
  turn: number; // turns resolved
  over: boolean;
  paused: boolean; // by the teacher, this world alone
  waiting: boolean; // for the other worlds
  deadline: number | null; // ms since 1970 at which its turn ends; null: its clock stands
  left: number | null; // ms left of the turn while its clock stands; null: a full turn's time
  arm: Arm | null; // of the experiment, drawn by lot
  agreed: Partial<Record<NationId, number[]>>; // who wants to seal the draft as it is, where no head decides
  muted: NationId[]; // delegations that write no letters
  closed: boolean; // its students play in another world now
  back: number | null; // the turn to which it is being set back, while that match is made
  past: Past[]; // matches that were set aside, oldest first
}

/** A match that a step back has set aside; its record stays whole. */
export interface Past {
  match: string;
  turn: number; // turns resolved in it
  over: boolean;
  to: number; // the turn from which the world went on in another match
  at: number; // ms since 1970
}

/** What everybody looks at after the end, and what was asked about it. */
export interface Debriefing {
  slide: string | null; // id of a slide that `debrief/slides` makes of what was played; null: none is shown
  polls: Poll[]; // oldest first; only the last can be open
  supposed: Supposed[]; // what the teacher wants to see played otherwise
}

/** A stockpile that nobody bought: so many days of use, in that half-year. */
export interface Supposed extends Place {
  turn: number;
  days: number;
}

/** A question to all students. */
export interface Poll {
  id: number;
  asked: Asking;
  open: boolean;
  votes: Record<string, number>; // by student, the answer's place in the list
}

/** A question that the debrief made of what was played, or one of the teacher's own. */
export type Asking =
  | { is: 'made'; question: string; answers: number } // id of the question, and how many answers it has
  | { is: 'own'; words: string; answers: string[] };

export const answersOf = (asked: Asking): number =>
  asked.is === 'own' ? asked.answers.length : asked.answers;

export interface Message {
  id: number;
  at: number; // ms since 1970
  words: string;
}

/** Whom in the class words are for; nation null: all of a world. */
export interface Audience {
  world: number;
  nation: NationId | null;
}
export interface Hint extends Message {
  to: Audience;
}

/** Something the teacher should know; the page words it. */
export interface Notice {
  id: number;
  at: number; // ms since 1970
  what: NoticeKind;
  student: number | null;
  world: number | null;
}
export const NOTICES = [
  'late', // joined after the start
  'left', // has gone for good by "not me"
  'stranger', // tried a secret or a token that opens nothing here
  'name-refused', // somebody tried an offensive name
  'all-gone', // everybody lost the connection; clocks stand
  'all-back', // they go on
  'restarted', // the server was away; clocks were credited
  'summit-over', // its time was up, and the clocks go on
  'not-done', // a world could not do what the teacher asked
] as const;
export type NoticeKind = (typeof NOTICES)[number];

/** What a teacher asks for. `world: null` means all worlds. */
export type Command =
  | { do: 'setup'; setup: ClassSetup } // before the start
  | { do: 'start' }
  | { do: 'restart' } // back to the lobby with everybody; what was played is deleted
  | { do: 'pause'; world: number | null }
  | { do: 'resume'; world: number | null }
  | { do: 'summit'; seconds: number | null } // clocks stand while delegations talk; resume ends it, or the time
  | { do: 'summit-time'; seconds: number } // fewer than 0 takes time away
  | { do: 'add-time'; world: number | null; seconds: number } // fewer than 0 takes time away
  | { do: 'end-turn'; world: number | null; turn: number } // worlds in another turn are left alone
  | { do: 'step-back'; world: number | null; to: number } // to the start of that turn; worlds before it are left alone
  | { do: 'return'; matches: { world: number; match: string }[] } // takes a step back back
  | { do: 'inject'; world: number | null; card: string } // a crisis
  | { do: 'withdraw'; card: string; from: { world: number; turn: number }[] } // as long as that turn lasts
  | { do: 'rename'; student: number; name: string }
  | { do: 'move'; student: number; place: Place | null } // null only in the lobby
  | { do: 'role'; student: number; role: Role | null }
  | { do: 'bot'; place: Place; on: boolean } // a bot plays for the delegation, or its people again
  | { do: 'remove'; student: number }
  | { do: 'restore'; student: number }
  | { do: 'mute'; student: number | null; muted: boolean } // null: everybody
  | { do: 'mute-delegation'; place: Place; muted: boolean }
  | { do: 'chat'; chat: Chat }
  | { do: 'merge-worlds'; from: number; into: number }
  | { do: 'merge-delegations'; from: Place; into: Place } // a bot takes the seat that is left
  | ({ do: 'regroup' } & Grouping)
  | { do: 'say'; to: Audience | null; words: string } // null: to all; empty takes the last one off the screens
  | { do: 'project'; world: number | null } // on the big screen's map
  | { do: 'ranking'; shown: boolean }
  | { do: 'debrief' } // ends every match after the turns played
  | { do: 'show'; slide: string | null } // on all screens, once the matches have ended
  | { do: 'ask'; asked: Asking } // opens a poll; one that was open is closed
  | { do: 'close-poll' }
  | { do: 'suppose'; supposed: Supposed }
  | { do: 'undo'; deed: number };
/** Who sits where: what merging changes, so that it can be put back. */
export interface Grouping {
  seats: { student: number; place: Place; role: Role | null }[];
  worlds: { world: number; people: NationId[]; closed: boolean }[];
}
export type CommandKind = Command['do'];

/** A command that was obeyed, and the one that takes it back; null: final. */
export interface Deed {
  id: number;
  at: number; // ms since 1970
  command: Command;
  undo: Command | null;
  undone: boolean;
}

/** What a class is told: by the teacher, by those who join, by its matches and by its server. */
export type ClassInput =
  | { type: 'command'; id: string; command: Command }
  | { type: 'join'; name: string; personal: string } // the server draws the code
  | { type: 'leave'; student: number }
  | { type: 'agree'; student: number; turn: number; on: boolean; present: number[] }
  | { type: 'consent'; student: number; given: boolean }
  | { type: 'vote'; student: number; poll: number; answer: number }
  | { type: 'drafted'; world: number; nation: NationId } // its draft has changed
  | { type: 'opened'; world: number; seed: number; match: string }
  | { type: 'forked'; world: number; from: string; to: number; match: string | null } // null: it could not be made
  | { type: 'resolved'; world: number; turn: number; over: boolean }
  | { type: 'all-gone'; since: number } // ms since 1970 when the last one went
  | { type: 'all-back' }
  | { type: 'restarted'; away: number } // ms that the server was away
  | { type: 'summit-over' }
  | { type: 'notice'; what: NoticeKind; world?: number };

/** What the shell has to do after a step. */
export type ClassEffect =
  | { do: 'open'; world: number } // make the match of a world
  | { do: 'discard'; match: string } // delete a match that no world has any more
  | { do: 'fork'; world: number; match: string; to: number } // make a match that goes on from the start of that turn
  | { do: 'wake'; world: number }
  | { do: 'inject' | 'withdraw'; world: number; turn: number; card: string }
  | { do: 'chat'; world: number; chat: Chat }
  | { do: 'clock'; world: number; deadline: number | null }
  | { do: 'end-turn'; world: number; turn: number }
  | { do: 'close'; world: number } // end the match after the turns played
  | { do: 'seal'; world: number; nation: NationId }
  | { do: 'occupy'; world: number; nation: NationId; bot: boolean }
  | { do: 'expel'; student: number }; // close the devices of somebody who has no place there any more
