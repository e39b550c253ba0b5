import { playOut } from '../bots/play.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { score } from './score.ts';

/** The totals of four reference bots in the same scenario, seed and length: what each seat is worth. */
export function par(scenario: string, seed: number, turns: number): Record<NationId, number> {
  const end = playOut(scenario, seed, turns, () => 'trader').world;
  return each(NATIONS, (nation) => score(end, nation).total);
}
