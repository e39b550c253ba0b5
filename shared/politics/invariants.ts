import { NATIONS } from '../world/terms.ts';
import type { World } from '../world/world.ts';

/** What is wrong with the home front: opinion, consent and liabilities outside their bounds. */
export function politicalFaults(world: World): string[] {
  const found: string[] = [];
  const check = (name: string, value: number, low: number, high: number) => {
    if (!(value >= low && value <= high)) found.push(`${name} is ${value}`);
  };
  for (const nation of NATIONS) check(`${nation} approval`, world.nations[nation].politics.approval, 0, 100);
  for (const region of Object.values(world.regions)) check(`${region.id} consent`, region.consent, 0, 1);
  for (const site in world.liabilities)
    check(`${site} liability`, world.liabilities[site] ?? 0, -1e-6, Number.POSITIVE_INFINITY);
  return found;
}
