import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerProposals } from '#shared/bots/habits/diplomacy.ts';
import { CLAUSE_IDS, type Clause, usualClause } from '#shared/diplomacy/clauses/index.ts';
import { openPart } from '#shared/diplomacy/secrecy.ts';
import type { Pair, Treaty } from '#shared/diplomacy/treaty.ts';
import type { Entry } from '#shared/match/match.ts';
import { checkOrders, describe as described, type Order, parseOrder } from '#shared/orders/index.ts';
import { markers } from '#shared/replay/markers.ts';
import { replay } from '#shared/replay/record.ts';
import { type Eyes, momentOf, reelOf } from '#shared/replay/reel.ts';
import { reportFor } from '#shared/turn/report.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { canonical } from '#shared/world/hash.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { publicView, view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import { hosted, setupOf } from '../../kit/host.ts';
import { inForce, type Orders, play, signed } from '../../kit/treaties.ts';

const plain = create('2010-senkaku', 7);
const start: World = { ...clone(plain), secretClauses: true };
const PAIR: Pair = ['JPN', 'CHN'];
const OUTSIDE = ['USA', 'EUR'] as const;

const open: Clause = { kind: 'tariff-freeze', by: 'JPN', most: 0.1 };
const hidden: Clause = { kind: 'no-embargo', by: 'CHN', secret: true };
const payment: Clause = { kind: 'side-payment', by: 'JPN', funds: 3, every: 'turn', secret: true };
const propose = (...clauses: Clause[]): Order => ({
  kind: 'propose',
  to: 'CHN',
  clauses,
  turns: 6,
  escrow: 20,
});
const halt: Order = { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.4, manner: 'open' };

const turnOf = (world: World, orders: Orders) =>
  resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
  );
const keys = (world: World, orders: Orders, nation: NationId | null) =>
  reportFor(turnOf(world, orders).report, nation).events.map((event) => event.text.key);

describe('whether a promise may be secret', () => {
  test.each<[string, World, Order, string]>([
    ['beside an open one, where the rule is on', start, propose(open, hidden), 'legal'],
    ['without an open one', start, propose(hidden), 'refusal.all-secret'],
    ['where the rule is off', plain, propose(open, hidden), 'refusal.no-secrets'],
    [
      'what is promised openly already',
      start,
      propose({ ...hidden, kind: 'no-embargo' }, open, { kind: 'no-embargo', by: 'CHN' }),
      'refusal.promised-already',
    ],
  ])('%s', (_, world, order, expected) => {
    const [verdict] = checkOrders(view(world, 'JPN'), [order]);
    expect(verdict?.ok ? 'legal' : verdict?.why.key).toBe(expected);
  });

  test('what is neither secret nor left out is no order', () => {
    expect(parseOrder(propose(open, hidden)).ok).toBe(true);
    expect(parseOrder({ ...propose(open), clauses: [{ ...open, secret: false }] }).ok).toBe(false);
  });

  test('the order says which promises are', () => {
    expect(described(propose(open, hidden))).toMatchObject({
      key: 'order.propose-secret',
      values: { clauses: { keys: ['clause.tariff-freeze'] }, secret: { keys: ['clause.no-embargo'] } },
    });
    expect(described(propose(open)).key).toBe('order.propose');
  });
});

