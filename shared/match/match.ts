import type { CharacterId } from '../bots/characters.ts';
import { botFor } from '../bots/index.ts';
import type { Decision, Mind, Reason, Strength } from '../bots/think.ts';
import type { Bids } from '../lobby/auction.ts';
import type { Order } from '../orders/index.ts';
import type { Outcome } from '../scoring/outcome.ts';
import type { Report } from '../turn/report.ts';
import { create } from '../world/create.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import type { World } from '../world/world.ts';
import { type OwnTime, ownTime } from './clock.ts';
import type { Edit, Member } from './draft.ts';
import type { Held } from './handover.ts';
import type { Injected } from './injected.ts';
import type { Instruction } from './instructions.ts';
import type { Body, Chat, Letter, Readers } from './letters.ts';
import type { Motion, Standing } from './motions.ts';
import type { Motive } from './motives.ts';
import type { Pace, Slower } from './pace.ts';

/** What a match is made from; with its inputs, the whole truth of it. */
export interface MatchSetup {
  rules: string;
  scenario: string;
  seed: number;
  salt?: string | undefined; // keeps the seed's hash, told at the start, from being guessed
  turns: number | null; // null: the scenario's own number
  people: NationId[]; // seats that people take; bots play the rest
  bots: Partial<Record<NationId, Mind>>; // those that think; a bot without a mind here follows its habits
  clock: number | null; // seconds to plan a turn
  reserve?: number | undefined; // seconds that each has for the whole match when the time of a turn is up
  leave?: number | undefined; // days that each may stop their own clock in the whole match
  standIn: number | null; // seconds that a seat is empty before a stand-in holds it; null: nobody ever does
  chat: Chat;
  watch: boolean; // whoever has the link may watch the public table
  late?: boolean | undefined; // those who watch see it one turn late, until it is over
  advice: boolean; // the game says what would help; not where it is played for a rank
  secretClauses?: true; // treaties may hold clauses that only their parties know
  rated?: true; // counts for a rank, and so comes to its end though nobody is there any more
  bids?: Bids; // for the seats, where they went by bid; what each costs goes off its score
  started: number; // ms since 1970; the first turn's clock runs from here
}

/** One match as plain data. `step` is the only thing that changes it. */
export interface Match {
  setup: MatchSetup;
  seats: Record<NationId, Seat>;
  world: World;
  report: Report | null; // of the last turn, whole
  letters: Letter[]; // between seats, oldest first
  motives: Motive[]; // of bots, oldest first
  deadline: number | null; // ms since 1970 at which the turn ends
  outcome: Outcome | null; // when it is over
  chat: Chat | null; // as whoever holds the match has changed it; null: as set up
  injected: Injected | null; // into this turn
  pace: Pace | null; // on which all have agreed; null: as set up
  slower: Slower | null; // what is proposed for the turns to come
}

export interface Seat {
  bot: CharacterId | null; // its character; null: a person sits here
  strength: Strength | null; // of a bot that thinks; null: it follows its habits when the turn is over
  decision: Decision | null; // what a bot that thinks has decided for this turn
  draft: Order[];
  authors: Record<string, Member>; // of the orders in the draft, by subject
  motions: Motion[]; // of this turn, oldest first
  version: number; // changes of draft and motions so far
  sealed: boolean;
  absent: boolean; // a stand-in holds the seat
  handover: Held[]; // what the last stand-in did, until the person seals again
  instructions: Instruction[]; // orders for turns to come
  time: OwnTime | null; // null where the match knows no time of one's own
}

/** Something a seat or the clock asks of a match, or what a bot has decided. */
export type Input =
  | { type: 'draft'; seat: NationId; turn: number; orders: Order[] }
  | { type: 'edit'; seat: NationId; turn: number; by: Member; edits: Edit[] }
  | { type: 'propose'; seat: NationId; turn: number; by: Member; edits: Edit[] }
  | { type: 'decide'; seat: NationId; turn: number; by: Member; motion: number; as: Standing }
  | { type: 'seal'; seat: NationId; turn: number }
  | { type: 'unseal'; seat: NationId; turn: number }
  | { type: 'say'; seat: NationId; turn: number; to: Readers; body: Body; by: Member | null } // by: of a note
  | { type: 'bot'; seat: NationId; turn: number; orders: Order[]; reasons: Reason[] }
  | { type: 'absent'; seat: NationId; turn: number }
  | { type: 'back'; seat: NationId; turn: number }
  | { type: 'pause'; seat: NationId; turn: number; on: boolean } // goes on leave, or comes back
  | { type: 'instruct'; seat: NationId; turn: number; instructions: Instruction[] } // in place of those before
  | { type: 'slow'; seat: NationId; turn: number; clock: number | null } // proposes so many seconds for a turn, or agrees; null: no longer
  | { type: 'time-up'; turn: number }
  | HostInput;

/** What only whoever holds a match for others asks of it, as a class does: no seat sends these. */
export type HostInput =
  | { type: 'clock'; turn: number; deadline: number | null } // ms since 1970; null: the clock stands
  | { type: 'end-turn'; turn: number } // as if time were up
  | { type: 'close'; turn: number } // ends the match after the turns played
  | { type: 'inject'; turn: number; card: string } // a crisis, into this turn
  | { type: 'withdraw'; turn: number; card: string } // and out of it
  | { type: 'chat'; turn: number; chat: Chat }
  | { type: 'occupy'; seat: NationId; turn: number; bot: CharacterId | null; strength: Strength | null }; // null: people

/** An input and when it came; `at` is ms since 1970. */
export interface Entry {
  at: number;
  input: Input;
}

/** A new match at its first turn. Throws ScenarioError on an unknown scenario. */
export function start(setup: MatchSetup): Match {
  const world = create(setup.scenario, setup.seed, setup.turns ?? undefined);
  if (setup.secretClauses) world.secretClauses = true;
  return {
    setup,
    seats: each(NATIONS, (nation) => ({
      ...occupant(setup, nation),
      ...EMPTY_DESK,
      version: 0,
      absent: false,
      handover: [],
      instructions: [],
      time: ownTime(setup),
    })),
    world,
    report: null,
    letters: [],
    motives: [],
    deadline: setup.clock === null ? null : setup.started + setup.clock * 1000,
    outcome: null,
    chat: null,
    injected: null,
    pace: null,
    slower: null,
  };
}

function occupant({ people, bots, seed }: MatchSetup, nation: NationId): Pick<Seat, 'bot' | 'strength'> {
  if (people.includes(nation)) return { bot: null, strength: null };
  const mind = bots[nation];
  return mind
    ? { bot: mind.character, strength: mind.strength }
    : { bot: botFor(seed, nation), strength: null };
}

/** Whether those who watch are kept one turn behind; after the end everybody sees all. */
export const isLate = ({ setup, outcome }: Match): boolean => (setup.late ?? false) && outcome === null;

/** What a seat has at the beginning of a turn. */
export const EMPTY_DESK: Pick<Seat, 'draft' | 'authors' | 'motions' | 'sealed' | 'decision'> = {
  draft: [],
  authors: {},
  motions: [],
  sealed: false,
  decision: null,
};
