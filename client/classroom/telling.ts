import type { Telling } from '../i18n/index.ts';

/** Every scenario begins with the first half of the year that its id names. */
export const tellingOf = (scenario: string): Telling => ({
  start: { year: Number.parseInt(scenario, 10), half: 1 },
  sites: [],
});
