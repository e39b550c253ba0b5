import type { Control } from '../control/control.ts';
import type { Manner } from '../control/embargoes.ts';
import type { Underground } from '../control/underground.ts';
import type { Crises } from '../crises/terms.ts';
import type { Partner } from '../diplomacy/partners.ts';
import type { Proposal, Treaty } from '../diplomacy/treaty.ts';
import type { Dispute } from '../diplomacy/wto.ts';
import type { MarketInputs } from '../market/inputs.ts';
import type { Politics } from '../politics/politics.ts';
import type { RandomState } from '../random.ts';
import type { ByGoal } from '../scoring/goals/ids.ts';
import type { Prospect, Survey } from '../sites/explore.ts';
import type { Loan } from '../sites/loans.ts';
import type { Project } from '../sites/project.ts';
import type { Floor, Support } from '../sites/support.ts';
import type { Text } from '../text.ts';
import type { Commodity, Good, NationId, Ore, Phase, RegionId, Sector, Stage } from './terms.ts';

/**
 * The whole truth of one match. Plain data: it can be copied, hashed and stored as JSON.
 * Units: t REO per turn for flows, t for stocks, USD/kg for prices, million USD for money, turns for time.
 */
export interface World {
  readonly rules: string; // version of the rules that made it
  readonly scenario: string;
  readonly seed: number;
  turn: number; // turns resolved so far; the next turn to resolve has this index
  turns: number; // turns until the end
  start: HalfYear; // of turn 0
  secretClauses?: true; // treaties may hold clauses that only their parties know
  nations: Record<NationId, Nation>;
  regions: Record<RegionId, Region>;
  sites: Site[];
  floors: Floor[]; // price floors that states guarantee
  surveys: Survey[]; // searches for deposits under way
  sectors: SectorUse[];
  contracts: Contract[];
  offers: Offer[];
  loans: Loan[]; // what states lent plants abroad against their goods
  quota: Record<RegionId, number | null>; // t of oxide a region may export per turn; null = no limit
  exportTax: Record<RegionId, number>; // share of the price
  tariffs: Tariff[];
  embargoes: Embargo[];
  underground: Underground;
  proposals: Proposal[];
  treaties: Treaty[];
  disputes: Dispute[]; // cases at the World Trade Organization
  partners: Record<RegionId, Partner>; // what partner countries think
  crises: Crises;
  liabilities: Record<string, number>; // M USD to clean up what each site has left behind
  market: Market;
  history: TurnSummary[]; // one per turn resolved; before that, the years the scenario knows
  random: Record<string, RandomState>;
  nextId: number; // for sites, contracts and offers made during the match
  accounts: Accounts;
}

/** The other side of every payment of a treasury, M USD: with the treasuries they always add up to the same sum. */
export interface Accounts {
  budget: number; // the taxpayers, who grant incomes
  industry: number; // companies everywhere
  escrow: number; // what parties to treaties have deposited
  founded: number; // what all accounts added up to at the start; never changes
}

export interface HalfYear {
  year: number;
  half: 1 | 2;
}

export interface Nation {
  id: NationId;
  treasury: number; // M USD; secret
  income: number; // M USD granted per turn by the budget
  stockpile: Record<Commodity, number>; // t; secret
  targets: Record<Commodity, StockpileOrder | null>; // government purchase or release of this turn; secret
  recycling: number; // level 0..3 of the recycling programme
  substitution: Record<Commodity, Research>; // secret progress
  standards: number; // environmental standards 0..3
  support: Support; // what it pays its companies
  law: boolean; // export-control law in force
  lawFrom: number | null; // turn from which a passed law is in force
  control: Control; // over its own rare earths
  standing: Record<NationId, number>; // what this nation thinks of each other one, -100..100
  usual: Record<NationId, number>; // what it drifts back to
  reputation: number; // how far its word is trusted, 0..1
  tally: ByGoal; // sum over the turns so far of each of its goals, 0..100 a turn; secret
  weights: ByGoal; // sum 1
  politics: Politics;
  start: Baseline;
}

/** What a nation was at the start: the yardstick for its score. */
export interface Baseline {
  dependence: number;
  output: number; // value of industry served, M USD per turn at reference prices
  chain: number; // own share of its use in separation and magnets
  rents: number; // M USD per turn that exports bring above their usual cost
  income: number; // M USD granted per turn when industry works as at the start
}

export interface StockpileOrder {
  tonnes: number; // > 0 buy, < 0 release, per turn
  limit: number; // USD/kg: highest price paid or lowest price accepted
}

export interface Research {
  progress: number; // 0..1 to the next milestone
  level: number; // milestones reached, 0..3
  funded: number; // M USD put in this turn
}

export interface Region {
  id: RegionId;
  nation: NationId | null; // the player who governs it, or null for a partner
  lon: number;
  lat: number;
  transport: number; // USD/kg to a world port
  environment: number; // cost of environmental standards, USD per kg processed
  permitting: number; // turns a permit takes
  consent: number; // of those who live beside mines and plants, 0..1
  usualConsent: number; // what it drifts back to
  prospect: Prospect; // what its ground may still hold
  knowHow: Record<'separation' | 'magnet', number>; // 0..1
  risk: number; // perceived supply risk, 0..1
  distrust: number; // of Chinese supply, 0..1, fades
  stockDays: number; // days of use that companies hold in calm times
  inventory: Record<Commodity, number>; // t held by companies
  scrap: number; // t of magnets that leave use per turn
  use: Record<Commodity, number>; // t per turn that plants and sectors here took, slow average
}

