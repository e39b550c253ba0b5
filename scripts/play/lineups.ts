import { BOT_IDS, botFor } from '../../shared/bots/index.ts';
import { each, NATIONS } from '../../shared/world/terms.ts';
import type { Lineup } from './game.ts';
import { SPECIALS } from './policies.ts';

/** What is played with one seed of one scenario. */
export interface Set {
  par: Lineup; // four reference bots: what each seat is worth
  mixed: Lineup[]; // every character in every seat
  special: Lineup[]; // one of the policies that must not pay, in every seat
}

/** Matches of a set that count (par does not). */
export const SET_SIZE = 2 * NATIONS.length;

/** Mirrored: within a set each place of the line-up goes round all four seats. */
export function lineups(seed: number): Set {
  const pool = [...BOT_IDS, ...BOT_IDS.slice(seed % BOT_IDS.length)].slice(0, NATIONS.length);
  const order = seed % 2 === 0 ? pool : [...pool].reverse();
  const special = SPECIALS[seed % SPECIALS.length] ?? 'idle';
  return {
    par: each(NATIONS, () => 'trader'),
    mixed: NATIONS.map((_, shift) =>
      each(NATIONS, (nation) => order[(NATIONS.indexOf(nation) + shift) % NATIONS.length] ?? 'trader'),
    ),
    special: NATIONS.map((seat) =>
      each(NATIONS, (nation) => (nation === seat ? special : botFor(seed, nation))),
    ),
  };
}
