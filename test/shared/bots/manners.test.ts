import { describe, expect, test } from 'vitest';
import { CHARACTERS } from '#shared/bots/characters.ts';
import { dues, proposals, trusts } from '#shared/bots/manners.ts';
import { think } from '#shared/bots/think.ts';
import type { Clause } from '#shared/diplomacy/clauses/index.ts';
import { valueTo } from '#shared/diplomacy/negotiate.ts';
import { packages } from '#shared/diplomacy/packages.ts';
import { cost } from '#shared/orders/index.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import { inForce, waiting } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);
const paid = (funds: number): Clause => ({ kind: 'side-payment', by: 'USA', funds, every: 'turn' });

/** The world in which the US has proposed something to Europe. */
function proposed(clauses: Clause[], change: (world: World) => void = () => {}): World {
  const world = clone(start);
  world.proposals = [waiting('USA', 'EUR', clauses)];
  change(world);
  return world;
}
const answers = (world: World, character: keyof typeof CHARACTERS) =>
  dues(view(world, 'EUR'), CHARACTERS[character].manners);

describe('a proposal', () => {
  test('that brings money is signed, by the greedy only for more of it', () => {
    const yes = { kind: 'answer', proposal: 'proposal-1', accept: true };
    expect(answers(proposed([paid(5)]), 'trader')).toEqual([yes]);
    expect(answers(proposed([paid(5)]), 'opportunist')).not.toContainEqual(yes);
    expect(answers(proposed([paid(15)]), 'opportunist')).toEqual([yes]);
  });

  test('of somebody whose word is worth nothing is turned down', () => {
    const faithless = proposed([paid(50)], (world) => {
      world.nations.USA.reputation = 0.35;
    });
    expect(answers(faithless, 'hedger')).toEqual([{ kind: 'answer', proposal: 'proposal-1', accept: false }]);
    expect(answers(faithless, 'opportunist')).toContainEqual({
      kind: 'answer',
      proposal: 'proposal-1',
      accept: true,
    });
  });

  test('that costs too much is answered with terms that pay, by those who bargain', () => {
    const wish = packages(start, 'JPN').find((terms) => terms.to === 'CHN');
    if (!wish) throw new Error('nothing to ask of China');
    const clauses = wish.clauses.filter((clause) => clause.kind !== 'side-payment');
    const world = clone(start);
    world.proposals = [waiting('JPN', 'CHN', clauses)];
    const [no, counter] = dues(view(world, 'CHN'), CHARACTERS.trader.manners);
    expect(no).toEqual({ kind: 'answer', proposal: 'proposal-1', accept: false });
    if (counter?.kind !== 'propose') throw new Error('no counter-proposal');
    expect(counter.clauses.slice(0, -1)).toEqual(clauses);
    expect(counter.clauses.at(-1)).toMatchObject({ kind: 'side-payment', by: 'JPN' });
    expect(valueTo(world, ['CHN', 'JPN'], counter, 'CHN')).toBeGreaterThan(0);
    expect(dues(view(world, 'CHN'), CHARACTERS.technocrat.manners)).toEqual([no]);
  });
});

test('a breach is remembered as long as the character remembers', () => {
  const world = clone(start);
  world.turn = 6;
  world.treaties = [
    inForce(['USA', 'JPN'], [paid(5)], {
      state: 'broken',
      by: 'USA',
      ended: 4,
      breaches: [{ by: 'USA', clause: 'side-payment' }],
    }),
  ];
  const known = view(world, 'EUR');
  expect(trusts(known, 'USA', CHARACTERS.planner.manners)).toBe(false);
  expect(trusts(known, 'USA', CHARACTERS.opportunist.manners)).toBe(true);
  expect(trusts(known, 'JPN', CHARACTERS.planner.manners)).toBe(true);
});

test('whoever keeps its word gives no order that breaks it', () => {
  const world = clone(start);
  world.nations.CHN.standing.JPN = -60;
  world.treaties = [inForce(['JPN', 'CHN'], [{ kind: 'no-embargo', by: 'CHN' }])];
  for (const character of ['trader', 'technocrat', 'planner', 'hedger'] as const) {
    const { orders } = think(view(world, 'CHN'), { character, strength: 3 });
    expect(orders.some((one) => one.kind === 'embargo' && one.target === 'JPN')).toBe(false);
  }
});

test('whoever keeps its word keeps the money that it owes', () => {
  const world = clone(start);
  world.turn = 3;
  world.nations.EUR.treasury = 40;
  world.treaties = [
    inForce(['JPN', 'EUR'], [{ kind: 'joint-research', commodity: 'heavy', funds: 25 }], {
      from: 1,
      until: 9,
    }),
  ];
  const spent = (now: World) =>
    (['trader', 'planner', 'technocrat', 'hedger'] as const).map((character) => {
      const known = view(now, 'EUR');
      const { orders } = think(known, { character, strength: 3 });
      return orders.reduce((total, order) => total + cost(known, order), 0);
    });
  expect(Math.max(...spent(world))).toBeLessThanOrEqual(15);
  expect(Math.max(...spent({ ...world, treaties: [] }))).toBeGreaterThan(15);
});

test('proposals go to those it trusts, when its character proposes', () => {
  const world = clone(start);
  world.turn = 1;
  const to = (change: (world: World) => void) => {
    const next = clone(world);
    change(next);
    return proposals(view(next, 'JPN'), CHARACTERS.trader.manners).flatMap((one) =>
      one.kind === 'propose' ? [one.to] : [],
    );
  };
  expect(to(() => {})).toContain('EUR');
  expect(
    to((next) => {
      next.nations.JPN.standing.EUR = -90;
    }),
  ).not.toContain('EUR');
  expect(
    to((next) => {
      next.turn = 2;
    }),
  ).toEqual([]);
});
