import type { NationId } from '#shared/world/terms.ts';
import { go } from '../router.ts';
import { createMatch, Refusal } from './api.ts';
import { keepSeat } from './seats.ts';

/** A match of one person against three bots; without a seed the server draws one. */
export interface SoloWish {
  scenario: string;
  nation: NationId;
  turns: number;
  seed?: number;
}

/** Starts a solo match and goes there. Throws a Refusal. */
export async function startSolo({ scenario, nation, turns, seed }: SoloWish): Promise<void> {
  const made = await createMatch({
    scenario,
    turns,
    seats: [nation],
    clock: null,
    ...(seed === undefined ? {} : { seed }),
  });
  const token = made.tokens[nation];
  if (!token) throw new Refusal('no-seat');
  keepSeat({ match: made.match, nation, token, scenario, seed: made.seed, turn: 0, turns, over: false });
  go(`/match/${made.match}`);
}
