import { habitual } from '../bots/characters.ts';
import { reply } from '../bots/replies.ts';
import type { Decision } from '../bots/think.ts';
import { pricesOf } from '../lobby/auction.ts';
import { checkOrders, type Order } from '../orders/index.ts';
import type { WireError } from '../protocol/messages.ts';
import { outcome } from '../scoring/outcome.ts';
import type { Text } from '../text.ts';
import { resolve } from '../turn/resolve.ts';
import { asWritten } from '../tutorial/cabinet.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';
import { clockOf, isOut, nextTurn, onLeave, planned, returned, turnEnds } from './clock.ts';
import { edited, MOST_ORDERS } from './draft.ts';
import { type Held, newsFor, unanswered } from './handover.ts';
import { bringIn, takeOut, withInjected } from './injected.ts';
import { instructed, MOST_INSTRUCTIONS } from './instructions.ts';
import { chatOf, isNote, type Letter, MOST_LETTERS, MOST_NOTES, mayRead } from './letters.ts';
import { EMPTY_DESK, type Input, type Match, type Seat } from './match.ts';
import { MOST_MOTIONS, moved, settled } from './motions.ts';
import { motivesOf } from './motives.ts';
import { nextPace, proposed, timeAt } from './pace.ts';
import { standIn } from './standin.ts';

/** What came of an input: the new match, whether a turn was resolved, or why nothing changed. */
export type Step = { ok: true; match: Match; resolved: boolean } | Refused;

/** What an input leaves to be done, which takes its time: to resolve the turn, or to weigh up a match that is over. */
export type Due = 'turn' | 'end';

/** What an input alone makes of a match, and what is then due. */
export type Accepted = { ok: true; match: Match; due: Due | null } | Refused;
type Refused = { ok: false; error: WireError };

type How = NonNullable<Parameters<typeof resolve>[2]> & {
  told?: (orders: Record<NationId, Order[]>) => void; // what each seat has the turn do, legal or not
};

/**
 * The whole logic of a match: applies one input at a time. The argument stays as it is.
 * @param now ms since 1970: whether the turn's time is up, and from when the next turn's clock runs
 * @param how `explain: false` leaves out of the report why figures moved, which takes most of a turn's time
 */
export function step(match: Match, input: Input, now: number, how: How = {}): Step {
  const accepted = accept(match, input, now);
  if (!accepted.ok) return accepted;
  const { match: after, due } = accepted;
  return { ok: true, match: due ? finish(after, due, now, how) : after, resolved: due === 'turn' };
}

/** Does what is due, which may be done elsewhere: all that it takes is plain data. */
export const finish = (match: Match, due: Due, now: number, how: How = {}): Match =>
  due === 'turn'
    ? turn(match, now, how)
    : { ...match, outcome: outcome(match.world, pricesOf(match.setup.bids)) };

