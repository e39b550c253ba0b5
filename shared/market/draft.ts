import type { Commodity, Good, NationId, Ore, RegionId } from '../world/terms.ts';
import { LICENSED, meaningOf, row } from './rows.ts';
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
  rows: string[];
  activities: Activity[];
}

export type Part = [row: string, coefficient: number];
/** Free trade of one good between two regions. */
export interface Route {
  from: RegionId;
  to: RegionId;
  good: Good | Ore;
}

export interface Terms {
  cost: number;
  slope: number;
  capacity: number;
}

/** The rows and columns of a network, without their figures. */
interface Plan {
  rows: string[];
  names: string[]; // of the row of each entry
  activities: Activity[];
  row: Int32Array;
  start: Int32Array;
}

/**
 * The last plan made. Markets of neighbouring turns mostly have the same rows and columns: as long as entry after
 * entry has the name it had in the last plan, rows need not be looked up, and the plan can be used again. Every
 * entry is compared, so that a plan can never be the wrong one.
 */
let latest: Plan = { rows: [], names: [], activities: [], row: new Int32Array(0), start: new Int32Array(1) };

/** Free trade is never cheaper to move than this, USD/kg per t, so that every activity has a slope. */
export const SHIPPING_SLOPE = 5e-5;

/** Rows and columns as they are named, before they become arrays. */
export class NetworkDraft {
  private readonly guess = latest;
  private following = true; // all entries so far are those of the guess
  private seen = 0; // rows so far, while following
  private readonly index = new Map<string, number>(); // once not following any more
  private readonly names: string[] = [];
  private readonly activities: Activity[] = [];
  private readonly start: number[] = [0];
  private readonly row: number[] = [];
  private readonly coefficient: number[] = [];
  private readonly cost: number[] = [];
  private readonly slope: number[] = [];
  private readonly capacity: number[] = [];

  add(activity: Activity, parts: readonly Part[], terms: Terms): void {
    if (terms.capacity <= 0) return;
    for (let n = 0; n < parts.length; n++) {
      const part = parts[n];
      if (!part) continue;
      this.row.push(this.place(part[0]));
      this.names.push(part[0]);
      this.coefficient.push(part[1]);
    }
    this.start.push(this.row.length);
    this.activities.push(activity);
    this.cost.push(terms.cost);
    this.slope.push(terms.slope);
    this.capacity.push(terms.capacity);
    if (this.following && this.guess.start[this.activities.length] !== this.row.length) this.leave();
  }

  /** Trade from one row to another; most columns are of this kind, so it does without the objects of `add`. */
  ship(route: Route, origin: string, destination: string, { cost, slope, capacity }: Terms): void {
    if (capacity <= 0) return;
    this.row.push(this.place(origin));
    this.names.push(origin);
    this.row.push(this.place(destination));
    this.names.push(destination);
    this.coefficient.push(-1, 1);
    this.start.push(this.row.length);
    this.activities.push(this.shipping(route));
    this.cost.push(cost);
    this.slope.push(slope);
    this.capacity.push(capacity);
    if (this.following && this.guess.start[this.activities.length] !== this.row.length) this.leave();
  }

  private shipping({ from, to, good }: Route): Activity {
    const known = this.guess.activities[this.activities.length];
    if (
      known?.is === 'ship' &&
      known.from === from &&
      known.to === to &&
      known.good === good &&
      !known.contract
    )
      return known;
    return { is: 'ship', from, to, good, contract: null };
  }

  /** The place of a row among the rows; new rows go to the end. */
  private place(name: string): number {
    const at = this.names.length;
    if (this.following) {
      if (this.guess.names[at] === name) {
        const place = this.guess.row[at] ?? 0;
        if (place >= this.seen) this.seen = place + 1;
        return place;
      }
      this.leave();
    }
    let place = this.index.get(name);
    if (place === undefined) {
      place = this.index.size;
      this.index.set(name, place);
    }
    return place;
  }

  private leave(): void {
    this.following = false;
    for (let at = 0; at < this.seen; at++) this.index.set(this.guess.rows[at] ?? '', at);
  }

  /** What nobody wants is thrown away once its price is near nothing: the balance problem has a floor. */
  addWaste(lagged: Record<Good, number>): void {
    const rows = this.following ? this.guess.rows.slice(0, this.seen) : [...this.index.keys()];
    for (const name of rows) {
      const { is, good } = meaningOf(name);
      const price = good ? lagged[good] : lagged.bulk;
      const floor = is === 'licence' ? 0 : 0.02 * price;
      this.add({ is: 'waste', row: name }, [[name, -1]], {
        cost: -floor,
        slope: is === 'licence' ? 1e-5 : floor / 20_000,
        capacity: Number.POSITIVE_INFINITY,
      });
    }
  }

  build(carry: Record<string, number>, quota: number | null): TradeNetwork {
    const { rows, row, start } = this.plan();
    const endowment = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const name = rows[at] ?? '';
      endowment[at] = name === licence ? (quota ?? 0) : (carry[name] ?? 0);
    }
    const network: Network = {
      rows: rows.length,
      endowment,
      columns: this.activities.length,
      start,
      row,
      coefficient: new Float64Array(this.coefficient),
      cost: new Float64Array(this.cost),
      slope: new Float64Array(this.slope),
      capacity: new Float64Array(this.capacity),
    };
    return { network, rows, activities: this.activities };
  }

  private plan(): Plan {
    if (this.following && this.guess.names.length === this.names.length) return this.guess;
    if (this.following) this.leave();
    latest = {
      rows: [...this.index.keys()],
      names: this.names,
      activities: this.activities,
      row: new Int32Array(this.row),
      start: new Int32Array(this.start),
    };
    return latest;
  }
}

const licence = row.licence(LICENSED);
