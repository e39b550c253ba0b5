import { beforeAll, describe, expect, test } from 'vitest';
import { BOTS } from '#shared/bots/index.ts';
import { effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import { isSuspicion } from '#shared/news/deeds.ts';
import { changesSince, seen } from '#shared/news/since.ts';
import { actsAgainst, inPrint, type Story, stories } from '#shared/news/stories.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { type Report, type ReportEvent, reportFor } from '#shared/turn/report.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { create } from '#shared/world/create.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };

const words: Record<string, string> = en;

interface Read {
  nation: NationId;
  report: Report;
  before: View;
  after: View;
}
const read: Read[] = [];
const TURNS = 5;

beforeAll(() => {
  for (const scenario of SCENARIOS)
    for (const seed of [1, 2]) {
      let world = create(scenario, seed);
      for (let turn = 0; turn < TURNS; turn++) {
        const before = world;
        const orders = each(NATIONS, (nation) =>
          BOTS[nation === 'CHN' ? 'hawk' : 'trader'].decide(view(before, nation)),
        );
        const { world: next, report } = resolve(before, orders);
        world = next;
        for (const nation of NATIONS)
          read.push({
            nation,
            report: reportFor(report, nation),
            before: view(before, nation),
            after: view(next, nation),
          });
      }
    }
}, 120_000);

describe('the stories of a half-year', () => {
  test("begin with what moved the reader's score most, and go on in this order", () => {
    let told = 0;
    for (const { nation, report } of read) {
      const all = stories(report, nation);
      const moved = effects(report.why, measure.score(nation)).filter(
        (one) => one.cause !== 'past' && one.cause !== 'other',
      );
      expect(all).toHaveLength(moved.length);
      const sizes = all.map((one) => Math.abs(one.effect));
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      const largest = Math.max(0, ...moved.map((one) => Math.abs(one.change)));
      expect(sizes[0] ?? 0).toBe(largest);
      told += all.length;
    }
    expect(told).toBeGreaterThan(read.length);
  });

  test('name as their goal the one that the cause moved most', () => {
    for (const { nation, report } of read)
      for (const { cause, goal } of stories(report, nation).slice(0, 3)) {
        const at = report.why.causes.findIndex(
          (one) => one.cause === cause.cause && one.nation === cause.nation && one.site === cause.site,
        );
        const goals = Object.entries(report.why.changes).filter(
          ([id]) => id.startsWith(`score.${nation}.`) && !id.endsWith('.total'),
        );
        const most = Math.max(...goals.map(([, change]) => Math.abs(change.parts[at] ?? 0)));
        expect(Math.abs(goal?.change ?? 0)).toBe(most);
      }
  });

  test('tell no event twice, and none that the reader may not read', () => {
    for (const { nation, report } of read) {
      const events = stories(report, nation).flatMap((one) => one.event ?? []);
      expect(new Set(events).size).toBe(events.length);
      for (const event of events) expect(report.events).toContain(event);
    }
  });
});

test('what others did is printed before what the reader ordered, unless that did far more', () => {
  const story = (nation: NationId, effect: number): Story => ({
    cause: { cause: 'quota', nation, site: null },
    effect,
    goal: null,
    price: null,
    event: deed('quota', nation, 'JPN'),
  });
  const [own, other] = [story('JPN', 6), story('CHN', -5)];
  expect(inPrint([own, other], 'JPN')).toEqual([other, own]);
  expect(inPrint([own, other], 'CHN')).toEqual([own, other]);
  const much = story('JPN', 16);
  expect(inPrint([much, other], 'JPN')).toEqual([much, other]);
  // What nobody did has no face to print.
  const faceless: Story = { ...other, cause: { cause: 'demand', nation: null, site: null }, event: null };
  expect(inPrint([faceless, { ...other, effect: -4 }], 'JPN').at(-1)).toEqual(faceless);
});

const deed = (key: string, by: NationId | null, target: NationId): ReportEvent => ({
  text: {
    key: `event.${key}`,
    values: {
      nation: { is: 'nation', id: by ?? 'CHN' },
      target: { is: 'nation', id: target },
      good: { is: 'good', id: 'light' },
    },
  },
  nation: by,
  region: target,
  weight: 0.9,
  audience: null,
});

describe('what was done to the reader', () => {
  const quiet = (events: ReportEvent[]): Report => ({
    turn: 3,
    before: create('2010-senkaku', 1).history.at(-1) ?? never(),
    after: create('2010-senkaku', 1).history.at(-1) ?? never(),
    events,
    why: { causes: [], changes: {} },
  });

  test('is what was aimed at it, not at others, nor what it did itself', () => {
    const report = quiet([
      deed('embargo', 'CHN', 'JPN'),
      deed('embargo', 'CHN', 'USA'),
      deed('embargo', 'JPN', 'CHN'),
    ]);
    expect(actsAgainst(report, 'JPN').map((one) => one.by)).toEqual(['CHN']);
    expect(actsAgainst(report, 'EUR')).toEqual([]);
  });

  test('names nobody for late shipments, only whom they come from', () => {
    const [act] = actsAgainst(quiet([deed('shipments-late', null, 'JPN')]), 'JPN');
    expect(act).toMatchObject({ by: null, suspected: 'CHN' });
  });

  test('never names who delays shipments before it has come out', () => {
    let suspicions = 0;
    for (const { nation, report } of read)
      for (const act of actsAgainst(report, nation)) {
        if (!isSuspicion(act.event)) continue;
        suspicions += 1;
        expect(act.by).toBeNull();
      }
    expect(suspicions).toBeGreaterThan(0);
  });
});

describe('what is new since the reader last looked', () => {
  test('is nothing where nothing has changed, and can be told in words otherwise', () => {
    const told = new Set<string>();
    for (const { before, after } of read) {
      expect(changesSince(seen(before), before)).toEqual([]);
      for (const { key } of changesSince(seen(before), after)) told.add(key);
    }
    expect(told.size).toBeGreaterThan(4);
    expect([...told].filter((key) => !(key in words))).toEqual([]);
  });

  test('spans half-years that went by without the reader', () => {
    const mine = read.filter((one) => one.nation === 'JPN').slice(0, TURNS);
    const [first, last] = [mine[0], mine.at(-1)];
    if (!first || !last) throw new Error('nothing was played');
    const phases = changesSince(seen(first.before), last.after).filter((one) => one.key === 'since.site');
    const once = changesSince(seen(last.before), last.after).filter((one) => one.key === 'since.site');
    expect(phases.length).toBeGreaterThan(once.length);
  });
});

function never(): never {
  throw new Error('the scenario has no past');
}