/** The part of a step that takes no time. */
export function accept(match: Match, input: Input, now: number): Accepted {
  if (match.outcome) return refuse('over');
  if (input.turn !== match.world.turn) return refuse('wrong-turn');
  if (input.type === 'time-up') {
    const ends = turnEnds(match);
    if (ends === null || now < ends) return refuse('wrong-turn');
    return { ok: true, match, due: 'turn' };
  }
  if (input.type === 'end-turn') return { ok: true, match, due: 'turn' };
  if (input.type === 'clock') return { ok: true, match: { ...match, deadline: input.deadline }, due: null };
  if (input.type === 'close') return close(match);
  if (input.type === 'inject') return replaced(bringIn(match, input.card));
  if (input.type === 'withdraw') return replaced(takeOut(match, input.card));
  if (input.type === 'chat') return replaced({ ...match, chat: input.chat });
  const seat = match.seats[input.seat];
  if (input.type === 'occupy') return occupy(match, input, now);
  if (input.type === 'bot') return decide(match, input, now);
  if (seat.bot) return refuse('no-seat');
  if (input.type === 'absent') return leave(match, input.seat, now);
  // Who comes back says so first.
  if (seat.absent !== (input.type === 'back')) return refuse('no-seat');
  if (PLANS.has(input.type) && isOut(match, input.seat, now)) return refuse('sealed');
  switch (input.type) {
    case 'back':
      return changed(match, input.seat, { absent: false });
    case 'draft':
      if (seat.sealed) return refuse('sealed');
      return changed(match, input.seat, { draft: input.orders, authors: {}, version: seat.version + 1 });
    case 'edit':
      return edit(match, input);
    case 'propose':
      return propose(match, input);
    case 'decide':
      return rule(match, input);
    case 'unseal':
      if (isDrawn(match, seat, now)) return refuse('sealed');
      return seat.sealed ? changed(match, input.seat, { sealed: false }) : refuse('not-sealed');
    case 'pause':
      return pause(match, input, now);
    case 'instruct':
      if (input.instructions.length > MOST_INSTRUCTIONS) return refuse('too-many');
      return changed(match, input.seat, { instructions: input.instructions });
    case 'slow':
      return slow(match, input);
    case 'seal':
      return seal(match, input.seat, now);
    case 'say':
      return say(match, input);
  }
}

function edit(match: Match, { seat, by, edits }: Extract<Input, { type: 'edit' }>): Accepted {
  const { draft, authors, version, sealed } = match.seats[seat];
  if (sealed) return refuse('sealed');
  const after = edited({ orders: draft, authors }, edits, by);
  if (after.orders.length > MOST_ORDERS) return refuse('too-many');
  return changed(match, seat, { draft: after.orders, authors: after.authors, version: version + 1 });
}

function propose(match: Match, { seat, by, edits }: Extract<Input, { type: 'propose' }>): Accepted {
  const { motions, version, sealed } = match.seats[seat];
  if (sealed) return refuse('sealed');
  if (motions.length + edits.length > MOST_MOTIONS) return refuse('too-many');
  return changed(match, seat, { motions: moved(motions, edits, by), version: version + 1 });
}

function rule(match: Match, { seat, by, motion, as }: Extract<Input, { type: 'decide' }>): Accepted {
  const { draft, authors, motions, version, sealed } = match.seats[seat];
  if (sealed) return refuse('sealed');
  const after = settled({ orders: draft, authors }, motions, { id: motion, as, by });
  if (!after) return refuse('no-motion');
  if (after.draft.orders.length > MOST_ORDERS) return refuse('too-many');
  const { orders, authors: whose } = after.draft;
  return changed(match, seat, {
    draft: orders,
    authors: whose,
    motions: after.motions,
    version: version + 1,
  });
}

function say(match: Match, { seat, turn, to, body, by }: Extract<Input, { type: 'say' }>): Accepted {
  const note = isNote({ from: seat, to });
  const written = match.letters.filter(
    (letter) => letter.turn === turn && letter.from === seat && isNote(letter) === note,
  );
  if (written.length >= (note ? MOST_NOTES : MOST_LETTERS)) return refuse('too-many');
  if (!note && to?.includes(seat)) return refuse('malformed');
  if (body.is === 'words' && chatOf(match) === 'phrases') return refuse('phrases-only');
  if (body.is === 'phrase' && body.phrase.region && !match.world.regions[body.phrase.region])
    return refuse('malformed');
  const letter: Letter = { turn, from: seat, to, body, by: note ? by : null };
  const letters = [...match.letters, letter, ...replies(match, letter)];
  return { ok: true, match: { ...match, letters }, due: null };
}

/** Bots answer phrases at once: to everybody what was said to everybody, and else to the writer alone. */
function replies(match: Match, { turn, from, to, body }: Letter): Letter[] {
  if (body.is !== 'phrase') return [];
  return NATIONS.flatMap((nation): Letter[] => {
    const { bot } = match.seats[nation];
    if (!bot || !mayRead({ from, to }, nation)) return [];
    const phrase = reply(view(match.world, nation), bot, from, body.phrase);
    return phrase ? [{ turn, from: nation, to: to && [from], body: { is: 'phrase', phrase }, by: null }] : [];
  });
}

