import { BOTS } from '../bots/index.ts';
import { checkOrders, type Order } from '../orders/index.ts';
import type { WireError } from '../protocol/messages.ts';
import { outcome } from '../scoring/outcome.ts';
import { resolve } from '../turn/resolve.ts';
import { each, NATIONS, type NationId } from '../world/terms.ts';
import { view } from '../world/view.ts';
import { MOST_LETTERS } from './letters.ts';
import { deadline, type Input, type Match, type Seat } from './match.ts';

/** What came of an input: the new match, whether a turn was resolved, or why nothing changed. */
export type Step = { ok: true; match: Match; resolved: boolean } | { ok: false; error: WireError };

/**
 * The whole logic of a match: applies one input at a time. The argument stays as it is.
 * @param now ms since 1970: whether the turn's time is up, and from when the next turn's clock runs
 */
export function step(match: Match, input: Input, now: number): Step {
  if (match.outcome) return refuse('over');
  if (input.turn !== match.world.turn) return refuse('wrong-turn');
  if (input.type === 'time-up') {
    if (match.deadline === null || now < match.deadline) return refuse('wrong-turn');
    return { ok: true, match: turn(match, now), resolved: true };
  }
  const seat = match.seats[input.seat];
  if (seat.bot) return refuse('no-seat');
  switch (input.type) {
    case 'draft':
      if (seat.sealed) return refuse('sealed');
      return changed(match, input.seat, { draft: input.orders });
    case 'unseal':
      return seat.sealed ? changed(match, input.seat, { sealed: false }) : refuse('not-sealed');
    case 'seal':
      return seal(match, input.seat, now);
    case 'say':
      return say(match, input);
  }
}

function say(match: Match, { seat, turn, to, words }: Extract<Input, { type: 'say' }>): Step {
  const written = match.letters.filter((letter) => letter.turn === turn && letter.from === seat);
  if (written.length >= MOST_LETTERS) return refuse('too-many');
  if (to === seat) return refuse('malformed');
  const letters = [...match.letters, { turn, from: seat, to, words }];
  return { ok: true, match: { ...match, letters }, resolved: false };
}

function seal(match: Match, nation: NationId, now: number): Step {
  const seat = match.seats[nation];
  if (seat.sealed) return refuse('sealed');
  const verdicts = checkOrders(view(match.world, nation), seat.draft);
  for (const [order, verdict] of verdicts.entries())
    if (!verdict.ok) return { ok: false, error: { code: 'illegal-order', why: verdict.why, order } };
  const next = withSeat(match, nation, { sealed: true });
  const all = NATIONS.every((one) => next.seats[one].bot !== null || next.seats[one].sealed);
  return all
    ? { ok: true, match: turn(next, now), resolved: true }
    : { ok: true, match: next, resolved: false };
}

/** Resolves the turn: sealed orders, unsealed drafts (of which `resolve` drops what is illegal), and what bots decide. */
function turn(match: Match, now: number): Match {
  const orders = each(NATIONS, (nation): Order[] => {
    const { bot, draft } = match.seats[nation];
    return bot ? BOTS[bot].decide(view(match.world, nation)) : draft;
  });
  const { world, report } = resolve(match.world, orders);
  const over = world.turn >= world.turns;
  return {
    ...match,
    world,
    report,
    seats: each(NATIONS, (nation) => ({ ...match.seats[nation], draft: [], sealed: false })),
    deadline: over ? null : deadline(match.setup, now),
    outcome: over ? outcome(world) : null,
  };
}

const refuse = (code: WireError['code']): Step => ({ ok: false, error: { code } });

const withSeat = (match: Match, nation: NationId, change: Partial<Seat>): Match => ({
  ...match,
  seats: { ...match.seats, [nation]: { ...match.seats[nation], ...change } },
});

const changed = (match: Match, nation: NationId, change: Partial<Seat>): Step => ({
  ok: true,
  match: withSeat(match, nation, change),
  resolved: false,
});
