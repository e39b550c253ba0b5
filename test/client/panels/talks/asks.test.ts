import { describe, expect, test } from 'vitest';
import type { Clause } from '#shared/diplomacy/clauses/index.ts';
import { valueTo } from '#shared/diplomacy/negotiate.ts';
import type { Order } from '#shared/orders/index.ts';
import { create } from '#shared/world/create.ts';
import { view } from '#shared/world/view.ts';
import { answersTo, asksOf, counterTo, draftedFor, waiting } from '../../../../client/panels/talks/asks.ts';
import { play } from '../../../kit/treaties.ts';

const promise: Clause = { kind: 'no-embargo', by: 'JPN' };
const proposal = (to: 'JPN', clauses: Clause[]): Order => ({
  kind: 'propose',
  to,
  clauses,
  turns: 4,
  escrow: 10,
});
const purchase: Order = {
  kind: 'offtake',
  seller: 'JPN',
  commodity: 'light',
  tonnes: 50,
  price: 80,
  turns: 4,
};
const world = play(create('2010-senkaku', 7), {
  USA: [proposal('JPN', [promise])],
  EUR: [proposal('JPN', [{ kind: 'side-payment', by: 'EUR', funds: 5, every: 'once' }])],
});
const japan = view(world, 'JPN');
const [first, second] = asksOf(japan).filter((ask) => ask.is === 'proposal');
if (first?.is !== 'proposal' || second?.is !== 'proposal') throw new Error('two proposals were made');

describe('the inbox', () => {
  test('holds what asks this nation for an answer, the newest first, and nothing of others', () => {
    expect([first.proposal.from, second.proposal.from]).toEqual(['EUR', 'USA']);
    expect(asksOf(view(world, 'CHN')).filter((ask) => ask.is !== 'crisis')).toEqual([]);
  });

  test('counts what waits: not what is answered in the draft, and not what is ignored', () => {
    const all = waiting(japan, [], new Set());
    const accept: Order = { kind: 'answer', proposal: first.id, accept: true };
    expect(waiting(japan, [accept], new Set())).toBe(all - 1);
    expect(waiting(japan, [accept], new Set([second.id]))).toBe(all - 2);
  });

  test('knows an answer in the draft, and takes back that answer alone', () => {
    const other: Order = { kind: 'recycling', level: 1 };
    const yes: Order = { kind: 'answer', proposal: second.id, accept: true };
    const no: Order = { kind: 'answer', proposal: second.id, accept: false };
    const counter = counterTo(japan, second.proposal);
    expect(draftedFor(second, [other])).toBeNull();
    expect(draftedFor(second, [yes])).toBe('accepted');
    expect(draftedFor(second, [no])).toBe('declined');
    expect(draftedFor(second, [counter, no])).toBe('countered');
    expect(draftedFor(first, [counter, no])).toBeNull();
    expect(answersTo(second, [other, counter, no])).toEqual([counter, no]);
    expect(answersTo(second, [counter, yes])).toEqual([yes]);
  });
});

describe('a counter-offer', () => {
  const lesson: Clause = { kind: 'technology', by: 'JPN', stage: 'magnet' };
  const payment: Clause = { kind: 'side-payment', by: 'JPN', funds: 20, every: 'turn' };
  const counter = (...clauses: Clause[]) =>
    counterTo(japan, { ...second.proposal, terms: { ...second.proposal.terms, clauses } });

  test('goes back to who proposed, and leaves as they are terms that cost us nothing', () => {
    expect(counter(promise)).toEqual({
      kind: 'propose',
      to: 'USA',
      clauses: [promise],
      turns: 4,
      escrow: 10,
    });
  });

  test('does not pay on top for what brings us nothing', () => {
    expect(counter(promise, payment).clauses).toEqual([promise]);
  });

  test('asks for what the terms would cost us', () => {
    const terms = { clauses: [lesson], turns: 4, escrow: 10 };
    const worth = valueTo(world, ['JPN', 'USA'], terms, 'JPN');
    expect(worth).toBeLessThan(0);
    expect(counter(lesson).clauses).toEqual([
      lesson,
      { kind: 'side-payment', by: 'USA', funds: Math.max(1, Math.ceil(-worth)), every: 'turn' },
    ]);
  });
});

test('an offer to buy asks the seller', () => {
  const seller = create('2010-senkaku', 7);
  const asked = play(seller, { USA: [{ ...purchase, seller: 'CHN' }] });
  const ask = asksOf(view(asked, 'CHN')).find((one) => one.is === 'offer');
  expect(ask).toMatchObject({ is: 'offer', offer: { from: 'USA' } });
  if (ask) expect(draftedFor(ask, [{ kind: 'accept', offer: ask.id }])).toBe('accepted');
});