describe('a secret clause', () => {
  const bound = signed(start, PAIR, [open, hidden], { turns: 8 });

  test('is on the treaty of its parties, and on nobody else’s', () => {
    const kinds = (world: World) => world.treaties[0]?.clauses.map(({ kind }) => kind);
    for (const party of PAIR)
      expect(kinds(view(bound, party).world)).toEqual(['tariff-freeze', 'no-embargo']);
    for (const other of OUTSIDE) expect(kinds(view(bound, other).world)).toEqual(['tariff-freeze']);
    expect(kinds(publicView(bound).world)).toEqual(['tariff-freeze']);
  });

  test('is told to its parties when it is signed, and to the others only what is open', () => {
    const proposed = play(start, { JPN: [propose(open, hidden)] });
    const sign: Orders = {
      CHN: [{ kind: 'answer', proposal: proposed.proposals[0]?.id ?? '', accept: true }],
    };
    for (const party of PAIR) expect(keys(proposed, sign, party)).toContain('event.treaty-secret');
    for (const other of [...OUTSIDE, null]) {
      expect(keys(proposed, sign, other)).toContain('event.treaty');
      expect(keys(proposed, sign, other)).not.toContain('event.treaty-secret');
    }
    const { world, report } = turnOf(proposed, sign);
    const said = report.events.find(({ text }) => text.key === 'event.treaty')?.text;
    expect(said?.values.clauses).toEqual({ is: 'words', keys: ['clause.tariff-freeze'] });
    // Whoever sees all of it afterwards finds it among the weightiest moments.
    expect(markers([{ world, report }]).map(({ text }) => text.key)).toContain('event.treaty-secret');
  });

  test('binds as any other: it does its work, and can’t be promised twice', () => {
    const left = (...clauses: Clause[]) =>
      play(signed(start, PAIR, clauses, { turns: 8 })).nations.JPN.treasury;
    const { secret, ...openly } = payment;
    expect(left(open, payment)).toBe(left(open, openly));
    expect(left(open, payment)).toBeLessThan(left(open));
    const again = propose({ kind: 'no-embargo', by: 'CHN' });
    expect(checkOrders(view(bound, 'JPN'), [again])[0]).toMatchObject({
      why: { key: 'refusal.promised-already' },
    });
  });

  test('that is broken costs the deposit and the other’s goodwill, but no good name', () => {
    const kept = play(bound);
    const broken = play(bound, { CHN: [halt] });
    const openly = play(signed(start, PAIR, [open, { kind: 'no-embargo', by: 'CHN' }], { turns: 8 }), {
      CHN: [halt],
    });
    expect(broken.treaties[0]).toMatchObject({
      state: 'broken',
      by: 'CHN',
      breaches: [{ by: 'CHN', clause: 'no-embargo', secret: true }],
    });
    expect(broken.nations.JPN.standing.CHN).toBe(openly.nations.JPN.standing.CHN);
    expect(broken.nations.JPN.treasury).toBe(openly.nations.JPN.treasury);
    expect(broken.nations.CHN.reputation).toBe(kept.nations.CHN.reputation);
    expect(openly.nations.CHN.reputation).toBeLessThan(kept.nations.CHN.reputation);
    expect(broken.nations.USA.standing.CHN).toBeGreaterThan(openly.nations.USA.standing.CHN);
  });

  test('that is broken ends the treaty before its time for others, who are not told why', () => {
    for (const party of PAIR)
      expect(keys(bound, { CHN: [halt] }, party)).toContain('event.treaty-broken-secret');
    const broken = play(bound, { CHN: [halt] });
    for (const other of OUTSIDE) {
      const heard = keys(bound, { CHN: [halt] }, other).filter((key) => key.startsWith('event.treaty'));
      expect(heard).toEqual(['event.treaty-ended']);
      const [seen] = view(broken, other).world.treaties;
      expect(seen).toMatchObject({ state: 'left', by: null, breaches: [], clauses: [open] });
    }
    expect(view(broken, 'JPN').world.treaties[0]?.state).toBe('broken');
  });

  test('broken beside an open one, only the open one is known of', () => {
    const both = signed(
      start,
      PAIR,
      [
        { kind: 'no-embargo', by: 'CHN' },
        { kind: 'technology', by: 'CHN', stage: 'separation', secret: true },
      ],
      { turns: 8 },
    );
    const broken = play(both, { CHN: [halt] });
    expect(broken.treaties[0]?.breaches).toHaveLength(2);
    const [seen] = view(broken, 'USA').world.treaties;
    expect(seen).toMatchObject({
      state: 'broken',
      by: 'CHN',
      breaches: [{ by: 'CHN', clause: 'no-embargo' }],
    });
    const heard = keys(both, { CHN: [halt] }, 'USA').filter((key) => key.startsWith('event.treaty'));
    expect(heard).toEqual(['event.treaty-broken']);
  });

  test('a bot weighs it like an open one when it answers', () => {
    const answers = (clause: Clause) => {
      const asked = play(start, { JPN: [propose(open, clause)] });
      return answerProposals(view(asked, 'CHN')).map((order) => order.kind === 'answer' && order.accept);
    };
    expect(answers({ ...payment, funds: 30 })).toEqual([true]);
    expect(answers({ ...payment, by: 'CHN', funds: 30 })).toEqual([false]);
  });
});

const secretClause = fc
  .tuple(fc.constantFrom(...CLAUSE_IDS), fc.integer({ min: 1, max: 200 }), fc.constantFrom(...PAIR))
  .map(([kind, amount, by]): Clause => {
    const usual = usualClause(kind, start, PAIR);
    return {
      ...usual,
      ...('by' in usual && kind !== 'quota-floor' && { by }),
      ...('funds' in usual && { funds: amount }),
      ...('tonnes' in usual && { tonnes: amount }),
      secret: true,
    } as Clause;
  });

