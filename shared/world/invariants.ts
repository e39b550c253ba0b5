import { COMMODITIES, isNation, NATIONS } from './terms.ts';
import type { World } from './world.ts';

/** t that rounding may leave in a market row: a millionth for each of its activities. */
const ROUNDING = 1e-3;
const CENT = 1e-4;

/** What is wrong with a world, in words; an empty list means that mass, money and numbers are in order. */
export function faults(world: World): string[] {
  return [
    ...badNumbers(world, 'world'),
    ...negativeStocks(world),
    ...unbalancedMass(world),
    ...lostMoney(world),
  ];
}

function badNumbers(node: unknown, path: string): string[] {
  if (typeof node === 'number') return Number.isFinite(node) ? [] : [`${path} is ${node}`];
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => badNumbers(value, `${path}.${key}`));
}

function negativeStocks(world: World): string[] {
  const found: string[] = [];
  const check = (name: string, value: number) => {
    if (value < -ROUNDING) found.push(`${name} is ${value}`);
  };
  for (const id of NATIONS) {
    check(`${id} treasury`, world.nations[id].treasury);
    for (const commodity of COMMODITIES)
      check(`${id} stockpile of ${commodity}`, world.nations[id].stockpile[commodity]);
  }
  for (const region of Object.values(world.regions))
    for (const commodity of COMMODITIES)
      check(`${region.id} inventory of ${commodity}`, region.inventory[commodity]);
  for (const site of world.sites) check(`${site.id} output`, site.output);
  for (const use of world.sectors) check(`${use.sector} in ${use.region}`, use.served);
  return found;
}

/** Every tonne is made, moved, used, stored or thrown away: what is left in a row is rounding, or the market did not clear. */
function unbalancedMass(world: World): string[] {
  return Object.entries(world.market.carry)
    .filter(([, left]) => Math.abs(left) > ROUNDING)
    .map(([row, left]) => `market ${row} leaves ${left} t unbalanced`);
}

/** Every payment has two sides: treasuries and the outside accounts add up to what the scenario began with. */
function lostMoney(world: World): string[] {
  let sum = world.accounts.budget + world.accounts.industry;
  for (const id in world.nations) if (isNation(id)) sum += world.nations[id].treasury;
  return Math.abs(sum - world.accounts.founded) > CENT
    ? [`money adds up to ${sum}, not ${world.accounts.founded}`]
    : [];
}
