import type { Text } from '../text.ts';
import type { NationId, RegionId } from '../world/terms.ts';

/** Whom and what a drawn card is about. */
export interface Cast {
  nation: NationId | null; // the government it falls to first
  other: NationId | null; // the other side of a quarrel
  region: RegionId; // where it happens
  site: string | null;
  contract: string | null;
}

/** Who an effect reaches: the card's cast, and when it comes from a response the nation that gave it. */
export interface Scope {
  cast: Cast;
  self: NationId | null;
}

/** A crisis that waits for answers in the turn that comes. */
export interface OpenCrisis {
  card: string;
  cast: Cast;
  asked: NationId[]; // who has not answered yet
  came: Text[]; // what it has done already
  by?: 'teacher'; // who brought it in, where chance did not
}

/** Effects that last for some turns and act on the market while they do. */
export const LASTING = ['outage', 'cost', 'freight', 'halt', 'demand', 'speculation'] as const;
export type Lasting = (typeof LASTING)[number];

export interface Running {
  card: string;
  kind: Lasting;
  on: string[]; // sites; regions; "CHN JPN light"; "ev USA"; "heavy CHN", as the kind has it
  amount: number; // share or USD/kg
  until: number; // first turn in which it is over
  said: Text; // as it was told when it began
}

/** The crises of a world; all of it is public. */
export interface Crises {
  open: OpenCrisis[];
  running: Running[];
  last: Record<string, number>; // turn in which each card came last
}

export const noCrises = (): Crises => ({ open: [], running: [], last: {} });

/** Low and high end of what may come. */
export type Range = [low: number, high: number];
