import type { NationId } from '../world/terms.ts';
import type { Site } from '../world/world.ts';

/** A site as a business: who runs it, what it owes, and how long it has been earning or losing. */
export interface Project {
  company: string | null; // who runs it, by name, where the scenario knows
  clay: number | null; // a mine's share of concentrate of the clay kind; null = its ore's
  debt: number; // M USD owed to banks and bondholders
  cushion: number; // M USD of shareholders' money that losses may still eat
  aid: number; // M USD that states paid it in the last turn
  losses: number; // turns in a row in which its earnings did not pay its lenders
  outage: number; // t a turn that an accident stops, this turn
  boom: number; // turns in a row of prices that would carry it
  slump: number; // turns in a row of prices that would not
  drilling: boolean; // a find whose size is being settled; nobody has paid for a mine yet
  bankrupt: boolean; // its assets are for sale cheap, without debts
  bids: { count: number; price: number } | null; // states that want it this turn, and M USD each pays
  estimate: { low: number; high: number } | null; // t a turn a deposit may carry; null = proven
}

/** Shareholders' money behind a project, as a share of its whole cost: it lasted Molycorp from 2012 to June 2015. */
export const CUSHION = 0.15;

/** A business without debts, as a mine or plant that stood before the match. */
export const settled = (cost: number, company?: string, debt = 0): Project => ({
  company: company ?? null,
  clay: null,
  debt,
  cushion: CUSHION * cost,
  aid: 0,
  losses: 0,
  outage: 0,
  boom: 0,
  slump: 0,
  drilling: false,
  bankrupt: false,
  bids: null,
  estimate: null,
});

/** The share of a new project's whole cost that is borrowed (Molycorp 2010-12: about two thirds bonds and notes). */
const BORROWED = 0.65;
/** With a state behind it lenders carry less: state 30%, shareholders 30%, banks the rest. */
const BORROWED_WITH_STATE = 0.4;

/** M USD that a project of a whole cost owes once it is built. */
export const borrowed = (cost: number, owner: NationId | null): number =>
  cost * (owner ? BORROWED_WITH_STATE : BORROWED);

/** Whether a site waits for somebody to take it up. */
export const stands = (site: Site): boolean =>
  !site.developing &&
  (site.phase === 'exploration' ||
    site.phase === 'permitting' ||
    site.phase === 'construction' ||
    site.phase === 'care');
