import { type TabStore, tabStore } from '../net/tab.ts';
import { origin } from './origin.ts';

/** The addresses of a class. Secrets stand behind the #, which browsers do not send to any server. */
export const joinLink = (code: string): string => `${origin.value}/join/${code}`;
export const screenLink = (code: string, screen: string): string =>
  `${origin.value}/screen/${code}#${screen}`;
/** A seat to read, behind the same secrets. */
export const readPath = (code: string, world: number, nation: string): string =>
  `/class/${code}/${world + 1}/${nation}${location.hash}`;
export const consolePath = (code: string, teacher: string, screen: string): string =>
  `/class/${code}#${teacher}.${screen}`;

/** The teacher's secret and that of the big screen, from the teacher's link. */
export function consoleSecrets(): { teacher: string; screen: string } | null {
  const [, teacher, screen] = /^#([\w-]{43})\.([\w-]{43})$/.exec(location.hash) ?? [];
  return teacher && screen ? { teacher, screen } : null;
}

export const screenSecret = (): string | null => /^#([\w-]{43})$/.exec(location.hash)?.[1] ?? null;

/** Six characters, as somebody types them from the board. */
export const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 6);

/** The PIN, until this tab is closed: a reload in the middle of a lesson asks nothing. */
export const pinStore = (code: string): TabStore => tabStore(`lanthanide.pin.${code}`);
