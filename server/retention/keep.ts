import { z } from 'zod';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 36_500;

/** How long things are kept, ms; null: until somebody deletes them. */
export interface Keep {
  unfinished: number | null; // matches that are not over, since anything happened in them
  guests: number | null; // matches that are over, of people without an account, since the end
  classes: number | null; // classes with all their matches, at most, since their last change; a teacher may ask for less
  reports: number | null; // of letters, since they were made
}

/** A setting: days, or for ever. */
export const days = (default_: number) =>
  z
    .string()
    .default(String(default_))
    .refine((value) => value === 'forever' || isDays(Number(value)), {
      error: `expected days, 1 to ${LONGEST_DAYS}, or forever`,
    })
    .transform((value) => (value === 'forever' ? null : Number(value) * DAY_MS));

const isDays = (value: number) => Number.isInteger(value) && value >= 1 && value <= LONGEST_DAYS;
