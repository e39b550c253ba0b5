import { sum } from '../numbers.ts';
import { NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';

const CENT = 1e-4;

/** What is wrong with diplomacy: deposits that are not there or nobody's, opinions and stores outside their bounds. */
export function diplomaticFaults(world: World): string[] {
  const found: string[] = [];
  const deposits =
    sum(world.proposals, (one) => one.terms.escrow) +
    sum(world.treaties, (one) => (one.state === 'in-force' ? 2 * one.escrow : 0));
  if (Math.abs(deposits - world.accounts.escrow) > CENT)
    found.push(`escrow holds ${world.accounts.escrow}, not ${deposits}`);
  const check = (name: string, value: number, low: number, high: number) => {
    if (!(value >= low && value <= high)) found.push(`${name} is ${value}`);
  };
  for (const nation of NATIONS) check(`${nation} reputation`, world.nations[nation].reputation, 0, 1);
  for (const id in world.partners)
    for (const nation of NATIONS)
      check(`${id} regard for ${nation}`, world.partners[id]?.regard[nation] ?? 0, -100, 100);
  for (const treaty of world.treaties)
    for (const store of treaty.stores)
      check(`${treaty.id} store of ${store.nation}`, store.tonnes, -1e-3, Number.POSITIVE_INFINITY);
  return found;
}
