import type { Place } from '#shared/classroom/class.ts';
import { t, word } from '../i18n/index.ts';

/** A seat of a class: "World 2, Japan". */
export const placeName = ({ world, nation }: Place): string =>
  t('class.place', { number: world + 1, nation: word(`region.${nation}`) });
