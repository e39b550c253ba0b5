import { type Commodity, GOODS, type Good, type NationId, type ORES, type RegionId } from '../world/terms.ts';
import type { Network } from './solver.ts';

/** What an activity is in the world; the solver never sees it. */
export type Activity =
  | { is: 'site'; site: string }
  | { is: 'ship'; from: RegionId; to: RegionId; good: Good | (typeof ORES)[number]; contract: string | null }
  | { is: 'export'; region: NationId; good: Commodity }
  | { is: 'smuggle'; from: RegionId; to: RegionId; good: Commodity }
  | { is: 'add' | 'draw'; region: RegionId; commodity: Commodity } // companies' stock
  | { is: 'buy' | 'release'; nation: NationId; commodity: Commodity } // the state's stockpile
  | { is: 'use'; index: number } // place in inputs.demand
  | { is: 'recycle'; region: RegionId }
  | { is: 'waste'; row: string };

/** A network and the meaning of its rows and columns. */
export interface TradeNetwork {
  network: Network;
  rows: string[];
  activities: Activity[];
}

export const row = {
  ore: (ore: (typeof ORES)[number], region: RegionId) => `ore:${ore}@${region}`,
  good: (good: Good, region: RegionId) => `${good}@${region}`,
  fob: (good: Commodity, region: RegionId) => `fob:${good}@${region}`,
  licence: (region: RegionId) => `licence@${region}`,
};

/** The exporter whose oxides leave through licensed ports. */
export const LICENSED: NationId = 'CHN';

export type Part = [row: string, coefficient: number];
export interface Terms {
  cost: number;
  slope: number;
  capacity: number;
}

/** Rows and columns as they are named, before they become arrays. */
export class NetworkDraft {
  private readonly rows = new Map<string, number>();
  private readonly activities: Activity[] = [];
  private readonly start: number[] = [0];
  private readonly row: number[] = [];
  private readonly coefficient: number[] = [];
  private readonly terms: Terms[] = [];

  add(activity: Activity, parts: Part[], terms: Terms): void {
    if (terms.capacity <= 0) return;
    for (const [name, coefficient] of parts) {
      let index = this.rows.get(name);
      if (index === undefined) {
        index = this.rows.size;
        this.rows.set(name, index);
      }
      this.row.push(index);
      this.coefficient.push(coefficient);
    }
    this.start.push(this.row.length);
    this.activities.push(activity);
    this.terms.push(terms);
  }

  /** What nobody wants is thrown away once its price is near nothing: the balance problem has a floor. */
  addWaste(lagged: Record<Good, number>): void {
    for (const name of [...this.rows.keys()]) {
      const good = GOODS.find((each) => name.startsWith(`${each}@`) || name.startsWith(`fob:${each}@`));
      const price = good ? lagged[good] : name.startsWith('ore:') ? lagged.bulk : 1;
      const floor = name.startsWith('licence') ? 0 : 0.02 * price;
      this.add({ is: 'waste', row: name }, [[name, -1]], {
        cost: -floor,
        slope: name.startsWith('licence') ? 1e-5 : floor / 20_000,
        capacity: Number.POSITIVE_INFINITY,
      });
    }
  }

  build(carry: Record<string, number>, quota: number | null): TradeNetwork {
    const rows = [...this.rows.keys()];
    const endowment = new Float64Array(rows.length);
    rows.forEach((name, index) => {
      endowment[index] = name === row.licence(LICENSED) ? (quota ?? 0) : (carry[name] ?? 0);
    });
    const column = (pick: (terms: Terms) => number) => Float64Array.from(this.terms, pick);
    const network: Network = {
      rows: rows.length,
      endowment,
      columns: this.terms.length,
      start: Int32Array.from(this.start),
      row: Int32Array.from(this.row),
      coefficient: Float64Array.from(this.coefficient),
      cost: column((terms) => terms.cost),
      slope: column((terms) => terms.slope),
      capacity: column((terms) => terms.capacity),
    };
    return { network, rows, activities: this.activities };
  }
}
