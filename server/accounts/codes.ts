import { randomInt } from 'node:crypto';
import { tokenHash } from './tokens.ts';

/** Without those that look alike: no 0 O 1 I L U. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 of 30 signs are 78 bits: nobody finds one by trying, not even who holds the hashes. */
const LENGTH = 16;
const CODES = 8;

/** One-time codes for whoever has lost their passkey, in groups of four. */
export const newCodes = (): string[] =>
  Array.from({ length: CODES }, () =>
    Array.from(
      { length: LENGTH },
      (_, at) => (at > 0 && at % 4 === 0 ? '-' : '') + SIGNS[randomInt(SIGNS.length)],
    ).join(''),
  );

/** What is stored of a code, however it was typed. */
export const codeHash = (typed: string): string => tokenHash(typed.toUpperCase().replace(/[^0-9A-Z]/g, ''));
