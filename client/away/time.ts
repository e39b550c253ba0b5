import { t } from '../i18n/index.ts';
import { locale } from '../i18n/speak.ts';

const HOUR = 3_600_000;

/** A day and a time of day, as the reader writes them; ms since 1970. */
export const moment = (at: number): string =>
  new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** Days and hours, of ms. */
export const days = (ms: number): string =>
  t('away.days', { days: Math.floor(ms / (24 * HOUR)), hours: Math.floor((ms % (24 * HOUR)) / HOUR) });
