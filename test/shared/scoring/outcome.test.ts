import { describe, expect, test } from 'vitest';
import { playOut } from '#shared/bots/play.ts';
import { outcome, type Score, type SharedOutcome, sharedOutcome, winners } from '#shared/scoring/outcome.ts';
import { clone } from '#shared/world/clone.ts';
import { each, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';

const end = playOut('2010-senkaku', 7, 4, () => 'trader').world;
const world = (change: (world: World) => void) => {
  const copy = clone(end);
  change(copy);
  return copy;
};
const unserved = (copy: World, share: number, turns: number) => {
  for (const summary of copy.history.slice(-turns)) summary.unserved = each(NATIONS, () => share);
};
const embargo = (target: NationId) =>
  ({ by: 'CHN', target, commodity: 'light', severity: 0.5, since: 1, manner: 'open' }) as const;

describe('the shared outcome', () => {
  test.each<[string, (copy: World) => void, SharedOutcome]>([
    ['need met and powers that talk', () => undefined, 'managed-transition'],
    ['two turns of want', (copy) => unserved(copy, 0.2, 2), 'managed-transition'],
    ['three turns of want that can be borne', (copy) => unserved(copy, 0.06, 3), 'managed-transition'],
    ['three turns of want', (copy) => unserved(copy, 0.08, 3), 'supply-collapse'],
    [
      'three embargoes at the end',
      (copy) => copy.embargoes.push(embargo('JPN'), embargo('USA'), embargo('EUR')),
      'fragmented-blocs',
    ],
    [
      'cold opinions',
      (copy) => {
        for (const one of NATIONS) for (const other of NATIONS) copy.nations[one].standing[other] = -20;
      },
      'fragmented-blocs',
    ],
  ])('%s', (_, change, expected) => {
    expect(sharedOutcome(world(change))).toBe(expected);
  });
});

describe('who wins', () => {
  const scores = (against: Record<NationId, number>) =>
    each(NATIONS, (nation): Score => ({ parts: {}, total: 50 + against[nation], par: 50 }));
  const table = scores({ JPN: 4, EUR: 2, USA: -1, CHN: -3 });
  const ranking: NationId[] = ['JPN', 'EUR', 'USA', 'CHN'];
  const bound = (pair: string) => (one: NationId, other: NationId) =>
    pair.includes(one) && pair.includes(other);
  test.each<[string, SharedOutcome, string, NationId[]]>([
    ['the first against par', 'managed-transition', '', ['JPN']],
    ['also when the world is split', 'fragmented-blocs', '', ['JPN']],
    ['with whom it kept a treaty', 'managed-transition', 'JPN EUR', ['JPN', 'EUR']],
    ['but not with one below par', 'managed-transition', 'JPN USA', ['JPN']],
    ['not two others who kept one', 'managed-transition', 'EUR USA', ['JPN']],
    ['nobody in a collapse', 'supply-collapse', 'JPN EUR', []],
  ])('%s', (_, shared, pair, expected) => {
    expect(winners(shared, table, ranking, bound(pair))).toEqual(expected);
  });

  test('the ranking is by points above the reference bot in the same seat', () => {
    const { ranking: found, scores: totals, winners: won } = outcome(end);
    const above = found.map((nation) => totals[nation].total - totals[nation].par);
    expect(above).toEqual([...above].sort((a, b) => b - a));
    expect(won).toEqual(found.slice(0, 1));
  });

  test('four reference bots are at par exactly', () => {
    for (const nation of NATIONS)
      expect(outcome(end).scores[nation].total).toBe(outcome(end).scores[nation].par);
  });
});
