import { describe, expect, test } from 'vitest';
import { habitual } from '#shared/bots/characters.ts';
import { BOTS } from '#shared/bots/index.ts';
import type { Mind, Reason } from '#shared/bots/think.ts';
import { desk, publicTable } from '#shared/match/desk.ts';
import { type Entry, type Input, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import { isPublic } from '#shared/match/motives.ts';
import { step, undecided } from '#shared/match/step.ts';
import { type Order, subject } from '#shared/orders/index.ts';
import { replay } from '#shared/replay/record.ts';
import { text } from '#shared/text.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { hash } from '#shared/world/hash.ts';
import { RULES } from '#shared/world/rules.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';

const STARTED = 1_000_000;
const MINDS: Partial<Record<NationId, Mind>> = {
  CHN: { character: 'hawk', strength: 3 },
  EUR: { character: 'planner', strength: 1 },
};
const setup: MatchSetup = {
  rules: RULES,
  scenario: '2010-senkaku',
  seed: 4,
  turns: 4,
  people: ['JPN', 'USA'],
  bots: MINDS,
  clock: 60,
  standIn: null,
  chat: 'free',
  watch: true,
  advice: true,
  started: STARTED,
};

const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
const campaign: Order = { kind: 'recycling', level: 1 };
const impossible: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };
const because = (order: Order, secret = false): Reason => ({
  subject: subject(order),
  why: text('why.any'),
  secret,
});
const seals = (turn: number): Input[] => [
  { type: 'seal', seat: 'JPN', turn },
  { type: 'seal', seat: 'USA', turn },
];
const decides = (seat: NationId, turn: number, orders: Order[] = [], reasons: Reason[] = []): Input => ({
  type: 'bot',
  seat,
  turn,
  orders,
  reasons,
});
const both = (turn: number): Input[] => [decides('CHN', turn), decides('EUR', turn)];

function played(from: Match, ...inputs: Input[]): Match {
  return inputs.reduce((match, input) => {
    const done = step(match, input, STARTED);
    if (!done.ok) throw new Error(`${input.type} was refused: ${done.error.code}`);
    return done.match;
  }, from);
}

describe('a bot that thinks', () => {
  const match = start(setup);

  test('is waited for as people are, whoever comes last', () => {
    expect(undecided(match)).toEqual(['CHN', 'EUR']);
    const sealed = played(match, ...seals(0));
    expect(sealed.world.turn).toBe(0);
    const waiting = played(sealed, decides('CHN', 0));
    expect(undecided(waiting)).toEqual(['EUR']);
    expect(waiting.world.turn).toBe(0);
    expect(step(waiting, decides('EUR', 0), STARTED)).toMatchObject({ ok: true, resolved: true });
    const [first, last] = seals(0);
    if (!first || !last) throw new Error('two seats');
    expect(step(played(match, ...both(0), first), last, STARTED)).toMatchObject({ ok: true, resolved: true });
  });

  test('decides anew each turn', () => {
    expect(undecided(played(match, ...seals(0), ...both(0)))).toEqual(['CHN', 'EUR']);
  });

  test.each<[string, Match, Input, string]>([
    ['a second decision', played(match, decides('CHN', 0)), decides('CHN', 0), 'sealed'],
    ['a decision for a person', match, decides('JPN', 0), 'no-seat'],
    ['a decision for another turn', match, decides('CHN', 1), 'wrong-turn'],
    [
      'a decision of a bot that follows its habits',
      start({ ...setup, bots: {} }),
      decides('CHN', 0),
      'no-seat',
    ],
    ['orders that are not legal', match, decides('CHN', 0, [research, impossible]), 'illegal-order'],
    ['a draft of a person for a bot', match, { type: 'draft', seat: 'CHN', turn: 0, orders: [] }, 'no-seat'],
    [
      'a decision after the end',
      [0, 1, 2, 3].reduce((now, turn) => played(now, ...both(turn), ...seals(turn)), match),
      decides('CHN', 4),
      'over',
    ],
  ])('%s is refused', (_, before, input, code) => {
    const copy = structuredClone(before);
    expect(step(before, input, STARTED)).toMatchObject({ ok: false, error: { code } });
    expect(before).toEqual(copy);
  });

  test('has its orders carried out', () => {
    const idle = played(match, ...both(0), ...seals(0));
    const busy = played(match, decides('CHN', 0, [research]), decides('EUR', 0), ...seals(0));
    expect(hash(busy.world)).not.toBe(hash(idle.world));
    expect(busy.report?.events.map(({ text: said, nation }) => `${nation} ${said.key}`)).toContain(
      'CHN event.research',
    );
  });

  test('that has not decided when time is up follows its habits', () => {
    const late = step(match, { type: 'time-up', turn: 0 }, STARTED + 60_000);
    if (!late.ok) throw new Error('refused');
    const orders = each(NATIONS, (nation) => {
      const mind = MINDS[nation];
      return mind ? habitual(mind.character).decide(view(match.world, nation)) : [];
    });
    expect(hash(late.match.world)).toBe(hash(resolve(match.world, orders).world));
    const idle = step(played(match, ...both(0)), { type: 'time-up', turn: 0 }, STARTED + 60_000);
    expect(idle.ok && hash(idle.match.world)).not.toBe(hash(late.match.world));
  });

  test('is not asked again in a replay: its decisions are inputs', () => {
    const inputs: Entry[] = [0, 1, 2, 3].flatMap((turn) =>
      [...seals(turn), decides('CHN', turn, turn === 1 ? [campaign] : []), decides('EUR', turn)].map(
        (input) => ({
          at: STARTED,
          input,
        }),
      ),
    );
    const through = replay(setup, JSON.parse(JSON.stringify(inputs)));
    const live = played(match, ...inputs.map(({ input }) => input));
    expect(through.ok && through.hashes.at(-1)).toBe(hash(live.world));
    // A replay does not ask why figures moved.
    expect(through.ok && { ...through.match, report: null }).toEqual({ ...live, report: null });
  });
});

