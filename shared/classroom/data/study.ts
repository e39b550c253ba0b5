import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Class, Student } from '../class.ts';
import type { PlayedWorld } from '../debrief/played.ts';
import type { Question } from '../debrief/terms.ts';

/** All that the tables are made from. */
export interface Study {
  class: Class;
  worlds: PlayedWorld[];
  questions: Question[]; // that polls may have asked
  letters: boolean; // what was written is in the data, and so are a teacher's own questions
}

/** Which class a row is of, so that those of several can lie in one table; it opens nothing. */
export const classId = ({ class: { code } }: Study): string => digest(`class ${code}`).slice(0, 8);

/** Those who are in the data: everybody, or where consent is asked for, those who gave it. */
export const included = ({ class: { students, setup } }: Study): Student[] =>
  students.filter(({ consent }) => setup.research === null || consent === true);

export const isIncluded = (study: Study, id: number): boolean => included(study).some((one) => one.id === id);

const PSEUDONYMS = 999;

/**
 * Everybody's name in the data: P001 to P999, drawn by the code of the class and the personal code, so that it tells
 * neither name nor order of joining, and stays when others join.
 */
export function pseudonyms({ code, students }: Class): Map<number, string> {
  const taken = new Set<number>();
  return new Map(
    students.map(({ id, personal }) => {
      let number = Number.parseInt(digest(`${code} ${personal}`).slice(0, 8), 16) % PSEUDONYMS;
      while (taken.has(number)) number = (number + 1) % PSEUDONYMS;
      taken.add(number);
      return [id, `P${String(number + 1).padStart(3, '0')}`];
    }),
  );
}

const digest = (words: string): string => bytesToHex(sha256(utf8ToBytes(words)));
