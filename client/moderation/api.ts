import type { ConductError, ModerationView } from '#shared/conduct.ts';
import type { Moderate } from '#shared/protocol/conduct.ts';
import { word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';
import { tabStore } from '../net/tab.ts';

/** The secret of whoever looks after the server. */
export const store = tabStore('lanthanide.moderator');

export const look = (token: string): Promise<ModerationView> => ask('GET', '/api/moderation', { token });
export const act = (token: string, body: Moderate): Promise<ModerationView> =>
  ask('POST', '/api/moderation/acts', { token, body });

const OWN: readonly string[] = [
  'closed',
  'wrong-secret',
  'no-report',
  'no-flag',
  'no-account',
  'no-act',
  'too-many',
] satisfies ConductError[];

/** What went wrong, in the reader's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Refusal ? error.code : 'offline';
  return word(OWN.includes(code) ? `moderate.error.${code}` : `error.${code}`);
}

/** Whether another secret would have to be typed. */
export const isShut = (error: unknown): boolean => error instanceof Refusal && error.code === 'wrong-secret';