describe('why a bot gave an order', () => {
  const decided = played(
    start(setup),
    decides('CHN', 0, [research, campaign], [because(research), because(campaign)]),
    decides('EUR', 0, [campaign], [because(campaign, true), because(research)]),
  );
  const told = (match: Match) =>
    desk(match, 'JPN').motives.map(({ nation, order, turn }) => `${turn} ${nation} ${order.kind}`);
  const next = played(decided, ...seals(0));

  test('stays with the bot until the turn is over, and so do its orders', () => {
    const before = start(setup);
    for (const nation of ['JPN', 'USA'] as const)
      expect(JSON.stringify(desk(decided, nation))).toBe(JSON.stringify(desk(before, nation)));
    expect(JSON.stringify(publicTable(decided))).toBe(JSON.stringify(publicTable(before)));
  });

  test('is told after the turn where neither the order nor the reason is a secret', () => {
    expect(told(next)).toEqual(['0 CHN recycling']);
    expect(publicTable(next).motives).toEqual(desk(next, 'JPN').motives);
  });

  test('is told for one turn, and at the end for all', () => {
    const later = played(next, ...both(1), ...seals(1));
    expect(told(later)).toEqual([]);
    const end = played(later, ...both(2), ...seals(2), ...both(3), ...seals(3));
    expect(told(end)).toEqual(['0 CHN substitution', '0 CHN recycling', '0 EUR recycling']);
  });

  test('of an order that was to stay unseen is never public, whatever the bot says', () => {
    const { world } = next;
    const hidden: Order[] = [
      research,
      { kind: 'stockpile', commodity: 'light', tonnes: 5, limit: 30 },
      { kind: 'embargo', target: 'JPN', commodity: 'heavy', severity: 0.6, manner: 'deniable' },
      { kind: 'embargo', target: 'JPN', commodity: 'heavy', severity: 0, manner: 'open' },
      { kind: 'answer', proposal: 'a', accept: false },
    ];
    expect(hidden.filter((order) => isPublic(order, 'CHN', world))).toEqual([]);
    const open: Order = { kind: 'embargo', target: 'JPN', commodity: 'heavy', severity: 0.6, manner: 'open' };
    expect(isPublic(open, 'CHN', world)).toBe(true);
  });
});

test('whatever a bot orders in the open is in a report that everybody reads', () => {
  for (const scenario of ['2010-senkaku', '2025-today']) {
    let { world } = start({ ...setup, scenario, turns: null });
    while (world.turn < world.turns) {
      const now = world;
      const orders = each(NATIONS, (nation) =>
        BOTS[nation === 'CHN' ? 'hawk' : 'trader'].decide(view(now, nation)),
      );
      const { world: after, report } = resolve(now, orders, { explain: false });
      for (const nation of NATIONS) {
        const open = report.events.filter((event) => event.nation === nation && event.audience === null);
        const given = orders[nation].filter((order) => isPublic(order, nation, after));
        expect(open.length, `${scenario} ${now.turn} ${nation}`).toBeGreaterThanOrEqual(given.length);
      }
      world = after;
    }
  }
});
