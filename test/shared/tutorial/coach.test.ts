import { describe, expect, it } from 'vitest';
import type { Order } from '#shared/orders/index.ts';
import type { Text } from '#shared/text.ts';
import { LESSON_IDS } from '#shared/tutorial/situation.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };
import { keysOf, obedient, type Player, playTokyo } from '../../kit/tokyo.ts';

/** Gives these orders in a turn, whatever the coach says, and looks at nothing. */
const stubborn =
  (plan: Record<number, Order[]>): Player =>
  (_, at, draft) =>
    plan[at.world.turn]?.[draft.length] ?? 'seal';

const idle = playTokyo(stubborn({}));
const good = playTokyo(obedient);

const buy = (tonnes: number, limit: number): Order => ({
  kind: 'stockpile',
  commodity: 'light',
  tonnes,
  limit,
});
const value = (text: Text | undefined, name: string): number => {
  const found = text?.values[name];
  if (found?.is !== 'number') throw new Error(`no number ${name}`);
  return found.value;
};

describe('the story of 2010', () => {
  it.each([
    ['a player who does nothing', idle],
    ['a player who does as told', good],
  ])('happens to %s: halt, panic, and a price that comes back', (_, { turns, match }) => {
    const price = turns.map(({ report }) => report.after.outside.light);
    const [calm = 0, halt = 0] = price;
    expect(turns[1]?.report.events.some(({ text }) => text.key === 'event.quota-cut')).toBe(true);
    expect(halt).toBeGreaterThan(4 * calm);
    expect(price.at(-1)).toBeLessThan(1.3 * calm);
    expect(match.world.sites.find((site) => site.id === 'kuantan')?.phase).toBe('operation');
  });

  it('stops shipments to Japan for one half-year', () => {
    const stopped = idle.turns.map(({ report }) =>
      report.events.some(
        ({ text }) => text.key === 'event.delays-traced' || text.key === 'event.shipments-late',
      ),
    );
    expect(stopped[0]).toBe(false);
    expect(stopped[1]).toBe(true);
    expect(idle.turns[2]?.report.events.some(({ text }) => text.key === 'event.embargo-lifted')).toBe(true);
  });
});

describe('a player who does as told', () => {
  it('hears one idea each half-year, is led to the seal, and has used every tool at the end', () => {
    expect(good.turns.map(({ steps }) => steps[0]?.lesson)).toEqual([...LESSON_IDS]);
    for (const { steps } of good.turns) expect(steps.at(-1)).toMatchObject({ step: 'seal', done: true });
    expect(keysOf(good.end)).toContain('coach.end.all-tools');
  });

  it('sells for several times what the reserve cost, and is told so', () => {
    const said = good.turns.flatMap(({ paper }) => paper.says);
    const bought = said.find(({ key }) => key === 'coach.came.bought');
    const sold = said.find(({ key }) => key === 'coach.came.sold');
    expect(value(sold, 'price')).toBeGreaterThan(4 * value(bought, 'price'));
  });

  it('comes out ahead of one who does nothing', () => {
    const scoreOf = ({ match }: typeof good) => match.outcome?.scores.JPN.total ?? 0;
    expect(scoreOf(good)).toBeGreaterThan(scoreOf(idle) + 3);
  });
});

describe('a player who ignores the coach', () => {
  it('still hears the next idea each half-year, and is never asked for an old one', () => {
    expect(idle.turns.map(({ steps }) => steps[0]?.lesson)).toEqual([...LESSON_IDS]);
    for (const { paper } of idle.turns) expect(keysOf(paper)).toContain('coach.came.nothing');
    expect(idle.end.lesson).toBe('end');
    expect(
      value(
        idle.end.says.find(({ key }) => key === 'coach.end.tools'),
        'used',
      ),
    ).toBe(0);
  });
});

describe('a player who is ahead of the coach', () => {
  const early = playTokyo(
    stubborn({
      0: [
        { kind: 'recycling', level: 2 },
        { kind: 'substitution', commodity: 'heavy', funds: 50 },
        {
          kind: 'offtake',
          seller: 'MYS',
          commodity: 'light',
          tonnes: 1200,
          price: 18,
          turns: 12,
          rule: 'fixed',
          finance: 200,
        },
      ],
      1: [
        {
          kind: 'propose',
          to: 'USA',
          clauses: [{ kind: 'joint-research', commodity: 'heavy', funds: 15 }],
          turns: 6,
          escrow: 20,
        },
      ],
    }),
  );
  const all = (turn: number) => early.turns[turn]?.steps.flatMap(keysOf) ?? [];

  it('is told so, and is not asked again', () => {
    expect(all(3)).toContain('coach.early.recycle');
    expect(all(3)).not.toContain('coach.ask.recycle');
    expect(all(5)).toContain('coach.early.save');
  });

  it('has its own ideas acknowledged while another is asked for', () => {
    expect(all(0)).toContain('coach.also.supply');
    expect(early.turns[0]?.steps.at(-1)?.done).toBe(false);
  });

  it('hears what came of each of them', () => {
    expect(early.turns[0] && keysOf(early.turns[0].paper)).toEqual(
      expect.arrayContaining(['coach.came.recycling', 'coach.came.research']),
    );
    expect(early.turns[1] && keysOf(early.turns[1].paper)).toContain('coach.came.proposal');
  });
});

describe('a player who errs', () => {
  const hasty = playTokyo(
    stubborn({
      1: [buy(400, 25)],
      2: [
        buy(200, 200),
        {
          kind: 'offtake',
          seller: 'MYS',
          commodity: 'light',
          tonnes: 500,
          price: 110,
          turns: 12,
          rule: 'fixed',
        },
      ],
      3: [{ kind: 'stockpile', commodity: 'light', tonnes: -200, limit: 5000 }],
      4: [{ kind: 'recycling', level: 3 }],
    }),
  );
  const said = (turn: number) => hasty.turns[turn]?.steps.flatMap(keysOf) ?? [];
  const paper = (turn: number) => hasty.turns[turn]?.paper.says ?? [];

  it('hears why a purchase came to nothing: the market went past its limit', () => {
    const lapse = paper(1).find(({ key }) => key === 'coach.lapse.buy');
    expect(value(lapse, 'tonnes')).toBe(0);
    expect(value(lapse, 'price')).toBeGreaterThan(value(lapse, 'limit'));
  });

  it('hears why a sale came to nothing', () => {
    const lapse = paper(3).find(({ key }) => key === 'coach.lapse.sell');
    expect(value(lapse, 'price')).toBeLessThan(value(lapse, 'limit'));
  });

  it('is warned of buying in a panic, and of an order that cannot stand', () => {
    expect(said(2)).toContain('coach.warn.dear');
    expect(said(4)).toContain('coach.warn.refused');
    expect(said(4)).toContain('refusal.one-level-a-turn');
  });
});

it('says nothing that the language files lack, and leaves no gap open', () => {
  const words: Record<string, string> = en;
  const texts = [idle, good].flatMap(({ turns, end }) =>
    [...turns.flatMap(({ steps, paper }) => [...steps, paper]), end].flatMap(({ says, remarks, asks }) => [
      ...says,
      ...remarks,
      ...(asks ? [asks] : []),
    ]),
  );
  const faults = texts.flatMap(({ key, values }) => {
    const sentence = words[key];
    if (sentence === undefined) return [`missing: ${key}`];
    return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, gap = '']) =>
      gap in values ? [] : [`open: ${key}: ${gap}`],
    );
  });
  expect(faults).toEqual([]);
});
