/** What crosses the wire about a process and its database, to whoever runs it: plain HTTP, with the server's own secret. */

/** Why a process takes nobody in. */
export const UNREADY = ['draining', 'database', 'workers'] as const;
export type Unready = (typeof UNREADY)[number];

/** An error that has been logged: words of the log, in English. */
export interface LoggedError {
  at: number; // ms since 1970
  what: string;
  why: string; // kind of error and what it says; empty where none was thrown
}

/** What a sweep has deleted. */
export interface Swept {
  unfinished: number; // matches
  guests: number; // matches
  reports: number;
  sessions: number; // of accounts, that had ended
}

/** A time when what had been kept long enough was deleted. */
export interface SweepRun {
  at: number; // ms since 1970
  swept: Swept;
}

/** Threads of a kind. */
export const POOLS = ['turns', 'bots', 'reviews'] as const;
export type PoolName = (typeof POOLS)[number];

/** GET /api/admin, with the server's own secret. */
export interface AdminView {
  at: number; // ms since 1970
  version: string;
  started: number; // ms since 1970
  faults: Unready[]; // empty: it takes people in
  late: number; // ms by which the event loop was late, at worst, in 99 of 100 cases of this minute
  memory: number; // bytes
  matches: { awake: number; over: number; ongoing: number }; // over: of those awake; ongoing: in the database
  lines: { match: number; class: number };
  queues: { pool: PoolName; waiting: number; busy: number }[];
  appends: number; // inputs that are being stored or wait for it
  database: {
    kind: 'embedded' | 'postgresql';
    answers: number | null; // ms; null: it does not
    bytes: number;
    tables: { name: string; bytes: number }[]; // the largest first
  };
  sweeps: SweepRun[]; // the newest first
  errors: { count: number; lately: LoggedError[] }; // since the start; the newest first
}

export type AdminError = 'closed' | 'wrong-secret' | 'busy'; // somebody takes a backup at this moment
