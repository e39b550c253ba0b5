import { log } from '../log.ts';

/** What was refused, and is worth knowing of. */
type Abuse =
  | 'flood' // more than anybody sends
  | 'forged-token' // a secret that opens nothing here
  | 'huge' // a message or body far too large
  | 'foreign-page' // a page of another origin sends something
  | 'guessing'; // too many ids or codes that nobody has

/** One line for each kind in this time, however often it happens: a log is not to be flooded either. */
const QUIET_MS = 10_000;

const counts = new Map<string, number>();

/**
 * Logs refused abuse as a line of JSON: what, where and how often, never who: no address, name, token or id.
 * @param at part of the server that refused
 */
export function noteAbuse(abuse: Abuse, at: string): void {
  const kind = `${abuse} ${at}`;
  const more = counts.get(kind);
  if (more !== undefined) {
    counts.set(kind, more + 1);
    return;
  }
  write(abuse, at, 1);
  counts.set(kind, 0);
  const again = () => {
    const since = counts.get(kind) ?? 0;
    if (since === 0) {
      counts.delete(kind);
      return;
    }
    write(abuse, at, since);
    counts.set(kind, 0);
    setTimeout(again, QUIET_MS).unref();
  };
  setTimeout(again, QUIET_MS).unref();
}

const write = (abuse: Abuse, at: string, times: number): void =>
  log.warn({ refused: abuse, at, times }, 'Refused.');
