import { sum } from '../numbers.ts';
import type { Good, NationId, RegionId, Sector } from '../world/terms.ts';
import type { Flow, World } from '../world/world.ts';
import { outsidePrice } from './clearing.ts';
import { LEAN, SATED } from './constants.ts';
import { type Line, lastTrade, linesAt, lineTonnes } from './lines.ts';
import { LICENSED, row } from './network.ts';

/** One market, or all markets outside China as if they were one. */
export type Scope = RegionId | 'outside';

/** Who stands behind a step of the book. */
export type Who =
  | { is: 'sector'; sector: Sector }
  | { is: 'magnets' } // all magnet makers of a region
  | { is: 'waste' } // nobody wants it
  | { is: 'plant'; site: string }
  | { is: 'recycled' }
  | { is: 'stock' } // of companies, and whatever is bought or sold unseen
  | { is: 'stockpile'; nation: NationId } // of the reader's own state
  | { is: 'shipped'; from: RegionId; to: RegionId; manner: Flow['manner'] };

/**
 * One step: a bid trades nothing at the price `first` and a tonne more for each `slope` that the price falls; an
 * ask the same as the price rises; never more than `whole`.
 */
export interface Step {
  who: Who;
  region: RegionId;
  local: number; // USD/kg, the price where it stands
  first: number; // USD/kg: the most that anybody in it pays; the least that it asks
  slope: number; // USD/kg per t
  whole: number; // t: all it needs, all it could sell
  traded: number; // t
  held: boolean; // at this price more would come, but something holds it back
}

/** Who gets how much of a good, and who goes without at this price. */
export interface Book {
  good: Good;
  scope: Scope;
  price: number; // USD/kg
  bids: Step[]; // those that pay most come first
  asks: Step[]; // the cheapest come first
}

/** Least tonnage that is worth a step of its own. */
const LEAST = 0.5;
/** A lack of less than this share of the need is no news. */
const SHORT = 0.005;

/** t that a buyer needs and goes without. */
export const missing = ({ whole, traded }: Step): number => Math.max(0, whole - traded);

/** Whether it goes without so much that it is worth saying. */
export const isShort = (bid: Step): boolean => missing(bid) >= Math.max(LEAST, SHORT * bid.whole);

/** USD/kg that the last tonne which is traded, and the last of all, is worth or costs. */
export const marginal = (step: Step, bid: boolean, tonnes = step.traded): number =>
  step.first + (bid ? -1 : 1) * step.slope * tonnes;

/** Regions with buyers of a good. */
export const marketsOf = (world: World, good: Good): RegionId[] =>
  Object.keys(world.market.price[good]).filter((region) =>
    world.sectors.some((use) => use.region === region),
  );

/** The markets that a book looks at. */
const within = (world: World, good: Good, scope: Scope): RegionId[] =>
  scope === 'outside'
    ? Object.keys(world.market.price[good]).filter((region) => region !== LICENSED)
    : [scope];

/** The book of the last market, from what its reader may know. */
export function bookOf(world: World, good: Good, scope: Scope): Book {
  const regions = within(world, good, scope);
  const trade = lastTrade(world);
  const bids: Step[] = [];
  const asks: Step[] = [];
  const outward = ({ who }: Step) =>
    who.is !== 'shipped' || !regions.includes(who.from) || !regions.includes(who.to);
  for (const region of regions) {
    const { name } = row.good(good, region);
    const side = sides(world, good, region, linesAt(world, name, trade));
    bids.push(...side.bids.filter(outward));
    asks.push(...side.asks.filter(outward));
  }
  return {
    good,
    scope,
    price: scope === 'outside' ? outsidePrice(world, good) : (world.market.price[good][scope] ?? 0),
    bids: bids.sort((a, b) => b.first - a.first),
    asks: asks.sort((a, b) => a.first - b.first),
  };
}

function sides(world: World, good: Good, region: RegionId, lines: Line[]) {
  const local = world.market.price[good][region] ?? 0;
  const bids: Step[] = [];
  const asks: Step[] = [];
  const step = (who: Who, { opens, slope, most, tonnes }: Omit<Line, 'activity' | 'brings'>): Step => ({
    who,
    region,
    local,
    first: opens,
    slope,
    whole: most,
    traded: tonnes,
    held: false,
  });
  for (const line of lines) {
    const { activity } = line;
    switch (activity.is) {
      case 'use': {
        const use = world.market.inputs.demand[activity.index];
        const served = world.sectors[activity.index]?.served ?? line.tonnes;
        const need = Math.max(line.most / SATED, served);
        if (use)
          bids.push(step({ is: 'sector', sector: use.sector }, { ...line, most: need, tonnes: served }));
        break;
      }
      case 'site':
        if (line.brings) asks.push(step({ is: 'plant', site: activity.site }, line));
        break;
      case 'recycle':
        asks.push(step({ is: 'recycled' }, line));
        break;
      case 'buy':
        bids.push(step({ is: 'stockpile', nation: activity.nation }, line));
        break;
      case 'release':
        asks.push(step({ is: 'stockpile', nation: activity.nation }, line));
        break;
      case 'waste':
        if (line.tonnes >= LEAST) bids.push(step({ is: 'waste' }, { ...line, most: line.tonnes }));
        break;
    }
  }
  const makers = magnetMakers(lines, step);
  if (makers) bids.push(makers);
  asks.push(...arrivals(world, good, region, lines, step));
  bids.push(...departures(world, good, region, local));
  // What companies took from their stores or put there closes the balance: purchases in secret look the same.
  const net = sum(bids, (one) => one.traded) - sum(asks, (one) => one.traded);
  const draw = lines.find((line) => line.activity.is === 'draw');
  const add = lines.find((line) => line.activity.is === 'add');
  if (draw) asks.push(step({ is: 'stock' }, { ...draw, tonnes: Math.min(draw.most, Math.max(0, net)) }));
  if (add && net <= -LEAST) bids.push(step({ is: 'stock' }, { ...add, most: -net, tonnes: -net }));
  return { bids, asks };
}

