import { go } from '../../router.ts';
import { keepSeat } from '../seats.ts';
import { createHere } from './saves.ts';
import { type SoloWish, USUAL } from './wish.ts';

/** Without a seed one is drawn; without a strength the bots play as they usually do. */
export type NewSolo = Omit<SoloWish, 'seed' | 'strength' | 'started'> &
  Partial<SoloWish> & {
    rival?: number; // the score to beat
  };

const HIGHEST_SEED = 2_147_483_647;

/** Starts a solo match and goes there. Throws where this browser can't keep it. */
export async function startSolo(wish: NewSolo): Promise<void> {
  const { scenario, nation, people, turns, seed = drawSeed(), strength = USUAL, rival } = wish;
  const shared = people ? { people } : {};
  const match = await createHere({ scenario, nation, ...shared, turns, seed, strength, started: Date.now() });
  const seat = { match, nation, ...shared, token: '', scenario, seed, strength, turn: 0, turns, over: false };
  keepSeat(rival === undefined ? seat : { ...seat, rival });
  go(`/match/${match}`);
}

function drawSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn % HIGHEST_SEED;
}
