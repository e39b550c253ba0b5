import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaksPromise } from '#shared/bots/habits/diplomacy.ts';
import { BOTS } from '#shared/bots/index.ts';
import { upholdTreaties } from '#shared/diplomacy/breach.ts';
import type { Clause } from '#shared/diplomacy/clauses/index.ts';
import { keptTreaty, type Treaty } from '#shared/diplomacy/treaty.ts';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { reportFor } from '#shared/turn/report.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { canonical } from '#shared/world/hash.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import { legalDraft, picks } from '../../kit/orders.ts';
import { play, signed, told } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);
const promise: Clause = { kind: 'no-embargo', by: 'CHN' };
const proposal: Order = { kind: 'propose', to: 'CHN', clauses: [promise], turns: 3, escrow: 25 };
const verdict = (nation: NationId, order: Order, world = start) => {
  const [one] = checkOrders(view(world, nation), [order]);
  return one?.ok ? 'legal' : one?.why.key;
};

describe('whether it may be proposed, answered, left', () => {
  const proposed = play(start, { JPN: [proposal] });
  const id = proposed.proposals[0]?.id ?? '';
  const bound = signed(start, ['JPN', 'CHN'], [promise], { turns: 6 });
  test.each<[string, NationId, Order, World, string]>([
    ['a treaty', 'JPN', proposal, start, 'legal'],
    ['one with oneself', 'CHN', proposal, start, 'refusal.not-yourself'],
    [
      'a promise of a third',
      'USA',
      { ...proposal, clauses: [{ kind: 'no-embargo', by: 'JPN' }] } as Order,
      start,
      'refusal.no-party',
    ],
    [
      'the same promise twice',
      'JPN',
      { ...proposal, clauses: [promise, promise] } as Order,
      start,
      'refusal.promised-already',
    ],
    ['what is in force already', 'JPN', proposal, bound, 'refusal.promised-already'],
    [
      'a quota of who has none',
      'JPN',
      { ...proposal, clauses: [{ kind: 'quota-floor', by: 'JPN', tonnes: 9 }] } as Order,
      start,
      'refusal.no-licences',
    ],
    [
      'a band upside down',
      'JPN',
      {
        ...proposal,
        clauses: [{ kind: 'price-band', by: 'CHN', commodity: 'light', low: 9, high: 3 }],
      } as Order,
      start,
      'refusal.band-upside-down',
    ],
    [
      'teaching the teacher',
      'CHN',
      { ...proposal, to: 'JPN', clauses: [{ kind: 'technology', by: 'JPN', stage: 'separation' }] } as Order,
      start,
      'refusal.nothing-to-teach',
    ],
    ['more than there is', 'JPN', { ...proposal, escrow: 2000 } as Order, start, 'refusal.no-money'],
    ['an answer by the other', 'CHN', { kind: 'answer', proposal: id, accept: true }, proposed, 'legal'],
    [
      'an answer by a third',
      'USA',
      { kind: 'answer', proposal: id, accept: true },
      proposed,
      'refusal.offer-gone',
    ],
    [
      'an answer by oneself',
      'JPN',
      { kind: 'answer', proposal: id, accept: true },
      proposed,
      'refusal.offer-gone',
    ],
    ['leaving', 'CHN', { kind: 'withdraw', treaty: bound.treaties[0]?.id ?? '' }, bound, 'legal'],
    [
      'leaving what others signed',
      'USA',
      { kind: 'withdraw', treaty: bound.treaties[0]?.id ?? '' },
      bound,
      'refusal.no-such-treaty',
    ],
  ])('%s: %s', (_, nation, order, world, expected) => {
    expect(verdict(nation, order, world)).toBe(expected);
  });
});

