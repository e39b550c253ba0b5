import { t } from '../i18n/index.ts';

export { moment } from '../i18n/moment.ts';

const HOUR = 3_600_000;

/** Days and hours, of ms. */
export const days = (ms: number): string =>
  t('away.days', { days: Math.floor(ms / (24 * HOUR)), hours: Math.floor((ms % (24 * HOUR)) / HOUR) });
