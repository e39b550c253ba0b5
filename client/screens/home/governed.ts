import { list, word } from '../../i18n/index.ts';
import type { HeldSeat } from '../../net/seats.ts';

/** The nations that people govern at this device, in words. */
export const governed = ({ people, nation }: HeldSeat): string =>
  list((people ?? [nation]).map((one) => word(`region.${one}`)));