describe('a treaty', () => {
  test('goes from proposal to signature to its end, and the deposits come back', () => {
    const proposed = play(start, { JPN: [proposal] });
    expect(proposed.accounts.escrow).toBe(25);
    const id = proposed.proposals[0]?.id ?? '';
    let world = play(proposed, { CHN: [{ kind: 'answer', proposal: id, accept: true }] });
    expect(world.proposals).toEqual([]);
    expect(world.accounts.escrow).toBe(50);
    expect(world.treaties[0]).toMatchObject({ state: 'in-force', from: 2, until: 5, ended: null });
    expect(keptTreaty(world, 'JPN', 'CHN')).toBe(false); // it has proven nothing yet
    const before = world.nations.JPN.standing.CHN;
    for (let turn = 0; turn < 3; turn++) {
      expect(world.treaties[0]?.state).toBe('in-force');
      world = play(world);
    }
    expect(world.treaties[0]).toMatchObject({ state: 'fulfilled', ended: 4, breaches: [] });
    expect(world.accounts.escrow).toBe(0);
    expect(world.nations.JPN.standing.CHN).toBeGreaterThan(before);
    expect(keptTreaty(world, 'CHN', 'JPN')).toBe(true);
    expect(keptTreaty(world, 'CHN', 'USA')).toBe(false);
  });

  test('lapses without an answer within two turns', () => {
    const proposed = play(start, { JPN: [proposal] });
    const asked = play(proposed);
    expect(asked.proposals).toHaveLength(1);
    expect(told(asked)).toContain('event.proposal-lapsed');
    const lapsed = play(asked);
    expect(lapsed.proposals).toEqual([]);
    expect(lapsed.accounts.escrow).toBe(0);
  });

  test('that is turned down costs nothing', () => {
    const proposed = play(start, { JPN: [proposal] });
    const id = proposed.proposals[0]?.id ?? '';
    const refused = play(proposed, { CHN: [{ kind: 'answer', proposal: id, accept: false }] });
    expect(refused.treaties).toEqual([]);
    expect(refused.nations.JPN.treasury).toBeCloseTo(play(play(start)).nations.JPN.treasury, 3);
  });

  test('gives the deposit of who breaks it to the other, and never counts as kept again', () => {
    const world = clone(signed(start, ['JPN', 'CHN'], [promise], { escrow: 100, turns: 10 }));
    const { JPN, CHN } = world.nations;
    const [japan, china] = [JPN.treasury, CHN.treasury];
    world.embargoes.push({
      by: 'CHN',
      target: 'JPN',
      commodity: 'light',
      severity: 0.5,
      manner: 'open',
      since: world.turn,
    });
    upholdTreaties(world, () => undefined);
    expect([JPN.treasury - japan, CHN.treasury - china]).toEqual([200, 0]);
    expect(world.treaties[0]).toMatchObject({
      ended: world.turn,
      breaches: [{ by: 'CHN', clause: 'no-embargo' }],
    });
    world.treaties.push({
      ...signed(start, ['JPN', 'CHN'], [promise]).treaties[0],
      from: 0,
      until: 1,
    } as Treaty);
    world.turn = 9;
    expect(keptTreaty(world, 'JPN', 'CHN')).toBe(false);
  });

  test('left with notice still binds for a turn, and costs less than breaking it', () => {
    const bound = signed(start, ['JPN', 'CHN'], [promise], { escrow: 40, turns: 10 });
    const id = bound.treaties[0]?.id ?? '';
    const noticed = play(bound, { CHN: [{ kind: 'withdraw', treaty: id }] });
    expect(noticed.treaties[0]?.state).toBe('in-force');
    const left = play(noticed);
    expect(left.treaties[0]).toMatchObject({ state: 'left', by: 'CHN' });
    expect(left.accounts.escrow).toBe(0);
    const broken = play(
      play(bound, {
        CHN: [{ kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.1, manner: 'open' }],
      }),
    );
    expect(left.nations.CHN.treasury).toBeGreaterThan(broken.nations.CHN.treasury);
    expect(left.nations.CHN.reputation).toBeGreaterThan(broken.nations.CHN.reputation);
    expect(keptTreaty(left, 'JPN', 'CHN')).toBe(false);
  });

  test('in force when the match ends gives its deposits back', () => {
    let world = create('2010-senkaku', 7, 6);
    world = signed(world, ['JPN', 'CHN'], [promise], { turns: 20 });
    while (world.turn < world.turns) world = play(world);
    expect(world.treaties[0]?.state).toBe('fulfilled');
    expect(world.accounts.escrow).toBe(0);
    expect(keptTreaty(world, 'JPN', 'CHN')).toBe(true);
  });
});

describe('a proposal', () => {
  test('is known to the two alone until it is signed', () => {
    const proposed = play(start, { JPN: [proposal] });
    const none = clone(proposed);
    none.proposals = [];
    none.accounts.escrow = 0;
    expect(canonical(view(proposed, 'USA'))).toBe(canonical(view(none, 'USA')));
    expect(view(proposed, 'CHN').world.proposals).toHaveLength(1);
    expect(view(proposed, 'JPN').world.proposals).toHaveLength(1);
    const { report } = resolve(
      start,
      each(NATIONS, (nation) => (nation === 'JPN' ? [proposal] : [])),
      { explain: false },
    );
    const keys = (nation: NationId) => reportFor(report, nation).events.map((event) => event.text.key);
    expect(keys('CHN')).toContain('event.proposal');
    expect(keys('USA')).not.toContain('event.proposal');
  });
});

