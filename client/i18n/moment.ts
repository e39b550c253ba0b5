import { locale } from './speak.ts';

/** A day and a time of day, as the reader writes them; ms since 1970. */
export const moment = (at: number): string =>
  new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
