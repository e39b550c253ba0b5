/**
 * Constants of the market, one set for every scenario. "fit" = from the prototype's fit to prices of 2009-2020
 * (docs/model.md); the rest says where it comes from. Units: USD/kg, shares, turns.
 */

/** t of oxide in a t of concentrate, before losses: Bayan Obo and Mt Weld assays; southern ion clays. */
export const BASKET = {
  rock: { light: 0.19, heavy: 0.003, bulk: 0.78 },
  clay: { light: 0.22, heavy: 0.045, bulk: 0.7 },
} as const;

/** t of oxide won from a t of scrapped magnets after losses. */
export const SCRAP_YIELD = { light: 0.3, heavy: 0.018 } as const;

/** Separation wins 80% of the metal without know-how, all of it with the best. */
export const recovery = (knowHow: number): number => 0.8 + 0.2 * knowHow;
export const separationCost = (base: number, knowHow: number): number => base * (1 + 1.5 * (1 - knowHow));
export const magnetCost = (base: number, knowHow: number): number => base * (1 + 0.35 * (1 - knowHow));

/** A site's cheap and dear pits: cost runs from 0.75 to 1.35 of the middle cost as it fills up. */
export const COST_FLOOR = 0.75;
export const COST_RISE = 0.6;

/** Buyers stop adding above this multiple of what they need at the reference price. */
export const SATED = 1.1;

/** What a further 1,000 t a turn adds to the cost of smuggling each commodity, USD/kg, before the fit. */
export const SMUGGLING_RISE = { light: 30, heavy: 400, bulk: 25 } as const;

/** Companies diversify after a scare and forget slowly: distrust of the main supplier fades by 3% a turn (fit). */
export const DISTRUST_FADE = 0.97;

/** The most that dear metal makes magnet makers save of light metal for good (cerium and lanthanum in place of some neodymium). */
export const LIGHT_SAVINGS = 0.12;

/** Heavy metal left in a lean grade (NdFeB grades without letters hold next to none; those for 120 C about a third). */
export const LEAN = 0.3;
/** A nearly flat cost of the full grade, USD/kg of magnet over the whole capacity, so that the activity has a slope. */
export const LEAN_SLOPE = 0.05;

/** Substitution research: share of use a milestone saves. */
export const MILESTONE_SAVES = 0.12;

/** Scrap collected at each level of the recycling programme, as a share of magnets that leave use. Level 0: UNEP 2011, under 1%. */
export const COLLECTED = [0.01, 0.1, 0.22, 0.38] as const;
export const RECYCLING_COST = 9;

/** Mined tonnage pays this share of its value to the state that owns the ground. */
export const ROYALTY = 0.04;
/** The share of quota rents that licence fees bring to the treasury. */
export const RENT_SHARE = 0.3;
/** The share of a contract's gain or loss against the market that its guarantor, the state, carries. */
export const CONTRACT_SHARE = 0.5;
