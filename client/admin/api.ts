import type { AdminError, AdminView } from '#shared/protocol/admin.ts';
import { word } from '../i18n/index.ts';
import { ask, Refusal } from '../net/http.ts';
import { tabStore } from '../net/tab.ts';

/** The secret of whoever looks after the server. */
export const store = tabStore('lanthanide.admin');

export const look = (token: string): Promise<AdminView> => ask('GET', '/api/admin', { token });
export const drain = (token: string): Promise<AdminView> => ask('POST', '/api/admin/drain', { token });

const OWN: readonly string[] = ['closed', 'wrong-secret'] satisfies AdminError[];

/** What went wrong, in the reader's words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Refusal ? error.code : 'offline';
  return word(OWN.includes(code) ? `admin.error.${code}` : `error.${code}`);
}

/** Whether another secret would have to be typed. */
export const isShut = (error: unknown): boolean => error instanceof Refusal && OWN.includes(error.code);
