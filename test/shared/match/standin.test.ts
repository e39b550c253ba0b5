import { describe, expect, test } from 'vitest';
import { habitual } from '#shared/bots/characters.ts';
import { BOTS } from '#shared/bots/index.ts';
import { isChartered } from '#shared/match/charter.ts';
import { desk } from '#shared/match/desk.ts';
import { type Line, summary, unanswered } from '#shared/match/handover.ts';
import { type Input, type Match, start } from '#shared/match/match.ts';
import { standIn } from '#shared/match/standin.ts';
import { step } from '#shared/match/step.ts';
import { cost, describe as inWords, type Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { hash } from '#shared/world/hash.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import { setupOf } from '../../kit/host.ts';
import { signed } from '../../kit/treaties.ts';

const MATCHES = 200;
const TURNS = 6;
const pair = setupOf(['CHN', 'JPN'], { standIn: 60 });

function played(from: Match, ...inputs: Input[]): Match {
  return inputs.reduce((match, input) => {
    const done = step(match, input, match.setup.started, { explain: false });
    if (!done.ok) throw new Error(`${input.type} was refused: ${done.error.code}`);
    return done.match;
  }, from);
}
const absent = (seat: NationId, turn = 0): Input => ({ type: 'absent', seat, turn });
const back = (seat: NationId, turn = 0): Input => ({ type: 'back', seat, turn });
const seal = (seat: NationId, turn = 0): Input => ({ type: 'seal', seat, turn });
const draft = (seat: NationId, orders: Order[], turn = 0): Input => ({ type: 'draft', seat, turn, orders });

const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };

/** What nobody may do in the name of somebody absent, said apart from the charter. */
function forbidden({ nation, world }: View, order: Order): string | null {
  switch (order.kind) {
    case 'embargo':
      return order.severity > 0 ? 'stops exports' : null;
    case 'quota':
      return order.tonnes === null || order.tonnes <= (world.quota[nation] ?? 0) ? 'cuts a quota' : null;
    case 'tariff': {
      const now = world.tariffs.find(
        (one) => one.by === nation && one.origin === order.origin && one.good === order.good,
      );
      return order.rate >= (now?.rate ?? 0) ? 'taxes' : null;
    }
    default:
      return `gives an order to ${order.kind}`;
  }
}

/** The turn as somebody else would play it who knows the orders of all. */
const again = (match: Match, orders: Partial<Record<NationId, Order[]>>) =>
  resolve(
    match.world,
    each(NATIONS, (nation) => {
      const { bot } = match.seats[nation];
      return orders[nation] ?? (bot ? habitual(bot).decide(view(match.world, nation)) : []);
    }),
    { explain: false },
  );

test(`with somebody gone at every turn of ${MATCHES} matches, nothing forbidden is done and the summary is what happened`, () => {
  const found: string[] = [];
  const given: Partial<Record<Order['kind'], number>> = {};
  let turns = 0;
  for (let seed = 0; seed < MATCHES; seed++) {
    const scenario = seed % 2 === 0 ? '2010-senkaku' : '2025-today';
    let match = start({ ...pair, scenario, seed, turns: TURNS });
    while (!match.outcome) {
      const { turn } = match.world;
      const [gone, here]: [NationId, NationId] =
        (turn + (seed >> 1)) % 2 === 0 ? ['CHN', 'JPN'] : ['JPN', 'CHN'];
      const known = view(match.world, gone);
      const orders = BOTS[here === 'CHN' ? 'hawk' : 'trader'].decide(view(match.world, here));
      const next = played(match, absent(gone, turn), draft(here, orders, turn), seal(here, turn));

      const [held, ...more] = desk(next, gone).handover;
      if (!held || more.length > 0) throw new Error(`seed ${seed}, turn ${turn}: one half-year was held`);
      for (const order of held.orders) {
        given[order.kind] = (given[order.kind] ?? 0) + 1;
        const why = forbidden(known, order);
        if (why) found.push(`${seed} ${turn} ${gone} ${why}`);
        if (cost(known, order) > 0) found.push(`${seed} ${turn} ${gone} spends ${order.kind}`);
      }
      const events = next.report?.events ?? [];
      const heard = events.filter(
        ({ audience, weight, nation }) =>
          nation !== gone && weight >= 0.4 && (audience === null || audience.includes(gone)),
      );
      const expected = [
        ...(held.orders.length > 0 ? held.orders.map(inWords) : [{ key: 'standin.nothing', values: {} }]),
        ...unanswered(known),
        ...heard.slice(0, 3).map(({ text }) => text),
      ];
      expect(summary(held).map(({ said }) => said)).toEqual(expected);
      expect(summary(held).filter(({ because }) => because !== null)).toHaveLength(held.orders.length);
      // What is told is what was done: nothing else explains the world after it.
      if (
        seed % 5 === 0 &&
        hash(again(match, { [here]: orders, [gone]: held.orders }).world) !== hash(next.world)
      )
        found.push(`${seed} ${turn} ${gone} did what is not told`);

      match = next.outcome ? next : played(next, back(gone, turn + 1));
      expect(match.seats[gone].absent).toBe(next.outcome !== null);
      turns += 1;
    }
  }
  expect(found).toEqual([]);
  expect(turns).toBe(MATCHES * TURNS);
  // It had something to do, too.
  expect(given.embargo ?? 0).toBeGreaterThan(0);
}, 180_000);

