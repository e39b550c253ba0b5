import { createHash, randomInt } from 'node:crypto';

/** Capitals and digits that nobody takes for one another when they are read from a wall: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const SIGNS = 'ACDEFGHJKMNPQRTWXY34679';

const draw = (length: number, signs: string): string =>
  Array.from({ length }, () => signs[randomInt(signs.length)]).join('');

/** What is written on the board. */
export const newCode = (): string => draw(6, SIGNS);
/** What a student types on another device. */
export const newPersonal = (): string => draw(4, SIGNS);
/** What the teacher types beside the secret link, so that the link in a browser's history opens nothing alone. */
export const newPin = (): string => draw(6, '0123456789');

/** A PIN has few digits: hashed with the secret of its link, nobody finds it by trying them all. */
export const pinHash = (secret: string, pin: string): string =>
  createHash('sha256').update(`${secret}.${pin}`).digest('hex');
