import { beforeAll, describe, expect, test } from 'vitest';
import { botFor } from '#shared/bots/index.ts';
import { playOut } from '#shared/bots/play.ts';
import type { Card } from '#shared/crises/card.ts';
import { castsFor } from '#shared/crises/casting.ts';
import { holds } from '#shared/crises/conditions.ts';
import { begin } from '#shared/crises/draw.ts';
import type { Effect } from '#shared/crises/effects.ts';
import { outlook, strikes } from '#shared/crises/happen.ts';
import { cards, sourceOf } from '#shared/crises/index.ts';
import type { Cast, Scope } from '#shared/crises/terms.ts';
import { suggest } from '#shared/orders/index.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import type { Text } from '#shared/text.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };

const words: Record<string, string> = en;

/** Worlds that bots have made, turn by turn: among them every card must find one it can come in. */
const worlds: World[] = [];
beforeAll(() => {
  for (const scenario of SCENARIOS)
    for (const seed of [1, 2])
      playOut(
        scenario,
        seed,
        14,
        (nation) => botFor(seed, nation),
        (_, after) => worlds.push(after),
      );
  // A vote with a clear result is rare among bots.
  const elected = create('2010-senkaku', 1);
  elected.nations.USA.politics.mandate = -2;
  worlds.push(elected);
});

/** The first world in which a card can come, with its cast. */
function stage(card: Card): { world: World; cast: Cast } | null {
  for (const world of worlds.filter((one) => one.turn < one.turns - 1))
    for (const cast of castsFor(world, card.cast))
      if (card.when.every((condition) => holds(world, condition, cast))) return { world: clone(world), cast };
  return null;
}

const ends = ({ values }: Text) => {
  const { by } = values;
  if (by?.is !== 'range') throw new Error('the effect tells no range');
  return by;
};

/** Each effect, as it came, lies in the range that was shown for it before. */
function expectWithin(shown: World, all: readonly Effect[], scope: Scope, came: readonly Text[]) {
  const effects = all.filter((one) => strikes(shown, one, scope));
  expect(came.map((text) => text.key)).toEqual(effects.map((one) => outlook(shown, one, scope).key));
  effects.forEach((effect, index) => {
    const { low, high } = ends(outlook(shown, effect, scope));
    const fell = came[index];
    if (!fell) throw new Error('an effect was not told');
    expect(ends(fell).low).toBe(ends(fell).high);
    expect(ends(fell).low).toBeGreaterThanOrEqual(low - 1e-9);
    expect(ends(fell).low).toBeLessThanOrEqual(high + 1e-9);
  });
}

describe('the deck', () => {
  test('has at least thirty cards, each of its own', () => {
    expect(cards().length).toBeGreaterThanOrEqual(30);
    expect(new Set(cards().map((card) => card.precedent.name)).size).toBe(cards().length);
  });

  test('has a precedent with a date and a source for each, and words for everything', () => {
    const missing = cards().flatMap((card) => [
      ...(sourceOf(card).length > 20 ? [] : [`${card.id} names no source`]),
      ...['title', 'story', 'precedent', ...card.responses.map((one) => one.id)]
        .map((part) => `crisis.${card.id}.${part}`)
        .filter((key) => !words[key]),
    ]);
    expect(missing).toEqual([]);
  });

  test('leaves no words without a card', () => {
    const known = new Set(
      cards().flatMap((card) =>
        ['title', 'story', 'precedent', ...card.responses.map((one) => one.id)].map(
          (part) => `crisis.${card.id}.${part}`,
        ),
      ),
    );
    expect(Object.keys(words).filter((key) => key.startsWith('crisis.') && !known.has(key))).toEqual([]);
  });
});

describe.each(cards().map((card) => [card.id, card] as const))('%s', (_, card) => {
  test('can come, and asks somebody', () => {
    const set = stage(card);
    if (!set) throw new Error(`no world for ${card.id}`);
    const { world, cast } = set;
    const shown = clone(world);
    const told: Text[] = [];
    begin(world, card, cast, (event) => told.push(event.text));
    expect(world.crises.open).toHaveLength(shown.crises.open.length + 1);
    expect(world.crises.open.at(-1)?.asked.length).toBeGreaterThan(0);
    expectWithin(shown, card.effects, { cast, self: null }, told.slice(1));
  });

  test.each(card.responses.map((one) => one.id))(
    '%s does what it says, and leaves the world in order',
    (id) => {
      const set = stage(card);
      const given = card.responses.find((one) => one.id === id);
      if (!set || !given) throw new Error(`no world for ${card.id}`);
      const { world, cast } = set;
      world.crises = { open: [], running: [], last: {} };
      begin(world, card, cast, () => undefined);
      const asked = world.crises.open[0]?.asked ?? [];
      const [nation] = asked;
      if (!nation) throw new Error('nobody is asked');
      for (const one of asked)
        if (world.nations[one].treasury < given.cost) {
          world.accounts.budget -= given.cost;
          world.nations[one].treasury += given.cost;
        }
      const order = { kind: 'respond', crisis: card.id, response: id } as const;
      expect(suggest(view(world, nation), 'respond')).toContainEqual(order);
      const { world: after, report } = resolve(
        world,
        each(NATIONS, (one) => (asked.includes(one) ? [order] : [])),
        { explain: false },
      );
      expect(faults(after)).toEqual([]);
      const own = report.events.filter((event) => event.nation === nation);
      const answers = own.filter((event) => event.text.key === 'event.respond');
      expect(answers).toHaveLength(1);
      expect(answers[0]?.text.values.answer).toEqual({ is: 'key', key: `crisis.${card.id}.${id}` });
      const came = own.filter((event) => event.text.key.startsWith('effect.')).map((event) => event.text);
      expectWithin(world, given.effects, { cast, self: nation }, came);
      expect(after.crises.open.some((open) => open.card === card.id)).toBe(false);
    },
  );
});
