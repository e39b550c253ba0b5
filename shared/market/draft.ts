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
  places: readonly number[]; // of a row, by its number, among the rows
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

/** Rows and columns as they are named, before they become arrays. */
export class NetworkDraft {
  private readonly rows: Row[] = [];
  private readonly places: number[] = []; // of a row, by its number, among the rows
  private readonly activities: Activity[] = [];
  private readonly start: number[] = [0];
  private readonly row: number[] = [];
  private readonly coefficient: number[] = [];
  private readonly cost: number[] = [];
  private readonly slope: number[] = [];
  private readonly capacity: number[] = [];

  add(activity: Activity, parts: readonly Part[], terms: Terms): void {
    if (terms.capacity <= 0) return;
    for (const part of parts) {
      this.row.push(this.place(part[0]));
      this.coefficient.push(part[1]);
    }
    this.close(activity, terms);
  }

  /** Free trade from one row to another; most columns are of this kind, so it does without objects of its own. */
  ship(good: Good | Ore, origin: Row, destination: Row, terms: Terms): void {
    if (terms.capacity <= 0) return;
    this.row.push(this.place(origin), this.place(destination));
    this.coefficient.push(-1, 1);
    this.close({ is: 'ship', from: origin.region, to: destination.region, good, contract: null }, terms);
  }

  private close(activity: Activity, { cost, slope, capacity }: Terms): void {
    this.start.push(this.row.length);
    this.activities.push(activity);
    this.cost.push(cost);
    this.slope.push(slope);
    this.capacity.push(capacity);
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
      this.add({ is: 'waste', row: name }, [[row, -1]], {
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
    const network: Network = {
      rows: rows.length,
      endowment,
      columns: activities.length,
      start: new Int32Array(this.start),
      row: new Int32Array(this.row),
      coefficient: new Float64Array(this.coefficient),
      cost: new Float64Array(this.cost),
      slope: new Float64Array(this.slope),
      capacity: new Float64Array(this.capacity),
    };
    return { network, rows, places: this.places, activities };
  }
}

const LICENCE = row.licence(LICENSED);
