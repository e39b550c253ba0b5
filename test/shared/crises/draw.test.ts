import { describe, expect, test } from 'vitest';
import { botFor } from '#shared/bots/index.ts';
import { playOut } from '#shared/bots/play.ts';
import { card } from '#shared/crises/index.ts';
import type { Order } from '#shared/orders/index.ts';
import { checkOrders, cost, points } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { hash } from '#shared/world/hash.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';

const nobody = each(NATIONS, (): Order[] => []);
const quiet = (world: World) => resolve(world, nobody, { explain: false });

/** The cards that came in each turn of a match of bots. */
function match(scenario: string, seed: number): { drawn: string[][]; worlds: World[] } {
  const worlds: World[] = [];
  playOut(
    scenario,
    seed,
    20,
    (nation) => botFor(seed, nation),
    (_, after) => worlds.push(after),
  );
  return { drawn: worlds.map((world) => world.crises.open.map((open) => open.card)), worlds };
}

describe('which crises come', () => {
  const one = match('2010-senkaku', 3);
  const played = [one, match('2010-senkaku', 4), match('2025-today', 3), match('2025-today', 4)];

  test('is decided by the seed and the state', () => {
    const again = match('2010-senkaku', 3);
    expect(again.drawn).toEqual(one.drawn);
    expect(hash(again.worlds.at(-1) ?? create('2010-senkaku', 3))).toBe(
      hash(one.worlds.at(-1) ?? create('2010-senkaku', 4)),
    );
    expect(played[1]?.drawn).not.toEqual(one.drawn);
  });

  test('some come in every match, never more than two at once, never one twice', () => {
    for (const { drawn } of played) {
      expect(drawn.flat().length).toBeGreaterThan(3);
      for (const turn of drawn) {
        expect(turn.length).toBeLessThanOrEqual(2);
        expect(new Set(turn).size).toBe(turn.length);
      }
    }
  });

  test('no card comes again before it has rested', () => {
    for (const { drawn } of played) {
      const last = new Map<string, number>();
      drawn.forEach((turn, index) => {
        for (const id of turn) {
          const before = last.get(id);
          if (before !== undefined) expect(index - before).toBeGreaterThanOrEqual(card(id).rest);
          last.set(id, index);
        }
      });
    }
  });

  test('what has run its time is over', () => {
    for (const { worlds } of played)
      for (const { crises, turn } of worlds)
        for (const { until } of crises.running) expect(until).toBeGreaterThan(turn);
  });
});

describe('what history fixes', () => {
  test('comes in its turn with its cast', () => {
    const open = quiet(create('2010-senkaku', 7)).world.crises.open;
    expect(open.filter((one) => one.card === 'collision')).toMatchObject([
      { cast: { nation: 'JPN', other: 'CHN' }, asked: ['JPN'] },
    ]);
    expect(create('2025-today', 7).crises.open).toMatchObject([
      { card: 'tariff-war', asked: ['CHN', 'USA'] },
    ]);
  });
});

describe('answering', () => {
  const before = quiet(create('2010-senkaku', 7)).world;
  const respond = (response: string, crisis = 'collision'): Order => ({ kind: 'respond', crisis, response });
  const verdict = (nation: (typeof NATIONS)[number], order: Order) => {
    const [first] = checkOrders(view(before, nation), [order]);
    return first?.ok ? 'legal' : first?.why.key;
  };

  test('is for who was asked, with an answer of the card', () => {
    expect(verdict('JPN', respond('release'))).toBe('legal');
    expect(verdict('CHN', respond('release'))).toBe('refusal.not-asked');
    expect(verdict('JPN', respond('invade'))).toBe('refusal.no-such-response');
    expect(verdict('JPN', respond('tolerate', 'speculators'))).toBe('refusal.crisis-over');
    expect(verdict('JPN', respond('anything', 'no-such-card'))).toBe('refusal.crisis-over');
  });

  test('takes no points, and the money it says', () => {
    const seen = view(before, 'JPN');
    const price = card('collision').responses.find((one) => one.id === 'package')?.cost ?? 0;
    expect(price).toBeGreaterThan(0);
    expect([cost(seen, respond('package')), points(respond('package'))]).toEqual([price, 0]);
    const answered = resolve(before, { ...nobody, JPN: [respond('package')] }, { explain: false }).world;
    expect(answered.nations.JPN.treasury).toBeLessThan(quiet(before).world.nations.JPN.treasury);
  });

  test('makes a difference: sent home, the captain is forgiven; tried, he is not', () => {
    const judged = (response: string) =>
      resolve(before, { ...nobody, JPN: [respond(response)] }, { explain: false }).world.nations.CHN.standing
        .JPN;
    expect(judged('release')).toBeGreaterThan(judged('trial') + 10);
  });

  test('can be left out: then the usual answer is given', () => {
    const { report } = quiet(before);
    expect(report.events).toContainEqual(
      expect.objectContaining({
        nation: 'JPN',
        text: expect.objectContaining({
          key: 'event.respond',
          values: expect.objectContaining({ answer: { is: 'key', key: 'crisis.collision.quiet' } }),
        }),
      }),
    );
  });
});
