import type { Commodity, Good, NationId, Ore, RegionId } from '../world/terms.ts';
import { LICENSED, type Row, row } from './rows.ts';
import type { Network } from './solver.ts';

export { LICENSED, row } from './rows.ts';

/** What an activity is in the world; the solver never sees it. */
export type Activity =
  | { is: 'site'; site: string }
  | { is: 'ship'; from: RegionId; to: RegionId; good: Good | Ore; contract: string | null }
  | { is: 'export'; region: NationId; good: Commodity }
  | { is: 'smuggle'; from: RegionId; to: RegionId; good: Commodity }
  | { is: 'add' | 'draw'; region: RegionId; commodity: Commodity } // companies' stock
  | { is: 'buy' | 'release'; nation: NationId; commodity: Commodity } // the state's stockpile
  | { is: 'use'; index: number } // place in inputs.demand
  | { is: 'recycle'; region: RegionId }
  | { is: 'dope' | 'lean'; region: RegionId } // magnets with their full share of heavy metal, or with little of it
  | { is: 'waste'; row: string };

/** A network and the meaning of its rows and columns. */
export interface TradeNetwork {
  network: Network;
  rows: Row[];
  activities: Activity[];
}

export type Part = [row: Row, coefficient: number];

export interface Terms {
  cost: number;
  slope: number;
  capacity: number;
}

/** Free trade is never cheaper to move than this, USD/kg per t, so that every activity has a slope. */
export const SHIPPING_SLOPE = 5e-5;

/** Room in which networks are drawn up, one after the other: what the last one left lies beyond the end. */
const drawn = {
  start: [0],
  row: [0],
  coefficient: [0.5],
  cost: [0.5],
  slope: [0.5],
  capacity: [0.5],
};

/** Rows and columns as they are named, before they become arrays. One is built before the next is begun. */
export class NetworkDraft {
  private readonly rows: Row[] = [];
  private readonly places: number[] = []; // of a row, by its number, among the rows
  private readonly activities: Activity[] = [];
  private entries = 0;

  add(activity: Activity, parts: readonly Part[], terms: Terms): void {
    if (terms.capacity <= 0) return;
    for (const part of parts) this.enter(part[0], part[1]);
    this.close(activity, terms);
  }

  /** What brings something to one row alone (1) or takes it from there (-1): it does without a list of parts. */
  single(activity: Activity, row: Row, coefficient: number, terms: Terms): void {
    if (terms.capacity <= 0) return;
    this.enter(row, coefficient);
    this.close(activity, terms);
  }

  /** Free trade from one row to another, as most columns are. */
  ship(good: Good | Ore, origin: Row, destination: Row, terms: Terms): void {
    if (terms.capacity <= 0) return;
    this.enter(origin, -1);
    this.enter(destination, 1);
    const activity: Activity = {
      is: 'ship',
      from: origin.region,
      to: destination.region,
      good,
      contract: null,
    };
    this.close(activity, terms);
  }

  /** What the next column puts into a row or takes out of it; `close` has to follow. */
  enter(row: Row, coefficient: number): void {
    drawn.row[this.entries] = this.place(row);
    drawn.coefficient[this.entries++] = coefficient;
  }

  /** The column of what has been entered, of some capacity. */
  close(activity: Activity, { cost, slope, capacity }: Terms): void {
    const column = this.activities.length;
    this.activities.push(activity);
    drawn.start[column + 1] = this.entries;
    drawn.cost[column] = cost;
    drawn.slope[column] = slope;
    drawn.capacity[column] = capacity;
  }

  /** The place of a row among the rows; new rows go to the end. */
  private place(row: Row): number {
    const known = this.places[row.number];
    if (known !== undefined) return known;
    this.places[row.number] = this.rows.length;
    this.rows.push(row);
    return this.rows.length - 1;
  }

  /** What nobody wants is thrown away once its price is near nothing: the balance problem has a floor. */
  addWaste(lagged: Record<Good, number>): void {
    for (const row of this.rows) {
      const { name, is, good } = row;
      const price = good ? lagged[good] : lagged.bulk;
      const floor = is === 'licence' ? 0 : 0.02 * price;
      this.single({ is: 'waste', row: name }, row, -1, {
        cost: -floor,
        slope: is === 'licence' ? 1e-5 : floor / 20_000,
        capacity: Number.POSITIVE_INFINITY,
      });
    }
  }

  build(carry: Record<string, number>, quota: number | null): TradeNetwork {
    const { rows, activities } = this;
    const endowment = new Float64Array(rows.length);
    rows.forEach((one, at) => {
      endowment[at] = one === LICENCE ? (quota ?? 0) : (carry[one.name] ?? 0);
    });
    const columns = activities.length;
    const network: Network = {
      rows: rows.length,
      endowment,
      columns,
      start: filled(new Int32Array(columns + 1), drawn.start),
      row: filled(new Int32Array(this.entries), drawn.row),
      coefficient: filled(new Float64Array(this.entries), drawn.coefficient),
      cost: filled(new Float64Array(columns), drawn.cost),
      slope: filled(new Float64Array(columns), drawn.slope),
      capacity: filled(new Float64Array(columns), drawn.capacity),
    };
    return { network, rows, activities };
  }
}

const LICENCE = row.licence(LICENSED);

function filled<T extends Int32Array | Float64Array>(array: T, from: readonly number[]): T {
  for (let at = 0; at < array.length; at++) array[at] = from[at] ?? 0;
  return array;
}
