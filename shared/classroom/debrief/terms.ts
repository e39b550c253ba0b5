import type { Outcome } from '../../scoring/outcome.ts';
import type { Text } from '../../text.ts';
import type { Commodity, Good, NationId, Sector } from '../../world/terms.ts';
import type { HalfYear, Site } from '../../world/world.ts';

/** What a class looks at after the end: figures and sentences of its own matches, small enough for every page. */
export interface Debrief {
  edition: number; // a later one knows more
  scenario: string;
  start: HalfYear;
  worlds: WorldStory[];
  real: RealYear[]; // of the years played, as far as they are known
  questions: Question[];
  slides: Slide[]; // in the order in which a teacher would show them
}

/** One world from its first half-year to its last. */
export interface WorldStory {
  world: number; // index of the class's worlds
  before: Record<Commodity, number>; // USD/kg outside China before the first half-year
  turns: TurnStory[];
  end: Pick<Outcome, 'shared' | 'scores' | 'ranking' | 'winners'> | null; // null: ended by nobody
  whatIfs: WhatIf[]; // what moved most first
  sites: Pick<Site, 'id' | 'name' | 'stage'>[]; // that its sentences name
}

export interface TurnStory {
  turn: number;
  prices: Record<Commodity, number>; // USD/kg outside China
  dependence: Record<NationId, number>; // share of use that came through China
  unserved: Record<NationId, number>; // share of need that was priced out
  scores: Record<NationId, number>; // so far, 0..100
  news: News[]; // the weightiest first
  shortage: Shortage | null; // where so much was missing that it is worth a look
}

export interface News {
  said: Text;
  nation: NationId | null; // who did it
  secret: boolean; // nobody else, or not everybody, was told
}

/** Who paid for a shortage, and how. */
export interface Shortage {
  worst: NationId; // of whose need the largest share was missing
  good: Good; // of which most was missing there, by value
  price: number; // USD/kg there
  served: NationId; // of whose need the smallest share was missing
  paid: Record<NationId, Payment>;
}

export interface Payment {
  missing: number; // share of the need that was priced out
  lost: number; // M USD that it is worth at the prices of the base year
  dearer: number; // M USD that what was used cost more than at the prices before the first half-year
  hit: Sector | null; // that went without most, by value
}

/** The same match with one order more or less, all others as they were given. */
export interface WhatIf {
  id: string;
  turn: number;
  nation: NationId;
  change:
    | { do: 'without'; said: Text; secret: boolean } // an order that was given
    | { do: 'stockpile'; days: number; release: number }; // days of use bought, and the turn in which they are sold
  good: Commodity; // whose price it moves most
  was: number[]; // USD/kg outside China, from turn 0 on
  would: number[];
  unserved: { nation: NationId; turn: number; was: number; would: number }; // where it differs most
  dependence: { nation: NationId; was: number; would: number }; // at the end, where it differs most
  scores: Record<NationId, { was: number; would: number }>;
  weight: number; // how much it moved: the largest change of a price, and of what went unserved
}

/** A year of the record. */
export interface RealYear {
  year: number;
  price: Record<Commodity, number | null>; // USD/kg outside China, mean
  dependence: number | null; // Japan's on China
}

/** To be talked about, or asked in a poll. */
export interface Question {
  id: string;
  world: number | null; // null: about all of them
  said: Text;
  answers: Text[];
  right: number | null; // where the figures decide it
  look: string; // id of the slide that has the figures
}

export type Slide = { id: string } & (
  | { is: 'ends' }
  | { is: 'price'; good: Commodity }
  | { is: 'dependence'; nation: NationId }
  | { is: 'turn'; turn: number }
  | { is: 'shortage'; world: number; turn: number }
  | { is: 'what-if'; world: number; whatIf: string }
  | { is: 'question'; question: string }
);