function seal(match: Match, nation: NationId, now: number): Accepted {
  const seat = match.seats[nation];
  if (seat.sealed) return refuse('sealed');
  const fault = illegal(match, nation, seat.draft);
  const time = planned(seat.time, match.deadline, now);
  return fault ?? settle(withSeat(match, nation, { sealed: true, handover: [], time }), now);
}

/** What changes a plan, and so needs time to plan. */
const PLANS: ReadonlySet<Input['type']> = new Set([
  'draft',
  'edit',
  'propose',
  'decide',
  'unseal',
  'instruct',
]);

/** Whether seals are for good because reserves run: opened and sealed again, one would be counted twice. */
const isDrawn = ({ setup, deadline, pace }: Match, { time }: Seat, now: number): boolean =>
  time !== null && setup.reserve !== undefined && pace === null && deadline !== null && now >= deadline;

function slow(match: Match, { seat, clock }: Extract<Input, { type: 'slow' }>): Accepted {
  const slower = proposed(match, seat, clock);
  return slower === undefined ? refuse('no-pace') : { ok: true, match: { ...match, slower }, due: null };
}

function pause(match: Match, { seat, on }: Extract<Input, { type: 'pause' }>, now: number): Accepted {
  const { time } = match.seats[seat];
  if (!on)
    return time?.since == null ? refuse('no-time') : changed(match, seat, { time: returned(time, now) });
  const away = isOut(match, seat, now) ? null : onLeave(time, now);
  return away ? changed(match, seat, { time: away }) : refuse('no-time');
}

/** A stand-in takes the seat, where the match has them; what was sealed stands. */
function leave(match: Match, nation: NationId, now: number): Accepted {
  if (match.setup.standIn === null || match.seats[nation].absent) return refuse('no-seat');
  return settle(withSeat(match, nation, { absent: true, handover: [] }), now);
}

/** Gives a seat to a bot, or back to people; the draft stays as it was. */
function occupy(match: Match, { seat, bot, strength }: Occupied, now: number): Accepted {
  return settle(withSeat(match, seat, { bot, strength, sealed: false, decision: null, absent: false }), now);
}
type Occupied = Extract<Input, { type: 'occupy' }>;

/** Takes what a bot has decided: once a turn, and legal like anybody's orders. */
function decide(match: Match, { seat: nation, orders, reasons }: Decided, now: number): Accepted {
  const seat = match.seats[nation];
  if (!thinks(seat)) return refuse('no-seat');
  if (seat.decision) return refuse('sealed');
  const fault = illegal(match, nation, orders);
  return fault ?? settle(withSeat(match, nation, { decision: { orders, reasons } }), now);
}
type Decided = Extract<Input, { type: 'bot' }>;

function illegal(match: Match, nation: NationId, orders: readonly Order[]): Refused | null {
  for (const [order, verdict] of checkOrders(view(match.world, nation), orders).entries())
    if (!verdict.ok) return { ok: false, error: { code: 'illegal-order', why: verdict.why, order } };
  return null;
}

/** Ends the turn when nobody is waited for any more, and somebody has sealed: a match of stand-ins stands still. */
function settle(match: Match, now: number): Accepted {
  const resolved =
    NATIONS.every((nation) => isReady(match.seats[nation]) || isOut(match, nation, now)) &&
    NATIONS.some((nation) => match.seats[nation].sealed);
  return { ok: true, match, due: resolved ? 'turn' : null };
}

const thinks = ({ bot, strength }: Seat): boolean => bot !== null && strength !== null;

