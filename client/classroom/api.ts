import type {
  ClassErrorCode,
  CreateClass,
  CreatedClass,
  JoinClass,
  JoinedClass,
  OpenedClass,
} from '#shared/protocol/classroom.ts';
import { word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';

/** Why a class could not be made, joined or opened. */
export type ClassRefusal = Refusal<ClassErrorCode>;

const post = <T>(path: string, body: unknown): Promise<T> =>
  ask<T, ClassErrorCode>('POST', `/api/classes${path}`, { body });

export const createClass = (setup: CreateClass): Promise<CreatedClass> => post('', setup);
export const joinClass = (code: string, by: JoinClass): Promise<JoinedClass> =>
  post(`/${encodeURIComponent(code)}/join`, by);
export const openClass = (code: string): Promise<OpenedClass> =>
  post(`/${encodeURIComponent(code)}/open`, {});

/** What a match refuses in the same words. */
const KNOWN: readonly ClassRefusal['code'][] = [
  'offline',
  'malformed',
  'unknown-message',
  'wrong-turn',
  'bad-scenario',
  'not-stored',
  'too-many',
];

/** A refusal in the reader's words. */
export const reason = (code: ClassRefusal['code']): string =>
  KNOWN.includes(code) ? word(`error.${code}`) : word(`class.error.${code}`);

/** The code of what went wrong; whatever is no refusal came from the line. */
export const codeOf = (error: unknown): ClassRefusal['code'] =>
  error instanceof Refusal ? error.code : 'offline';

/** What went wrong, in the reader's words. */
export const reasonOf = (error: unknown): string => reason(codeOf(error));
