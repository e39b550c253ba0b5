import { crisisFaults } from '../crises/invariants.ts';
import { diplomaticFaults } from '../diplomacy/invariants.ts';
import { politicalFaults } from '../politics/invariants.ts';
import { siteFaults } from '../sites/invariants.ts';
import { COMMODITIES, isNation, NATIONS } from './terms.ts';
import type { World } from './world.ts';

/** t a stock may be short by, from rounding each of many activities to a millionth. */
const ROUNDING = 1e-3;
/** Imbalance of a cleared market as a share of turnover, and what that is in t of the largest row. */
const CONVERGED = 1e-6;
const RESIDUE = 0.2;
const CENT = 1e-4;

/** What is wrong with a world, in words; an empty list means that mass, money and numbers are in order. */
export function faults(world: World): string[] {
  return [
    ...badNumbers(world, 'world'),
    ...negativeStocks(world),
    ...unbalancedMass(world),
    ...lostMoney(world),
    ...politicalFaults(world),
    ...crisisFaults(world),
    ...diplomaticFaults(world),
    ...siteFaults(world),
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

/**
 * Every tonne is made, moved, used, stored or thrown away. What rounding leaves in a row enters the next turn;
 * more than that means that the market did not clear.
 */
function unbalancedMass(world: World): string[] {
  const { residual } = world.market;
  const unsolved = residual > CONVERGED ? [`the market did not clear: ${residual} of turnover is left`] : [];
  const rows = Object.entries(world.market.carry)
    .filter(([, left]) => Math.abs(left) > RESIDUE)
    .map(([row, left]) => `market ${row} leaves ${left} t unbalanced`);
  return [...unsolved, ...rows];
}

/** Every payment has two sides: treasuries and the outside accounts add up to what the scenario began with. */
function lostMoney(world: World): string[] {
  let sum = world.accounts.budget + world.accounts.industry + world.accounts.escrow;
  for (const id in world.nations) if (isNation(id)) sum += world.nations[id].treasury;
  return Math.abs(sum - world.accounts.founded) > CENT
    ? [`money adds up to ${sum}, not ${world.accounts.founded}`]
    : [];
}
