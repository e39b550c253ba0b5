import { desk } from '../match/desk.ts';
import type { Match } from '../match/match.ts';
import { type Posted, posted } from '../match/posted.ts';
import { step } from '../match/step.ts';
import { type Order, subject } from '../orders/index.ts';
import type { Desk } from '../protocol/messages.ts';
import type { Text } from '../text.ts';
import { NATIONS, type NationId } from '../world/terms.ts';
import { type View, view } from '../world/view.ts';
import { type PlayedTurn, playedTurns } from './played.ts';
import { type Fault, type MatchRecord, verify } from './record.ts';

/** A match as it can be looked at again, moment by moment. */
export interface Reel {
  record: MatchRecord;
  stood: Match[]; // by the number of turns resolved
  turns: PlayedTurn[];
}

/** What a seat ordered in a turn. */
export interface Given {
  nation: NationId;
  by: 'person' | 'bot' | 'stand-in';
  orders: { order: Order; why: Text | null }[]; // why: of bots that think
}

/** Through whose eyes a moment is seen: a seat's, or everybody's at once. */
export type Eyes = NationId | 'all';

/** A match as it stood after some turns. */
export interface Moment {
  at: number; // turns resolved
  eyes: Eyes;
  desk: Desk;
  notice: Posted;
  given: Given[]; // in the last turn; with a seat's eyes its own only
  before: View | null; // in which they were given
}

/** Plays a whole match again. Refused where anything in it is not as it says. */
export function reelOf(record: MatchRecord): { ok: true; reel: Reel } | Fault {
  const verified = verify(record);
  if (!verified.ok) return verified;
  const { start, turns, end } = playedTurns(record.setup, record.inputs);
  const stood = [start, ...turns.map(({ after }) => after)];
  // A match that was closed early ends without a turn of its own.
  stood[turns.length] = end;
  return { ok: true, reel: { record, stood, turns } };
}

/** How it stood after some turns; `side` is where one sits who sees everything. */
export function momentOf(reel: Reel, at: number, eyes: Eyes, side: NationId): Moment | null {
  const match = reel.stood[at];
  const turn = reel.turns[at - 1];
  if (!match) return null;
  const told: Match = { ...match, report: turn ? explained(turn) : null };
  const open = eyes === 'all';
  const nation = open ? side : eyes;
  const seen = { ...desk(told, nation), draft: [], sealed: true, handover: [] };
  const was = turn?.before.world;
  return {
    at,
    eyes,
    desk: open
      ? { ...seen, view: { nation, world: told.world }, report: told.report, letters: told.letters }
      : seen,
    notice: posted(told, { connected: new Set(), watchers: 0, stuck: false, now: 0 }, null),
    given: turn ? NATIONS.filter((one) => open || one === eyes).map((one) => given(turn, one)) : [],
    before: was ? (open ? { nation, world: was } : view(was, nation)) : null,
  };
}

function given({ before, ended, orders, after }: PlayedTurn, nation: NationId): Given {
  const { bot, absent, sealed } = before.seats[nation];
  const left = ended.input.type === 'absent' && ended.input.seat === nation;
  const reasons = after.motives.filter((one) => one.nation === nation && one.turn === before.world.turn);
  return {
    nation,
    by: bot ? 'bot' : (absent || left) && !sealed ? 'stand-in' : 'person',
    orders: orders[nation].flatMap(({ order, legal }) => {
      const reason = reasons.find((one) => subject(one.order) === subject(order));
      return legal ? [{ order, why: reason?.why ?? null }] : [];
    }),
  };
}

/** The report of a turn with why figures moved, which is worked out when somebody asks. */
function explained({ before, ended }: PlayedTurn): Match['report'] {
  const done = step(before, ended.input, ended.at);
  return done.ok ? done.match.report : null;
}