describe('a seat that a stand-in holds', () => {
  const match = start(pair);

  test('is not waited for, whoever else comes last', () => {
    expect(played(match, absent('JPN'), seal('CHN')).world.turn).toBe(1);
    expect(played(match, seal('CHN'), absent('JPN')).world.turn).toBe(1);
  });

  test('does not make a match play itself: somebody has to seal', () => {
    const alone = played(match, absent('JPN'), absent('CHN'));
    expect(alone.world.turn).toBe(0);
    const timed = start({ ...pair, clock: 60 });
    const empty = played(timed, absent('JPN'), absent('CHN'));
    expect(step(empty, { type: 'time-up', turn: 0 }, empty.deadline ?? 0)).toMatchObject({ resolved: true });
  });

  test('carries out what was sealed, and not what was only drafted', () => {
    const keys = (after: Match) =>
      after.report?.events.filter(({ nation }) => nation === 'JPN').map(({ text }) => text.key);
    const sealed = played(match, draft('JPN', [research]), seal('JPN'), absent('JPN'), seal('CHN'));
    expect(keys(sealed)).toContain('event.research');
    expect(sealed.seats.JPN).toMatchObject({ absent: true, handover: [] });
    const drafted = played(match, draft('JPN', [research]), absent('JPN'), seal('CHN'));
    expect(keys(drafted)).toEqual([]);
    expect(drafted.seats.JPN.handover).toMatchObject([{ turn: 0, orders: [], undone: 1 }]);
    expect(lines(drafted).map(({ said }) => said)).toContainEqual({
      key: 'standin.draft',
      values: { orders: { is: 'number', value: 1, unit: 'count' } },
    });
  });

  test('hears nobody but who comes back, and then has all half-years told', () => {
    const away = played(match, absent('JPN'), seal('CHN'), seal('CHN', 1));
    for (const input of [draft('JPN', [], 2), seal('JPN', 2), absent('JPN', 2)])
      expect(step(away, input, 0)).toEqual({ ok: false, error: { code: 'no-seat' } });
    const here = played(away, back('JPN', 2));
    expect(desk(here, 'JPN').handover.map(({ turn }) => turn)).toEqual([0, 1]);
    expect(desk(here, 'CHN').handover).toEqual([]);
    const sealed = played(here, seal('JPN', 2));
    expect(desk(sealed, 'JPN').handover).toEqual([]);
    expect(step(here, back('JPN', 2), 0)).toMatchObject({ ok: false });
  });

  test('is never one of a bot, nor one in a match without stand-ins', () => {
    expect(step(match, absent('USA'), 0)).toMatchObject({ ok: false });
    expect(step(start({ ...pair, standIn: null }), absent('JPN'), 0)).toMatchObject({ ok: false });
  });
});

const lines = (match: Match): Line[] => match.seats.JPN.handover.flatMap(summary);

describe('a charter', () => {
  test('lets a stand-in lift and lower what a treaty forbids, and nothing else', () => {
    const { world } = structuredClone(start(pair));
    world.tariffs.push({ by: 'JPN', origin: 'CHN', good: 'magnet', rate: 0.2 });
    const halt = { by: 'JPN', commodity: 'light', severity: 0.5, manner: 'open', since: 0 } as const;
    world.embargoes.push({ ...halt, target: 'CHN' }, { ...halt, target: 'USA' });
    const treaty = signed(
      world,
      ['JPN', 'CHN'],
      [
        { kind: 'no-embargo', by: 'JPN' },
        { kind: 'tariff-freeze', by: 'JPN', most: 0.05 },
      ],
    );
    expect(standIn(view(treaty, 'JPN'))).toEqual([
      { kind: 'embargo', target: 'CHN', commodity: 'light', severity: 0, manner: 'open' },
      { kind: 'tariff', origin: 'CHN', good: 'magnet', rate: 0.05 },
    ]);
    expect(standIn(view(world, 'JPN'))).toEqual([]);
  });

  test('has no room for anything that harms, binds or costs', () => {
    const known = view(start(pair).world, 'JPN');
    const out: Order[] = [
      { kind: 'embargo', target: 'CHN', commodity: 'light', severity: 0.5, manner: 'open' },
      { kind: 'quota', tonnes: 100 },
      { kind: 'tariff', origin: 'CHN', good: 'magnet', rate: 0.1 },
      { kind: 'stockpile', commodity: 'light', tonnes: 10, limit: 50 },
      { kind: 'stockpile', commodity: 'light', tonnes: -10, limit: 5 },
      { kind: 'answer', proposal: 'a', accept: true },
      { kind: 'accept', offer: 'a' },
      { kind: 'respond', crisis: 'collision', response: 'release' },
      research,
    ];
    expect(out.filter((order) => isChartered(known, order))).toEqual([]);
  });
});
