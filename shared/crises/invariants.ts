import type { World } from '../world/world.ts';
import { isCard } from './index.ts';

/** What is wrong with the crises of a world: cards twice or unknown, effects that are over or out of bounds. */
export function crisisFaults(world: World): string[] {
  const { open, running } = world.crises;
  const found: string[] = [];
  open.forEach(({ card }, index) => {
    if (!isCard(card)) found.push(`the crisis ${card} is on no card`);
    if (open.findIndex((one) => one.card === card) !== index) found.push(`the crisis ${card} is open twice`);
  });
  for (const { card, kind, amount, until, on } of running) {
    if (until <= world.turn) found.push(`${kind} of ${card} was over at ${until}`);
    if (on.length === 0) found.push(`${kind} of ${card} strikes nothing`);
    if ((kind === 'outage' || kind === 'halt') && !(amount >= 0 && amount <= 1))
      found.push(`${kind} of ${card} is ${amount}`);
  }
  return found;
}
