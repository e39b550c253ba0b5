import type { Match, MatchSetup } from '#shared/match/match.ts';
import type { SoloWish } from './wish.ts';

const NAME = 'lanthanide';
const VERSION = 1;

/** One match as this browser keeps it, but for its inputs. */
export interface Save {
  match: string;
  wish: SoloWish;
  setup: MatchSetup | null; // null until it is opened for the first time, by a thread that knows the rules
  hashes: string[]; // of the world after each turn
  /** The match after the input `seq`, which resolved the last turn: it only saves time. */
  snapshot: { seq: number; state: Match } | null;
}

/** One input of a match, as the JSON that was played. */
export interface KeptInput {
  match: string;
  seq: number;
  at: number; // ms since 1970
  input: string;
}

let opened: Promise<IDBDatabase> | null = null;

/** The browser's database, opened once; after a failure, or when the browser has closed it, anew the next time. */
export function database(): Promise<IDBDatabase> {
  if (opened) return opened;
  const opening = open();
  const forget = () => {
    if (opened === opening) opened = null;
  };
  opened = opening;
  opening.then((base) => base.addEventListener('close', forget), forget);
  return opening;
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('saves', { keyPath: 'match' });
    request.result.createObjectStore('inputs', { keyPath: ['match', 'seq'] });
  });
  return done(request);
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Writes all of it or nothing, and resolves when the disk has it. */
export async function write(act: (saves: IDBObjectStore, inputs: IDBObjectStore) => void): Promise<void> {
  const base = await database();
  const transaction = base.transaction(['saves', 'inputs'], 'readwrite', { durability: 'strict' });
  const written = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
  act(transaction.objectStore('saves'), transaction.objectStore('inputs'));
  return written;
}

/** Every input of a match. */
export const inputsOf = (match: string): IDBKeyRange => IDBKeyRange.bound([match, 0], [match, Infinity]);
