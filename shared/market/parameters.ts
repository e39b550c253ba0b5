import type { Commodity, Good } from '../world/terms.ts';

/**
 * The parameters of behaviour that are fitted to the prices of 2009-2020: one set for every scenario and every
 * year (`npm run backtest`, docs/model.md). What has a source of its own is in constants.ts. Shares, multiples
 * and USD/kg, as each line says.
 */
const fitted = {
  momentum: 0.416, // how far companies carry a price's last change forward
  anchoring: 0.16, // how fast what is held for normal follows the price
  stockRisk: 0.419, // company stock added per unit of perceived risk, times the commodity's cover
  stockMomentum: 1.07, // company stock added when prices are expected above normal
  coverLight: 0.848, // how much more of it companies store in fear
  coverHeavy: 0.329,
  coverBulk: 0.104,
  stockPull: 0.101, // how hard companies pull their stock to its target
  stockSlope: 0.888, // years of use that they would trade for twice the price
  reliancePremium: 0.122, // what distrust adds to a Chinese price in a buyer's eyes
  thriftFrom: 1.44, // multiple of the reference price above which users start to save
  thriftSpeed: 0.629, // a year, of the way to what can be saved
  thriftBack: 0.234, // a year, of the way back when it is cheap again
  heavySavings: 0.152, // the most that dear metal makes magnet makers save of heavy metal for good
  thriftShare: 1, // of a sector's possible savings that price alone brings about
  illegalResponse: 0.8, // of the excess of unlicensed earnings over usual ones that becomes more digging
  illegalAbroad: 0, // of unlicensed ore that is sold at prices over the border
  illegalGrowth: 1, // a turn, of the way to what pays
  illegalFade: 1, // a turn, of the way back
  smugglePolice: 1.5, // what the police at full strength adds to the risk of smuggling, as a multiple
  smuggleGrowth: 0.5, // a turn, of the way from what rings are set up for to what they move
  smuggleFade: 0.2, // a turn, of the way back
  smuggleLight: 90, // USD/kg, handling and risk of the first tonne
  smuggleHeavy: 91.4,
  smuggleBulk: 140,
  smuggleRise: 6, // multiple of what more of it adds
  riskRent: 0.2, // perceived risk that a high quota rent brings
  riskRentHalf: 20.8, // USD/kg of rent that brings half of it
  riskBlocked: 0.542, // perceived risk of a full embargo
  chokeMagnet: 5, // multiple of the choke price of magnets' sectors
  chokeLight: 1.96,
  chokeHeavy: 1.7,
  chokeBulk: 5,
  leanCost: 0.709, // USD/kg of magnet that the first maker loses by leaving heavy metal out
  leanRise: 300, // and how much more the last of them
  spillover: 0.142, // share of the gap to prices abroad that owners inside China hold out for
  magnetRise: 0.759, // USD/kg more for each 1,000 t of magnets a turn from one country to another: makers qualify slowly
  stockDays: 0.4, // multiple of the days of use that companies hold in calm times
  stockFear: 1.03, // of its expected value, the most that a company short of stock adds to what it pays
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

/** Multiple of the choke price of a good's users. */
export const chokeFactor = (good: Good): number =>
  ({
    light: parameters.chokeLight,
    heavy: parameters.chokeHeavy,
    bulk: parameters.chokeBulk,
    magnet: parameters.chokeMagnet,
  })[good];
