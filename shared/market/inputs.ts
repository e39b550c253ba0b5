import type { Commodity, Good, NationId, Ore, RegionId, Sector, Stage } from '../world/terms.ts';

/**
 * All that a clearing depends on, in slices, one for each kind of cause: `explain` swaps slices between two
 * turns to see what each of them did to the price. Units as in World: t per turn, USD/kg.
 */
export interface MarketInputs {
  sites: SiteInput[];
  demand: DemandInput[];
  technology: TechnologyInput;
  hoarding: HoardingInput;
  stockpiles: StockpileInput;
  crises: CrisisInput;
  policy: Record<NationId, PolicyInput>;
  underground: Record<Commodity, number>; // t a turn that smugglers are set up for
  delays: EmbargoInput[]; // deniable embargoes: apart, so that no policy bears their name
}

export interface SiteInput {
  id: string;
  region: RegionId;
  stage: Stage;
  ore: Ore | null;
  clay?: number; // share of a mine's concentrate that is of the clay kind, where it gives both
  illegal?: true; // no licence, no quota
  capacity: number; // t this turn
  cost: number; // USD/kg with know-how and environment, less what states pay
  gross?: number; // USD/kg before states pay, where they do
  aid?: Partial<Record<NationId, number>>; // USD/kg that each state pays
  recovery: number; // share of the metal in the ore that a separation plant wins
}

export interface DemandInput {
  sector: Sector;
  region: RegionId;
  good: Good;
  quantity: number; // t at the reference price, before savings
  reference: number; // USD/kg
  choke: number; // USD/kg that nobody pays
}

export interface TechnologyInput {
  intensity: number[]; // beside demand: what is still needed, 1 = all
  recipe: { light: number; heavy: number }; // t per t of magnet
  scrap: { region: RegionId; tonnes: number; cost: number }[]; // magnets that can be recycled
}

export interface HoardingInput {
  holders: Holder[];
  distrust: Record<RegionId, number>; // share added to the price of Chinese goods in a buyer's eyes
  lagged: Record<Good, number>; // last price outside China, on which taxes, tariffs and premiums are reckoned
}

/** Companies' stock of one commodity in one region. */
export interface Holder {
  region: RegionId;
  commodity: Commodity;
  stock: number; // t
  worth: number; // USD/kg at which they neither buy nor sell
  slope: number; // USD/kg per t
  room: number; // t they would add at most
}

export interface StockpileInput {
  trades: { nation: NationId; commodity: Commodity; tonnes: number; limit: number }[];
  contracts: { id: string; seller: RegionId; buyer: NationId; commodity: Commodity; tonnes: number }[];
}

export interface PolicyInput {
  quota: number | null; // t of oxide per turn
  exportTax: number;
  tariffs: { origin: RegionId; good: Good; rate: number }[];
  embargoes: EmbargoInput[];
  licences: { to: RegionId; good: Good; share: number; rise: number }[]; // what they add: of the price, and more per t
  mining: MiningInput;
  enforcement: number; // what smugglers pay for the risk, 1 = as in an ordinary year
}

/** What a state lets its licensed mines dig. */
export interface MiningInput {
  quota: number | null; // t of concentrate per turn
  beyond: number; // share of what the quota forbids that is dug all the same
  dearer: number; // share that the mines' cost rises in state groups
}

/** What one nation holds back from another. */
export interface EmbargoInput {
  by: NationId;
  target: NationId;
  commodity: Commodity;
  ceiling: number; // t that the target may get this turn
  /** What a way round through another region costs: a share of the price and a share more per t, beyond its own make. */
  detour: { share: number; rise: number; free: Record<RegionId, number> };
}

/** What crises do while they last, by site, region, sector and holder; the other slices are as without them. */
export interface CrisisInput {
  outage: Record<string, number>; // by site: share that stands still
  cost: Record<string, number>; // by site: factor on its cost
  freight: Record<RegionId, number>; // USD/kg on top
  halts: EmbargoInput[]; // shipments that stop without an order
  demand: Record<string, number>; // by "sector region": factor
  speculation: Record<string, number>; // by "commodity region": factor on what holders think it is worth
}