describe('whoever is no party', () => {
  const views = (world: World) =>
    canonical([publicView(world), ...OUTSIDE.map((nation) => view(world, nation))]);

  test('sees the same whatever two others have promised each other in secret, and however it stands', () => {
    const stands = fc.record({
      tonnes: fc.double({ min: 0, max: 900, noNaN: true }),
      drawn: fc.boolean(),
      broken: fc.boolean(),
    });
    fc.assert(
      fc.property(secretClause, secretClause, stands, (one, other, { tonnes, drawn, broken }) => {
        const ended = { ended: 3, by: null, state: 'left' } as const;
        const shown: World = {
          ...clone(start),
          treaties: [inForce(PAIR, [open], broken ? ended : {})],
        };
        const stock = one.kind === 'joint-stockpile' || other.kind === 'joint-stockpile';
        const known: Partial<Treaty> = {
          ...(stock && { stores: [{ nation: 'JPN', commodity: 'heavy', tonnes }], drawn }),
          ...(broken && {
            ...ended,
            state: 'broken',
            by: 'CHN',
            breaches: [{ by: 'CHN', clause: one.kind, secret: true }],
          }),
        };
        const whole: World = { ...shown, treaties: [inForce(PAIR, [one, open, other], known)] };
        expect(views(whole)).toBe(views(shown));
        expect(canonical(view(whole, 'JPN'))).not.toBe(canonical(view(shown, 'JPN')));
      }),
      { numRuns: 100 },
    );
  });

  test('a treaty without secrets is shown as it is', () => {
    const treaty = inForce(PAIR, [open, { kind: 'joint-stockpile', commodity: 'heavy', tonnes: 9 }]);
    expect(openPart(treaty)).toBe(treaty);
  });
});

/** All that the host of a match tells each of its devices over a treaty's proposal, signature and first turns. */
async function heard(clauses: Clause[]): Promise<Record<'USA' | 'EUR' | 'JPN' | 'outside', string>> {
  const setup = setupOf([...NATIONS], { secretClauses: true, watch: true, turns: 6 });
  const { host, sit, around } = hosted(setup);
  const seats = each(NATIONS, (nation) => sit(nation));
  const outside = sit(null);
  for (let turn = 0; turn < 4; turn++) {
    const { proposals } = (await seats.CHN.look()).view.world;
    const orders: Orders = {
      JPN: turn === 0 ? [propose(...clauses)] : [],
      CHN: proposals.map(({ id }) => ({ kind: 'answer', proposal: id, accept: true })),
    };
    for (const nation of NATIONS) {
      expect(await seats[nation].ask('draft', { turn, orders: orders[nation] ?? [] })).toMatchObject({
        ok: true,
      });
      expect(await seats[nation].ask('seal', { turn })).toMatchObject({ ok: true });
    }
  }
  expect((await seats.JPN.look()).view.world.treaties).toHaveLength(1);
  host.close();
  const told = (nation: NationId) => canonical([seats[nation].news, around.notices]);
  return {
    USA: told('USA'),
    EUR: told('EUR'),
    JPN: told('JPN'),
    outside: canonical([outside.news, around.notices]),
  };
}

test('over a match, others and spectators are told the same bytes with a secret clause that is kept as without', async () => {
  const restraint: Clause[] = [hidden, { kind: 'quota-floor', by: 'CHN', tonnes: 100, secret: true }];
  const [without, withIt] = [await heard([open]), await heard([open, ...restraint])];
  for (const ear of ['USA', 'EUR', 'outside'] as const) expect(withIt[ear] === without[ear], ear).toBe(true);
  expect(withIt.JPN === without.JPN).toBe(false);
});

test('when the match is over, whoever looks at its record with everybody’s eyes sees the secret clause', () => {
  const setup = setupOf([...NATIONS], { secretClauses: true });
  const draft = (turn: number, seat: NationId, orders: Order[]): Entry => ({
    at: 2000,
    input: { type: 'draft', seat, turn, orders },
  });
  const end = (turn: number): Entry => ({ at: 3000, input: { type: 'end-turn', turn } });
  const asked = replay(setup, [draft(0, 'JPN', [propose(open, hidden)]), end(0)]);
  const proposal = asked.ok ? (asked.match.world.proposals[0]?.id ?? '') : '';
  const inputs = [
    draft(0, 'JPN', [propose(open, hidden)]),
    end(0),
    draft(1, 'CHN', [{ kind: 'answer', proposal, accept: true }]),
    ...[1, 2, 3].map(end),
  ];
  const played = replay(setup, inputs);
  const made = reelOf({ setup, inputs, hashes: played.ok ? played.hashes : [] });
  if (!made.ok) throw new Error(made.why.key);
  const seen = (eyes: Eyes) => momentOf(made.reel, 2, eyes, 'USA')?.desk;
  expect(seen('all')?.view.world.treaties[0]?.clauses).toEqual([open, hidden]);
  expect(seen('all')?.report?.events.map(({ text }) => text.key)).toContain('event.treaty-secret');
  expect(seen('USA')?.view.world.treaties[0]?.clauses).toEqual([open]);
});

test('where the rule is off nothing of it is in a world', () => {
  const world = signed(plain, PAIR, [open]);
  expect(canonical(world)).not.toContain('secret');
});
