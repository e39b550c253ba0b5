import type { z } from 'zod';
import {
  CLASS_MESSAGES,
  type ClassAnswer,
  type ClassErrorCode,
  type ClassMessageType,
} from '#shared/protocol/classroom.ts';
import type { ClassHost } from './ClassHost.ts';
import type { Admitted } from './Door.ts';

/** Answers what a member says, as it came. */
export function hear(
  host: ClassHost,
  who: Admitted,
  type: ClassMessageType,
  raw: unknown,
): Promise<ClassAnswer> {
  return HANDLERS[type](host, who, raw);
}

type Handler = (host: ClassHost, who: Admitted, raw: unknown) => Promise<ClassAnswer>;

const HANDLERS: Record<ClassMessageType, Handler> = {
  command: byTeacher(CLASS_MESSAGES.command, (host, { id, command }) =>
    host.tell({ type: 'command', id, command }),
  ),
  crises: byTeacher(CLASS_MESSAGES.crises, async (host, { world }) => ({
    ok: true,
    cards: host.crisesFor(world),
  })),
  // The room deletes once this is answered with yes: the code is typed so that nobody does it by a slip.
  delete: byTeacher(CLASS_MESSAGES.delete, async (host, { code }) =>
    code === host.class.code ? { ok: true } : refuse('wrong-secret'),
  ),
  agree: byStudent(CLASS_MESSAGES.agree, (host, student, { turn, version, on }) =>
    host.agree(student, { turn, version, on }),
  ),
  consent: byStudent(CLASS_MESSAGES.consent, (host, student, { given }) =>
    host.tell({ type: 'consent', student, given }),
  ),
  vote: byStudent(CLASS_MESSAGES.vote, (host, student, { poll, answer }) =>
    host.tell({ type: 'vote', student, poll, answer }),
  ),
  story: byStudent(CLASS_MESSAGES.story, (host, student) => host.story(student)),
  leave: byStudent(CLASS_MESSAGES.leave, (host, student) => host.tell({ type: 'leave', student })),
  look: async (host, who, raw) => {
    if (!CLASS_MESSAGES.look.safeParse(raw).success) return refuse('malformed');
    const view = host.members.viewFor(who);
    return view ? { ok: true, view } : refuse('no-student');
  },
};

function byTeacher<M>(
  schema: z.ZodType<M>,
  answer: (host: ClassHost, message: M) => Promise<ClassAnswer>,
): Handler {
  return async (host, who, raw) => {
    if (who.as !== 'teacher') return refuse('not-yours');
    const read = schema.safeParse(raw);
    return read.success ? answer(host, read.data) : refuse('malformed');
  };
}

function byStudent<M>(
  schema: z.ZodType<M>,
  answer: (host: ClassHost, student: number, message: M) => Promise<ClassAnswer>,
): Handler {
  return async (host, who, raw) => {
    if (who.as !== 'student') return refuse('not-yours');
    const read = schema.safeParse(raw);
    return read.success ? answer(host, who.student, read.data) : refuse('malformed');
  };
}

const refuse = (code: ClassErrorCode): { ok: false; error: { code: ClassErrorCode } } => ({
  ok: false,
  error: { code },
});