/** Whether the turn need not wait for a seat: sealed, decided, held by a stand-in, or a bot that only follows its habits. */
export const isReady = (seat: Seat): boolean =>
  seat.bot === null ? seat.sealed || seat.absent : !thinks(seat) || seat.decision !== null;

/** The seats whose bots have still to think about this turn. */
export const undecided = (match: Match): NationId[] =>
  match.outcome ? [] : NATIONS.filter((nation) => match.seats[nation].bot && !isReady(match.seats[nation]));

/**
 * Resolves the turn: sealed orders, unsealed drafts (of which `resolve` drops what is illegal), and what bots decide,
 * or what the tutorial's story has one of them do.
 */
function turn(match: Match, now: number, how: How): Match {
  const left = each(NATIONS, (nation) => match.seats[nation].instructions);
  const decisions = each(NATIONS, (nation): Decision => {
    const { bot, draft, decision, instructions } = match.seats[nation];
    if (isHeld(match.seats[nation])) return { orders: standIn(view(match.world, nation)), reasons: [] };
    if (!bot) {
      if (instructions.length === 0) return { orders: draft, reasons: [] };
      const given = instructed(view(match.world, nation), draft, instructions);
      left[nation] = given.left;
      return { orders: given.orders, reasons: [] };
    }
    const seen = view(match.world, nation);
    const story = asWritten(seen);
    if (story) return { orders: story, reasons: [] };
    return decision ?? { orders: habitual(bot).decide(seen), reasons: [] };
  });
  const orders = each(NATIONS, (nation) => decisions[nation].orders);
  how.told?.(orders);
  const { world, report } = resolve(match.world, orders, how);
  const over = world.turn >= world.turns;
  const pace = nextPace(match);
  const clock = clockOf({ ...match, ...pace });
  return {
    ...match,
    world,
    report: withInjected(report, match),
    injected: null,
    motives: [...match.motives, ...NATIONS.flatMap((nation) => motivesOf(nation, decisions[nation], world))],
    seats: each(NATIONS, (nation) => {
      const { sealed, time } = match.seats[nation];
      const own = nextTurn(sealed ? time : planned(time, match.deadline, now), now);
      const seat = {
        ...match.seats[nation],
        ...EMPTY_DESK,
        instructions: left[nation],
        time: timeAt(match.pace, pace.pace, own),
      };
      if (!isHeld(match.seats[nation])) return seat;
      const news = newsFor(nation, report.events);
      return { ...seat, handover: [...seat.handover, held(match, nation, decisions[nation].orders, news)] };
    }),
    ...pace,
    deadline: over || clock === null ? null : now + clock * 1000,
    outcome: over ? outcome(world, pricesOf(match.setup.bids)) : null,
  };
}

/** Ends a match early: scored by the turns played, against par over as many. */
function close(match: Match): Accepted {
  const { world } = match;
  if (world.turn === 0) return refuse('wrong-turn');
  const played = { ...world, turns: world.turn };
  return { ok: true, match: { ...match, world: played, deadline: null }, due: 'end' };
}

/** Whether a stand-in decides; what its person had sealed before leaving stands. */
const isHeld = ({ absent, sealed }: Seat): boolean => absent && !sealed;

const held = ({ world, seats }: Match, seat: NationId, orders: Order[], news: Text[]): Held => ({
  seat,
  turn: world.turn,
  orders,
  undone: seats[seat].draft.length,
  unanswered: unanswered(view(world, seat)),
  news,
});

const replaced = (match: Match | null): Accepted =>
  match ? { ok: true, match, due: null } : refuse('illegal-order');

const refuse = (code: WireError['code']): Refused => ({ ok: false, error: { code } });

const withSeat = (match: Match, nation: NationId, change: Partial<Seat>): Match => ({
  ...match,
  seats: { ...match.seats, [nation]: { ...match.seats[nation], ...change } },
});

const changed = (match: Match, nation: NationId, change: Partial<Seat>): Accepted => ({
  ok: true,
  match: withSeat(match, nation, change),
  due: null,
});