test('what is deposited is what escrow holds, whatever is proposed, signed, left or broken', () => {
  const count = { proposals: 0, treaties: 0 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(picks, { minLength: 12, maxLength: 12 }),
      (seed, all) => {
        let world = create('2010-senkaku', seed);
        for (const [turn, pick] of all.entries()) {
          const now = world;
          world = resolve(
            now,
            each(NATIONS, (nation) => {
              const known = view(now, nation);
              const ideas = legalDraft(known, pick).filter((one) => one.kind !== 'propose');
              const talk: Order[] = [
                ...BOTS.trader
                  .decide(known)
                  .filter((one) => one.kind === 'answer' || one.kind === 'withdraw'),
              ];
              const to = NATIONS[(NATIONS.indexOf(nation) + 1 + (turn % 3)) % 4] ?? 'CHN';
              const offer: Order = {
                kind: 'propose',
                to,
                clauses: [
                  { kind: 'side-payment', by: nation, funds: 5, every: 'turn' },
                  { kind: 'no-embargo', by: to },
                ],
                turns: 3,
                escrow: 7,
              };
              return [...talk, offer, ...ideas].filter(
                (_, at, list) => checkOrders(known, list.slice(0, at + 1)).at(-1)?.ok,
              );
            }),
            { explain: false },
          ).world;
          count.proposals += world.proposals.length;
          count.treaties = Math.max(count.treaties, world.treaties.length);
          expect(faults(world)).toEqual([]);
        }
      },
    ),
    { numRuns: 8 },
  );
  expect(count.proposals).toBeGreaterThan(10);
  expect(count.treaties).toBeGreaterThan(1);
}, 60_000);

test('two treaties with the same promises, signed in one turn, are one', () => {
  const research: Clause = { kind: 'joint-research', commodity: 'heavy', funds: 5 };
  const order = (to: NationId): Order => ({ kind: 'propose', to, clauses: [research], turns: 4, escrow: 10 });
  const proposed = play(start, { JPN: [order('EUR')], EUR: [order('JPN')] });
  expect(proposed.proposals).toHaveLength(2);
  const yes = (from: NationId): Order[] =>
    proposed.proposals
      .filter((one) => one.from === from)
      .map((one) => ({ kind: 'answer', proposal: one.id, accept: true }));
  const signedTwice = play(proposed, { JPN: yes('EUR'), EUR: yes('JPN') });
  expect(signedTwice.treaties).toHaveLength(1);
  expect(signedTwice.accounts.escrow).toBe(20);
  expect(faults(signedTwice)).toEqual([]);
});

describe('a bot', () => {
  const bound = signed(start, ['JPN', 'CHN'], [{ kind: 'no-embargo', by: 'CHN' }], { turns: 8 });
  const hostile = (standing: number): World => {
    const world = clone(bound);
    world.nations.CHN.standing.JPN = standing;
    return world;
  };
  const halts = (world: World, bot: keyof typeof BOTS) =>
    BOTS[bot]
      .decide(view(world, 'CHN'))
      .some((order) => order.kind === 'embargo' && order.target === 'JPN' && order.severity > 0);
  const halt: Order = { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.4, manner: 'open' };

  test('that means its word gives no order that breaks it, and a hawk only against whom it dislikes', () => {
    const seen = (standing: number) => view(hostile(standing), 'CHN');
    expect(breaksPromise(seen(-60), halt)).toBe(true);
    expect(breaksPromise(seen(-60), halt, -10)).toBe(false);
    expect(breaksPromise(seen(20), halt, -10)).toBe(true);
    expect(breaksPromise(seen(20), { ...halt, target: 'USA' })).toBe(false);
    expect(halts(hostile(-60), 'trader')).toBe(false);
    expect(halts(hostile(-60), 'planner')).toBe(false);
  });

  test('signs what is worth its while, and nothing with a nation whose word is worth nothing', () => {
    const generous: Order = {
      kind: 'propose',
      to: 'CHN',
      clauses: [{ kind: 'side-payment', by: 'JPN', funds: 30, every: 'turn' }],
      turns: 4,
      escrow: 10,
    };
    const answers = (world: World) =>
      BOTS.trader.decide(view(world, 'CHN')).filter((order) => order.kind === 'answer');
    const asked = play(start, { JPN: [generous] });
    expect(answers(asked)).toMatchObject([{ accept: true }]);
    const faithless = clone(asked);
    faithless.nations.JPN.reputation = 0.2;
    expect(answers(faithless)).toMatchObject([{ accept: false }]);
    const greedy = play(start, {
      JPN: [{ ...generous, clauses: [{ kind: 'side-payment', by: 'CHN', funds: 30, every: 'turn' }] }],
    });
    expect(answers(greedy)).toMatchObject([{ accept: false }]);
  });
});
