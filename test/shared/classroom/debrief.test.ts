import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { farthest } from '#shared/classroom/debrief/apart.ts';
import { playedWorld } from '#shared/classroom/debrief/played.ts';
import { debrief } from '#shared/classroom/debrief/slides.ts';
import { worldStory } from '#shared/classroom/debrief/story.ts';
import { type Otherwise, whatIf, worthAsking } from '#shared/classroom/debrief/whatif.ts';
import type { MatchRecord } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';

const record: MatchRecord = JSON.parse(
  readFileSync(new URL('../../corpus/2010-senkaku.json', import.meta.url), 'utf8'),
);
const world = playedWorld(0, record);
const whatIfs = worthAsking(world, 4).flatMap((asked) => whatIf(world, asked) ?? []);
const story = worldStory(world, whatIfs);
const told = debrief(2, '2010-senkaku', world.played.start.world.start, [story]);

test('who paid for a shortage adds up to the public figure of what went unserved', () => {
  const short = story.turns.filter(({ shortage }) => shortage !== null);
  expect(short.length).toBeGreaterThan(0);
  for (const { shortage, unserved } of short)
    for (const nation of NATIONS) {
      const paid = shortage?.paid[nation];
      expect(paid?.missing).toBeCloseTo(unserved[nation], 5);
      expect((paid?.lost ?? 0) > 0).toBe(unserved[nation] > 1e-9);
    }
  const [worst] = short.toSorted((a, b) => b.unserved.JPN - a.unserved.JPN);
  expect(worst?.unserved[worst.shortage?.worst ?? 'CHN']).toBe(
    Math.max(...NATIONS.map((nation) => worst?.unserved[nation] ?? 0)),
  );
});

describe('what would have been', () => {
  test('is the same match up to the turn of the change, and another one after it', () => {
    expect(whatIfs.length).toBeGreaterThan(2);
    for (const one of whatIfs) {
      expect(one.was).toEqual(story.turns.map(({ prices }) => prices[one.good]));
      expect(one.would.slice(0, one.turn)).toEqual(one.was.slice(0, one.turn));
      expect(one.would).not.toEqual(one.was);
    }
  });

  test('comes out the same whenever it is asked, and is nothing where there was no such order', () => {
    const asked: Otherwise = { do: 'without', turn: 1, nation: 'CHN', order: 0 };
    expect(whatIf(world, asked)).toEqual(whatIf(world, asked));
    expect(whatIf(world, { ...asked, order: 99 })).toBeNull();
    expect(whatIf(world, { ...asked, turn: 99 })).toBeNull();
  });

  test('an embargo that was not given leaves its target better served, or nobody worse', () => {
    const at = world.played.turns[1]?.orders.CHN.findIndex(
      ({ order }) => order.kind === 'embargo' && order.commodity === 'light',
    );
    const without = whatIf(world, { do: 'without', turn: 1, nation: 'CHN', order: at ?? -1 });
    expect(without?.change).toMatchObject({ do: 'without', secret: false });
    expect(without?.unserved).toMatchObject({ nation: 'JPN' });
    expect(without?.unserved.would).toBeLessThan(without?.unserved.was ?? 0);
  });

  test('a stockpile is bought before it is sold, and asked for by whoever went without most', () => {
    const stock = whatIfs.find(({ change }) => change.do === 'stockpile');
    const worst = story.turns
      .filter(({ turn }) => turn > 0)
      .toSorted((a, b) => Math.max(...Object.values(b.unserved)) - Math.max(...Object.values(a.unserved)))[0];
    expect(stock?.change).toMatchObject({ release: worst?.turn });
    expect(stock?.turn).toBeLessThan(worst?.turn ?? 0);
    expect(stock?.nation).toBe(worst?.shortage?.worst);
  });
});

describe('slides and questions', () => {
  test('every question leads to a slide that is there, and each slide is there once', () => {
    const ids = told.slides.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { look } of told.questions) expect(ids).toContain(look);
    expect(told.questions.map(({ id }) => id)).toContain('record');
  });

  test('a question that the figures answer stands before them, and its answer is theirs', () => {
    const foretold = told.questions.filter(({ right }) => right !== null);
    expect(foretold.length).toBeGreaterThan(0);
    for (const { id, look, right } of foretold) {
      const place = (of: string) => told.slides.findIndex((slide) => slide.id === of);
      expect(place(`question-${id}`)).toBeLessThan(place(look));
      const { was, would } = farthest(whatIfs.find((one) => one.id === look) ?? { was: [], would: [] });
      expect(right).toBe(would > was * 1.05 ? 0 : would < was / 1.05 ? 2 : 1);
    }
  });

  test('the years of the record stand beside the match as the sources have them', () => {
    expect(told.real.find(({ year }) => year === 2011)?.price.heavy).toBe(1449.8);
    expect(told.real.find(({ year }) => year === 2011)?.dependence).toBeNull();
    expect(told.real.at(-1)?.year).toBe(2016);
  });
});
