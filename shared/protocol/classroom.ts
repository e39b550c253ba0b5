import { z } from 'zod';
import type { Role } from '../classroom/class.ts';
import { LONGEST_NAME } from '../match/draft.ts';
import type { Text } from '../text.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { command, MOST_ANSWERS, world } from './class-commands.ts';
import { classSetup } from './class-setup.ts';
import type { ClassView } from './class-views.ts';

/** What crosses the wire between a class and its members: teacher, students, big screen. */

export const CLASS_ROOM = 'class';

/** POST /api/classes */
export const createClass = classSetup;
export type CreateClass = z.input<typeof createClass>;
export interface CreatedClass {
  code: string;
  teacher: string; // the secret of the teacher's link
  pin: string; // six digits, asked for beside the link
  screen: string; // the secret of the big screen's link
}

/** POST /api/classes/:code/join: by a name as somebody new, or by the personal code as somebody known. */
export const joinClass = z.union([
  z.strictObject({ name: z.string().trim().min(1).max(LONGEST_NAME) }),
  z.strictObject({ personal: z.string().trim().toUpperCase().length(4) }),
]);
export type JoinClass = z.input<typeof joinClass>;
export interface JoinedClass {
  student: number;
  token: string; // opens the class's room, and the seat in the match where the student belongs
  personal: string;
  shown: string;
  match: string | null; // null: in the lobby
  nation: NationId | null;
  role: Role | null;
}

/** POST /api/classes/:code/open: wakes the class, answers with the room to join. */
export interface OpenedClass {
  room: string;
}

const secret = z.string().length(43);
/** Options of joinById(room, ...). */
export const enterClass = z.union([
  z.strictObject({ teacher: secret, pin: z.string().length(6) }),
  z.strictObject({ token: secret }),
  z.strictObject({ screen: secret }),
]);
/** Options of joinById(match, ...) for a teacher who reads what lies on a seat's desk. */
export const readSeat = z.strictObject({
  teacher: secret,
  pin: z.string().length(6),
  read: z.enum(NATIONS),
});
export type ReadSeat = z.infer<typeof readSeat>;

export type EnterClass = z.infer<typeof enterClass>;

/** Messages a member may send, each answered with a ClassAnswer. */
export const CLASS_MESSAGES = {
  /** Teacher: `id` is drawn by the page, and a command that is sent again under it does not count twice. */
  command: z.strictObject({ id: z.string().min(8).max(64), command }),
  /** Teacher: the crises that can be brought into a world now; answered with `{ cards: InjectableCrisis[] }`. */
  crises: z.strictObject({ world }),
  /** Teacher: deletes the class and its matches for good. */
  delete: z.strictObject({ code: z.string().length(6) }),
  /** Student: whether one wants to seal the draft of that version, where no head decides. */
  agree: z.strictObject({ turn: z.int().min(0), version: z.int().min(0), on: z.boolean() }),
  /** Student: whether one agrees to research, where one is asked. */
  consent: z.strictObject({ given: z.boolean() }),
  /** Student: one's answer to the poll that is open; a later one takes its place. */
  vote: z.strictObject({
    poll: z.int().min(1),
    answer: z
      .int()
      .min(0)
      .max(MOST_ANSWERS - 1),
  }),
  /** Student: "not me": gives the place up for good. */
  leave: z.strictObject({}),
  /** Student: what has happened in one's world so far; answered with `{ story: Story }`. */
  story: z.strictObject({}),
  /** Anybody: one's own view again; answered with `{ view: ClassView }`. */
  look: z.strictObject({}),
} as const;
export type ClassMessageType = keyof typeof CLASS_MESSAGES;
export const isClassMessage = (type: string): type is ClassMessageType => Object.hasOwn(CLASS_MESSAGES, type);

/** A crisis that makes sense in a world, and whom it would strike. */
export interface InjectableCrisis {
  card: string;
  title: Text;
  story: Text;
}

export type ClassAnswer<T = object> = ({ ok: true } & T) | { ok: false; error: ClassError };
export interface ClassError {
  code: ClassErrorCode;
}
export const CLASS_ERRORS = [
  'malformed', // not what the schema says
  'unknown-message',
  'no-class',
  'wrong-secret', // the link, the PIN, the token or the personal code opens nothing here
  'locked', // too many wrong PINs; wait a minute
  'not-yours', // another kind of member may do this
  'wrong-phase', // not now: before the start, after the end, while the clocks stand
  'wrong-turn',
  'other-draft', // it has changed meanwhile
  'name-refused',
  'no-student',
  'no-world',
  'full', // no delegation there has room
  'final', // cannot be taken back
  'bad-scenario',
  'not-stored', // nothing was changed
  'too-many',
] as const;
export type ClassErrorCode = (typeof CLASS_ERRORS)[number];

/** Message `class`: pushed to each member on joining and whenever something in it has changed. */
export interface ClassPushed {
  class: ClassView;
}