type Make = (who: Who, line: Omit<Line, 'activity' | 'brings'>) => Step;

/** All magnet makers of a region as one buyer; what those with a lean grade save of heavy metal, they go without. */
function magnetMakers(lines: Line[], step: Make): Step | null {
  const makers = lines.filter(
    ({ activity, brings }) =>
      !brings && (activity.is === 'site' || activity.is === 'dope' || activity.is === 'lean'),
  );
  const traded = sum(makers, (line) => line.tonnes);
  if (traded < LEAST) return null;
  const saved = sum(makers, ({ activity, tonnes }) =>
    activity.is === 'lean' ? (tonnes * (1 - LEAN)) / LEAN : 0,
  );
  const working = makers.filter((line) => line.tonnes > 0);
  const opens = Math.max(...working.map((line) => line.opens));
  const pays = Math.min(...working.map(({ opens, slope, tonnes }) => opens - slope * tonnes));
  const slope = (opens - pays) / traded;
  return step({ is: 'magnets' }, { opens, slope, most: traded + saved, tonnes: traded });
}

/** How much dearer or cheaper than the market a way may be before it counts as held back, as a share. */
const HELD = 0.01;
/** So many ways by which nothing came are named, the cheapest. */
const MOST_IDLE = 2;

function arrivals(world: World, good: Good, region: RegionId, lines: Line[], step: Make): Step[] {
  const price = world.market.price[good][region] ?? 0;
  const ways = new Map<string, Step>();
  for (const found of lines) {
    const { activity } = found;
    if (!found.brings || (activity.is !== 'ship' && activity.is !== 'smuggle')) continue;
    const { from, to } = activity;
    const manner = activity.is === 'smuggle' ? 'smuggled' : activity.contract ? 'contract' : 'open';
    const line = manner === 'contract' ? { ...found, ...agreed(world, price, found) } : found;
    const known = ways.get(`${from} ${manner}`);
    // Goods that go round an embargo travel with the sender's own; the cheapest way names the price.
    if (known && known.first <= line.opens) continue;
    ways.set(`${from} ${manner}`, step({ is: 'shipped', from, to, manner }, { ...line, tonnes: 0 }));
  }
  for (const flow of world.market.flows) {
    const way = flow.to === region && flow.good === good && ways.get(`${flow.from} ${flow.manner}`);
    if (way) way.traded += flow.tonnes;
  }
  const found = [...ways.values()].map((way) => {
    const contract = way.who.is === 'shipped' && way.who.manner === 'contract';
    const held = way.traded >= LEAST && !contract && marginal(way, false) < (1 - HELD) * price;
    return held || contract ? { ...way, held, whole: way.traded } : way;
  });
  const idle = found.filter((way) => way.traded < LEAST).sort((a, b) => a.first - b.first);
  return [
    ...found.filter((way) => way.traded >= LEAST),
    ...idle.filter((way) => way.first > price).slice(0, MOST_IDLE),
  ];
}

/** Goods under contract ask what was agreed: a price, or the market's. */
function agreed(world: World, price: number, { activity }: Line): Pick<Line, 'opens' | 'slope'> {
  const id = activity.is === 'ship' ? activity.contract : null;
  const contract = world.contracts.find((one) => one.id === id);
  return { opens: contract && contract.rule !== 'spot' ? contract.price : price, slope: 0 };
}

/** What leaves a market for others: worth its price to those who take it. */
function departures(world: World, good: Good, region: RegionId, local: number): Step[] {
  const leaving = world.market.flows.filter((flow) => flow.from === region && flow.good === good);
  return leaving.map(({ from, to, manner, tonnes }) => ({
    who: { is: 'shipped', from, to, manner },
    region,
    local,
    first: local,
    slope: 0,
    whole: tonnes,
    traded: tonnes,
    held: false,
  }));
}

/** How many tonnes a step trades when the book's price is `price`, as far as its own market follows it. */
export function stepTonnes(step: Step, bid: boolean, price: number, book: Book): number {
  const here = price + step.local - book.price;
  if (step.slope === 0) return (bid ? here <= step.first : here >= step.first) ? step.whole : 0;
  const line = { brings: !bid, opens: step.first, slope: step.slope, most: step.whole };
  return lineTonnes(line, here);
}

/** A sector that goes without a part of its need. */
export interface Shortage {
  sector: Sector;
  share: number; // of its need
  tonnes: number;
  most: number; // USD/kg that this part of it is worth at most
}

/** Which sectors go without, those that miss most first. */
export function shortages({ bids }: Book): Shortage[] {
  const bySector = new Map<Sector, { need: number; tonnes: number; most: number }>();
  for (const bid of bids) {
    if (bid.who.is !== 'sector') continue;
    const one = bySector.get(bid.who.sector) ?? { need: 0, tonnes: 0, most: 0 };
    const lost = missing(bid);
    one.need += bid.whole;
    one.tonnes += lost;
    if (lost > 0) one.most = Math.max(one.most, marginal(bid, true));
    bySector.set(bid.who.sector, one);
  }
  return [...bySector]
    .filter(([, { tonnes }]) => tonnes >= LEAST)
    .map(([sector, { need, tonnes, most }]) => ({ sector, share: tonnes / need, tonnes, most }))
    .sort((a, b) => b.tonnes - a.tonnes);
}
