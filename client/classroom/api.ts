import type {
  ClassErrorCode,
  CreateClass,
  CreatedClass,
  JoinClass,
  JoinedClass,
  OpenedClass,
} from '#shared/protocol/classroom.ts';
import { word } from '../i18n/index.ts';

/** Why a class could not be made, joined or opened. */
export class ClassRefusal extends Error {
  readonly code: ClassErrorCode | 'offline';

  constructor(code: ClassRefusal['code']) {
    super(code);
    this.code = code;
  }
}

async function post<T>(path: string, body: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/classes${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new ClassRefusal('offline');
  }
  if (response.ok) return response.json();
  const { error }: { error?: { code: ClassErrorCode } } = await response.json().catch(() => ({}));
  throw new ClassRefusal(error?.code ?? 'offline');
}

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

/** What went wrong, in the reader's words. */
export const reasonOf = (error: unknown): string =>
  reason(error instanceof ClassRefusal ? error.code : 'offline');
