import type { Commodity } from '../world/terms.ts';

/**
 * The parameters of behaviour that are fitted to the prices of 2009-2020: one set for every scenario and every
 * year (`npm run backtest`, docs/model.md). What has a source of its own is in constants.ts. Shares, multiples
 * and USD/kg, as each line says.
 */
const fitted = {
  momentum: 0.916, // how far companies carry a price's last change forward
  anchoring: 0.14, // how fast what is held for normal follows the price
  stockRisk: 1.56, // company stock added per unit of perceived risk, times the commodity's cover
  stockMomentum: 0.82, // company stock added when prices are expected above normal
  coverLight: 2.5, // how much more of it companies store in fear
  coverHeavy: 0.63,
  coverBulk: 0.23,
  stockPull: 0.33, // how hard companies pull their stock to its target
  stockSlope: 0.61, // years of use that they would trade for twice the price
  reliancePremium: 0.32, // what distrust adds to a Chinese price in a buyer's eyes
  thriftFrom: 1.3, // multiple of the reference price above which users start to save
  thriftSpeed: 0.53, // a year, of the way to what can be saved
  thriftBack: 0.05, // a year, of the way back when it is cheap again
  thriftShare: 0.6, // of a sector's possible savings that price alone brings about
  illegalResponse: 0.5, // of the excess of unlicensed earnings over usual ones that becomes more digging
  smuggleLight: 30, // USD/kg, handling and risk of the first tonne
  smuggleHeavy: 80,
  smuggleBulk: 22,
  smuggleRise: 1, // multiple of what more of it adds
  riskRent: 0.55, // perceived risk that a high quota rent brings
  riskRentHalf: 20, // USD/kg of rent that brings half of it
  riskBlocked: 0.4, // perceived risk of a full embargo
  choke: 1, // multiple of every sector's choke price
};

export type Parameter = keyof typeof fitted;
export const PARAMETERS = Object.keys(fitted) as Parameter[];

/** The parameters in force. Rules read them; only `trying` changes them. */
export const parameters: Readonly<Record<Parameter, number>> = fitted;

/** Runs something under other parameters and puts them back: for fitting and the sensitivity report only. */
export function trying<T>(changes: Partial<Record<Parameter, number>>, run: () => T): T {
  const usual = { ...fitted };
  Object.assign(fitted, changes);
  try {
    return run();
  } finally {
    Object.assign(fitted, usual);
  }
}

/** How much more of a commodity companies store in fear. */
export const stockCover = (commodity: Commodity): number =>
  ({ light: parameters.coverLight, heavy: parameters.coverHeavy, bulk: parameters.coverBulk })[commodity];

/** USD/kg, handling and risk of the first smuggled tonne. */
export const smugglingCost = (commodity: Commodity): number =>
  ({ light: parameters.smuggleLight, heavy: parameters.smuggleHeavy, bulk: parameters.smuggleBulk })[
    commodity
  ];
