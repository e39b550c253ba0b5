import { describe, expect, test } from 'vitest';
import { DENIABLE, known, noticeDelays, shipped, traceChance } from '#shared/control/embargoes.ts';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { reportFor } from '#shared/turn/report.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { canonical } from '#shared/world/hash.ts';
import { faults } from '#shared/world/invariants.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Embargo, Flow, World } from '#shared/world/world.ts';

const start = create('2010-senkaku', 7);
const delay = (severity: number): Order => ({
  kind: 'embargo',
  target: 'JPN',
  commodity: 'light',
  severity,
  manner: 'deniable',
});
const openly = (severity: number): Order => ({
  kind: 'embargo',
  target: 'JPN',
  commodity: 'light',
  severity,
  manner: 'open',
});
const turn = (orders: Partial<Record<NationId, Order[]>>, world = start, explain = false) =>
  resolve(
    world,
    each(NATIONS, (nation) => orders[nation] ?? []),
    { explain },
  );
const toJapan = (world: World) => shipped(world.market.flows, 'CHN', 'JPN', 'light');
const why = (order: Order, world = start) => {
  const [verdict] = checkOrders(view(world, 'CHN'), [order]);
  return verdict?.ok ? 'legal' : verdict?.why.key;
};

/** A world with a seed under which the delays are not (or are) traced in the first turn. */
function withLuck(traced: boolean): World {
  for (let seed = 1; seed < 60; seed++) {
    const world = create('2010-senkaku', seed);
    const after = turn({ CHN: [delay(0.42)] }, world).world;
    if (known(after).length > 0 === traced) return world;
  }
  throw new Error('no such seed');
}

describe('customs delays', () => {
  test.each<[Order, string]>([
    [delay(0.42), 'legal'],
    [delay(0.1), 'refusal.not-deniable'],
    [delay(0.5), 'refusal.not-deniable'],
    [openly(0.6), 'legal'],
    [openly(0.61), 'refusal.severity-needs-law'],
  ])('%o: %s', (order, expected) => expect(why(order)).toBe(expected));

  test('bite at once, an open embargo without a law a turn later', () => {
    const usual = toJapan(start);
    expect(toJapan(turn({ CHN: [delay(0.42)] }).world)).toBeLessThanOrEqual(0.58 * usual + 1);
    const announced = turn({ CHN: [openly(0.6)] }).world;
    expect(toJapan(announced)).toBeGreaterThan(0.7 * usual);
    expect(toJapan(turn({}, announced).world)).toBeLessThanOrEqual(0.4 * toJapan(announced) + 1);
  });

  test('cost nothing but suspicion until they are traced, and then more than an open embargo', () => {
    const world = withLuck(false);
    const quiet = turn({}, world).world;
    const hidden = turn({ CHN: [delay(0.42)] }, world).world;
    expect(hidden.nations.USA.standing.CHN).toBe(quiet.nations.USA.standing.CHN);
    expect(hidden.nations.JPN.standing.CHN).toBeGreaterThan(quiet.nations.JPN.standing.CHN - 10);
    const unlucky = withLuck(true);
    const shown = turn({ CHN: [delay(0.42)] }, unlucky);
    const open = turn({ CHN: [openly(0.42)] }, unlucky).world;
    expect(shown.report.events.map((event) => event.text.key)).toContain('event.delays-traced');
    expect(shown.world.nations.JPN.standing.CHN).toBeLessThan(open.nations.JPN.standing.CHN - 8);
    expect(shown.world.nations.CHN.control).toMatchObject({ uses: 1, tricks: 0 });
  });

  test('are the likelier to be traced the larger they are, the longer they last, the oftener they were used', () => {
    const one: Embargo = {
      by: 'CHN',
      target: 'JPN',
      commodity: 'light',
      severity: DENIABLE.least,
      since: 0,
      manner: 'deniable',
    };
    const base = traceChance(start, one);
    expect(traceChance(start, { ...one, severity: DENIABLE.most })).toBeGreaterThan(base);
    expect(traceChance({ ...start, turn: 3 }, one)).toBeGreaterThan(base);
    const again = clone(start);
    again.nations.CHN.control.uses = 2;
    expect(traceChance(again, one)).toBeGreaterThan(base);
  });

  test('are nobody else’s knowledge: whatever China holds back in secret, the others see the same', () => {
    const base = turn({}).world;
    for (const severity of [0.15, 0.3, 0.45]) {
      const other = clone(base);
      const { inputs } = other.market;
      const one = { by: 'CHN', target: 'JPN', commodity: 'light' } as const;
      other.embargoes.push({ ...one, severity, since: 0, manner: 'deniable' });
      other.nations.CHN.control.tricks = 1;
      inputs.delays = [{ ...one, ceiling: severity * 1000, detour: { share: 0.1, rise: 0.001, free: {} } }];
      other.market.usual = other.market.usual.map((flow) =>
        flow.from === 'CHN' && flow.to === 'JPN' && flow.good === 'light'
          ? { ...flow, tonnes: flow.tonnes + 500 * severity }
          : flow,
      );
      for (const nation of ['JPN', 'USA', 'EUR'] as const)
        expect(canonical(view(other, nation))).toBe(canonical(view(base, nation)));
      expect(canonical(view(other, 'CHN'))).not.toBe(canonical(view(base, 'CHN')));
    }
  });

  test('are reported to their author only, and move prices under no nation’s name', () => {
    const { report } = turn({ CHN: [delay(0.45)] }, withLuck(false), true);
    const keys = (nation: NationId) => reportFor(report, nation).events.map((event) => event.text.key);
    expect(keys('CHN')).toContain('event.delays');
    expect(keys('JPN')).not.toContain('event.delays');
    expect(keys('JPN')).toContain('event.shipments-late');
    const { causes } = reportFor(report, 'JPN').why;
    const named = causes.map(({ cause, nation }) => `${cause} ${nation}`);
    expect(named).toContain('delays null');
    expect(named).not.toContain('embargo CHN');
  });
});

