import { type BotId, botFor } from '../bots/index.ts';
import type { Order } from '../orders/index.ts';
import type { Outcome } from '../scoring/outcome.ts';
import type { Report } from '../turn/report.ts';
import { create } from '../world/create.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import type { Letter } from './letters.ts';

/** What a match is made from; with its inputs, the whole truth of it. */
export interface MatchSetup {
  rules: string;
  scenario: string;
  seed: number;
  turns: number | null; // null: the scenario's own number
  people: NationId[]; // seats that people take; bots play the rest
  clock: number | null; // seconds to plan a turn
  started: number; // ms since 1970; the first turn's clock runs from here
}

/** One match as plain data. `step` is the only thing that changes it. */
export interface Match {
  setup: MatchSetup;
  seats: Record<NationId, Seat>;
  world: World;
  report: Report | null; // of the last turn, whole
  letters: Letter[]; // between seats, oldest first
  deadline: number | null; // ms since 1970 at which the turn ends
  outcome: Outcome | null; // when it is over
}

export interface Seat {
  bot: BotId | null; // null: a person sits here
  draft: Order[];
  sealed: boolean;
}

/** Something a seat or the clock asks of a match. */
export type Input =
  | { type: 'draft'; seat: NationId; turn: number; orders: Order[] }
  | { type: 'seal'; seat: NationId; turn: number }
  | { type: 'unseal'; seat: NationId; turn: number }
  | { type: 'say'; seat: NationId; turn: number; to: NationId | null; words: string }
  | { type: 'time-up'; turn: number };

/** An input and when it came; `at` is ms since 1970. */
export interface Entry {
  at: number;
  input: Input;
}

/** A new match at its first turn. Throws ScenarioError on an unknown scenario. */
export function start(setup: MatchSetup): Match {
  const world = create(setup.scenario, setup.seed, setup.turns ?? undefined);
  return {
    setup,
    seats: each(NATIONS, (nation) => ({
      bot: setup.people.includes(nation) ? null : botFor(setup.seed, nation),
      draft: [],
      sealed: false,
    })),
    world,
    report: null,
    letters: [],
    deadline: deadline(setup, setup.started),
    outcome: null,
  };
}

export const deadline = (setup: MatchSetup, now: number): number | null =>
  setup.clock === null ? null : now + setup.clock * 1000;
