import { isNation, type NationId } from './terms.ts';
import type { Accounts, World } from './world.ts';

export type Account = NationId | Exclude<keyof Accounts, 'founded'>;

/** Moves M USD between two accounts: every payment has two sides, so the sum over all accounts never changes. */
export function pay(world: World, from: Account, to: Account, amount: number): void {
  book(world, from, -amount);
  book(world, to, amount);
}

/** Pays as much of `amount` as a treasury holds, so that none goes below zero by a rule's doing. */
export function payUpTo(world: World, from: NationId, to: Account, amount: number): void {
  pay(world, from, to, Math.min(amount, Math.max(0, world.nations[from].treasury)));
}

function book(world: World, account: Account, amount: number): void {
  if (isNation(account)) world.nations[account].treasury += amount;
  else world.accounts[account] += amount;
}

/** t of material at a price, in M USD: 1,000 kg at 1 USD/kg is 1,000 USD. */
export const worth = (tonnes: number, price: number): number => (tonnes * price) / 1000;