describe('cargoes that come late', () => {
  const flow = (from: NationId, to: NationId, tonnes: number): Flow => ({
    from,
    to,
    good: 'light',
    tonnes,
    manner: 'open',
  });
  /** What the papers of a world say in which these were the flows before and after, and Japan pays a third more. */
  const told = (before: Flow[], after: Flow[]): string[] => {
    const world = clone(start);
    world.market.flows = after;
    world.market.price.light = { ...world.market.price.light, JPN: 40, USA: 30, EUR: 30 };
    const texts: string[] = [];
    noticeDelays(world, before, ({ text }) => texts.push(text.key));
    return texts;
  };
  const before = [flow('CHN', 'JPN', 4000), flow('CHN', 'USA', 2000), flow('CHN', 'EUR', 2000)];

  test('are news when the seller’s other customers get theirs', () => {
    const after = [flow('CHN', 'JPN', 2400), flow('CHN', 'USA', 2000), flow('CHN', 'EUR', 2100)];
    expect(told(before, after)).toEqual(['event.shipments-late']);
  });

  test('are none when the seller has less for everybody', () => {
    const after = [flow('CHN', 'JPN', 2400), flow('CHN', 'USA', 1250), flow('CHN', 'EUR', 1200)];
    expect(told(before, after)).toEqual([]);
  });

  test('are none when it was little beside what is used', () => {
    const little = (to: NationId, tonnes: number) => flow('EUR', to, tonnes);
    expect(told([little('JPN', 20), little('USA', 20)], [little('USA', 20)])).toEqual([]);
  });
});

describe('an embargo', () => {
  test('costs more standing every time it is used', () => {
    const lawful = clone(start);
    lawful.nations.CHN.law = true;
    const often = clone(lawful);
    often.nations.CHN.control.uses = 3;
    const loss = (world: World) =>
      turn({}, world).world.nations.JPN.standing.CHN -
      turn({ CHN: [openly(0.5)] }, world).world.nations.JPN.standing.CHN;
    expect(loss(often)).toBeGreaterThan(1.5 * loss(lawful));
  });

  test('is got round through third countries, at a price that rises with what goes round', () => {
    const lawful = clone(start);
    lawful.nations.CHN.law = true;
    const cut = turn({ CHN: [openly(0.9)] }, lawful).world;
    const free = turn({}, lawful).world;
    const round = (world: World) =>
      ['USA', 'EUR', 'ROW'].reduce((sum, via) => sum + shipped(world.market.flows, via, 'JPN', 'light'), 0);
    expect(round(cut)).toBeGreaterThan(round(free) + 10);
    expect(round(cut)).toBeLessThan(toJapan(free) - toJapan(cut));
    const { JPN = 0, USA = 0 } = cut.market.price.light;
    expect(JPN).toBeGreaterThan(1.1 * USA);
    expect(faults(cut)).toEqual([]);
  });
});
