/** Messages one connection may send in ten seconds; a hurried person needs a tenth of it. */
const MOST = 300;
const WINDOW_MS = 10_000;

/** Counts the messages of one connection. */
export interface Rate {
  count: number;
  since: number; // ms since 1970
}

export const newRate = (now: number): Rate => ({ count: 0, since: now });

/** Counts a message; true when it is one too many. */
export function tooMany(rate: Rate, now: number): boolean {
  // A clock that was set back begins a window, too: else nobody could say anything until it had caught up.
  if (Math.abs(now - rate.since) >= WINDOW_MS) {
    rate.since = now;
    rate.count = 0;
  }
  rate.count += 1;
  return rate.count > MOST;
}
