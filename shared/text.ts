import type { Commodity, Good, NationId, RegionId, Sector } from './world/terms.ts';

/** A sentence that the rules say: a key into the language files and typed values, formatted by the client's locale. */
export interface Text {
  key: string;
  values: Record<string, Value>;
}

export type Value =
  | { is: 'number'; value: number; unit: Unit }
  | { is: 'change'; value: number; unit: Unit } // shown with its sign, to two digits
  | { is: 'range'; low: number; high: number; unit: Unit; signed: boolean } // signed: a change
  | { is: 'region'; id: RegionId }
  | { is: 'nation'; id: NationId }
  | { is: 'good'; id: Good | Commodity }
  | { is: 'sector'; id: Sector }
  | { is: 'site'; id: string } // a site of the scenario, or one built in the match
  | { is: 'name'; text: string } // proper names, never translated
  | { is: 'turn'; turn: number } // shown as a date, "2011 H2"
  | { is: 'words'; keys: string[] } // several words to translate
  | { is: 'key'; key: string }; // a further word to translate

/** t = t REO, share = 0..1 shown as %, points = score or standing. */
export type Unit = 't' | 'USD/kg' | 'M USD' | 'share' | 'turns' | 'points' | 'count';

export const text = (key: string, values: Record<string, Value> = {}): Text => ({ key, values });
export const number = (value: number, unit: Unit): Value => ({ is: 'number', value, unit });
export const change = (value: number, unit: Unit): Value => ({ is: 'change', value, unit });
export const range = (low: number, high: number, unit: Unit, signed = true): Value => ({
  is: 'range',
  low,
  high,
  unit,
  signed,
});
export const region = (id: RegionId): Value => ({ is: 'region', id });
export const nation = (id: NationId): Value => ({ is: 'nation', id });
export const good = (id: Good): Value => ({ is: 'good', id });
export const name = (words: string): Value => ({ is: 'name', text: words });
export const turnDate = (turn: number): Value => ({ is: 'turn', turn });
export const word = (key: string): Value => ({ is: 'key', key });