export interface Site {
  id: string;
  name: string;
  readonly region: RegionId;
  stage: Stage;
  ore: Ore | null; // for mines and separation plants
  lon: number;
  lat: number;
  capacity: number; // t REO (magnet plants: t of magnets) per turn at full operation
  cost: number; // USD/kg at the middle of its cost curve
  phase: Phase;
  remaining: number; // turns left in this phase; 0 for lasting phases
  developing: boolean; // false: stands still until somebody builds it
  owner: NationId | null; // who financed it, if a player
  illegal: boolean;
  output: number; // t in the last turn
  idle: number; // turns in a row below cash cost
  project: Project; // the site as a business
}

/** One sector's demand for one good in one region. */
export interface SectorUse {
  sector: Sector;
  readonly region: RegionId;
  good: Good;
  quantity: number; // t per turn at the reference price
  growth: number; // per year
  rival: number; // share of the need that another technology has taken: LEDs from phosphor lamps; 0 without one
  rivalSpeed: number; // per year, how fast it spreads while both are common
  choke: number; // price nobody pays, as a multiple of the reference price
  savings: number; // largest share that thrifting can save
  intensity: number; // 1 = as at the start; falls by thrifting and substitution
  served: number; // t in the last turn
}

export interface Contract {
  id: string;
  seller: RegionId;
  buyer: NationId;
  commodity: Commodity;
  tonnes: number; // per turn
  price: number; // USD/kg
  rule?: 'fixed' | 'spot'; // at that price, or at the market's; fixed when left out
  until: number; // first turn in which it no longer holds
  delivered: number; // t in the last turn
}

/** An offtake offer between nations that waits for an answer; partners answer at once. */
export interface Offer {
  id: string;
  from: NationId;
  to: NationId;
  contract: Omit<Contract, 'id' | 'delivered' | 'until'> & { turns: number };
  expires: number; // turn in which it lapses
}

export interface Tariff {
  by: NationId;
  origin: RegionId;
  good: Good;
  rate: number; // share of the price
}

export interface Embargo {
  by: NationId;
  target: NationId;
  commodity: Commodity;
  severity: number; // 0..1 share of last free trade that is stopped
  since: number; // turn from which it bites
  manner: Manner; // a deniable one is secret until it is traced, and open from then on
}

export interface Market {
  /** Price of each good in each region that trades it, USD/kg, last turn. */
  price: Record<Good, Record<RegionId, number>>;
  chinese: Record<Good, Record<RegionId, number>>; // share of the supply in a region that came through China
  fob: Record<Commodity, number>; // at China's ports
  memory: Record<Place, Record<Good, PriceMemory>>; // how companies look at prices
  reference: Record<Good, number>; // prices of the scenario's base year
  recipe: Record<'light' | 'heavy', number>; // t in a t of magnet, as at the start
  heavyIn: Record<RegionId, number>; // t in a t of magnets made there in the last turn
  thrift: Record<'light' | 'heavy', number>; // what is still needed of it in a magnet, 1 = all
  quotaRent: number; // USD/kg
  flows: Flow[]; // of the last turn
  usual: Flow[]; // last flows that no embargo touched: the yardstick for severity
  inputs: MarketInputs; // what the last clearing was made from
  residual: number; // largest imbalance it left, as a share of turnover; 1e-6 is the limit
  duals: Record<string, number>; // last prices by market row, for a warm start
  carry: Record<string, number>; // rounding residue of each row, t
}

/** Export quotas can part the prices inside China from those outside. */
export type Place = 'inside' | 'outside';

export interface PriceMemory {
  last: number; // USD/kg, of the last turn
  expected: number; // next turn's
  anchor: number; // what is held for normal
  smooth: number; // slow average
}

/** Material that moved between regions in a turn. */
export interface Flow {
  from: RegionId;
  to: RegionId;
  good: Good | Ore; // an ore means concentrate
  tonnes: number;
  manner: 'open' | 'contract' | 'smuggled';
}

/** Public figures of one half-year. */
export interface TurnSummary {
  turn: number; // negative for history before the match
  outside: Record<Commodity, number>; // USD/kg outside China
  inside: Record<Commodity, number>; // USD/kg in China
  chinaMining: number; // share of mined t
  chinaSeparation: number; // share of separated t
  dependence: Record<NationId, number>; // on China, share of use by value
  unserved: Record<NationId, number>; // share of demand at reference prices that was priced out
  trade: Record<Commodity, Trade> | null; // null for the years before the match
  news: Text[]; // the public events that weighed most
}

/** One commodity's half-year: prices in USD/kg, the rest in t of oxide. */
export interface Trade {
  price: Record<NationId, number>;
  mined: number; // in the ore
  separated: number;
  traded: number; // across a border, smuggled or not
  stock: Record<Place, number>; // what companies held at the end
}

/** The date of a turn: turn 0 is the scenario's start. */
export function halfYear(start: HalfYear, turn: number): HalfYear {
  const halves = start.year * 2 + (start.half - 1) + turn;
  const year = (halves - (((halves % 2) + 2) % 2)) / 2;
  return { year, half: ((halves % 2) + 2) % 2 === 0 ? 1 : 2 };
}
