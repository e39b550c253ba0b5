import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BOT_IDS } from '#shared/bots/index.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Lineup, Played } from '../../scripts/play/game.ts';
import { play } from '../../scripts/play/game.ts';
import { lineups } from '../../scripts/play/lineups.ts';
import { decide, SPECIALS } from '../../scripts/play/policies.ts';
import { tally } from '../../scripts/play/tally.ts';

const ROOT = join(import.meta.dirname, '../..');

function run(script: string, ...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [join(ROOT, 'scripts', script), ...args], (error, out) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out }),
    );
  });
}

describe('a set of matches', () => {
  test.each([0, 1, 2, 3, 4, 5])('is mirrored: every policy sits once in every seat (seed %d)', (seed) => {
    const { mixed, special, par } = lineups(seed);
    const sitting = (all: Lineup[], seat: (typeof NATIONS)[number]) => all.map((one) => one[seat]).sort();
    for (const seat of NATIONS) {
      expect(sitting(mixed, seat)).toEqual(sitting(mixed, 'CHN'));
      expect(new Set(sitting(mixed, seat))).toEqual(new Set(BOT_IDS));
      const odd = special.map((one) => one[seat]).filter((policy) => policy === SPECIALS[seed % 3]);
      expect(odd).toHaveLength(1);
      expect(par[seat]).toBe('trader');
    }
  });

  test('is the same however often it is played', () => {
    const [lineup] = lineups(2).mixed;
    if (!lineup) throw new Error('no line-up');
    expect(play('2010-senkaku', 2, lineup)).toEqual(play('2010-senkaku', 2, lineup));
  });
});

describe('the policies that must not pay', () => {
  const start = create('2010-senkaku', 1);
  test('the idler does nothing, the sandbagger nothing yet, the wrecker all it can', () => {
    const known = view(start, 'CHN');
    expect(decide('idle', known)).toEqual([]);
    expect(decide('sandbagger', known)).toEqual([]);
    const late = { ...known, world: { ...known.world, turn: 10 } };
    expect(decide('sandbagger', late)).not.toEqual([]);
    const kinds = decide('wrecker', known).map((order) => order.kind);
    expect(kinds).toContain('embargo');
    expect(kinds).toContain('quota');
  });
});

describe('the tally', () => {
  const game = (lineup: Lineup, total: number[], half = total): Played => ({
    scenario: 'x',
    seed: 0,
    lineup,
    half: Object.fromEntries(NATIONS.map((nation, at) => [nation, half[at]])) as Played['half'],
    total: Object.fromEntries(NATIONS.map((nation, at) => [nation, total[at]])) as Played['total'],
    shared: 'managed-transition',
    given: { CHN: { quota: 2 }, JPN: {}, USA: { quota: 1 }, EUR: {} },
    legal: ['quota'],
    treasury: { CHN: 1, JPN: 2, USA: 3, EUR: 4 },
    richest: 1.5,
    quiet: 7,
    turns: 14,
    faults: [],
  });
  const par = game({ CHN: 'trader', JPN: 'trader', USA: 'trader', EUR: 'trader' }, [50, 60, 70, 80]);
  const lineup: Lineup = { CHN: 'hawk', JPN: 'trader', USA: 'planner', EUR: 'trader' };

  test('counts wins against par, not by points', () => {
    const found = tally([{ par, mixed: [game(lineup, [54, 61, 70, 82])], special: [] }]);
    expect(found.policies.hawk).toEqual({ games: 1, wins: 1, above: 4 });
    expect(found.policies.trader).toEqual({ games: 2, wins: 0, above: 1.5 });
    expect(found.seats.CHN?.against).toBeCloseTo(0.08);
    expect(found.kinds.quota).toBe(3);
    expect(found.quiet).toBe(0.5);
  });

  test('tells how often the leader at half-time stays in front', () => {
    const kept = game(lineup, [54, 61, 70, 80]);
    const lost = game(lineup, [54, 61, 70, 80], [50, 70, 70, 80]);
    expect(tally([{ par, mixed: [kept, lost], special: [] }]).halfLeaderWins).toBe(0.5);
  });

  test('leaves matches with a spoiler out of the seats and the characters', () => {
    const found = tally([{ par, mixed: [], special: [game({ ...lineup, CHN: 'idle' }, [40, 90, 90, 90])] }]);
    expect(found.policies).toEqual({ idle: { games: 1, wins: 0, above: -10 } });
    expect(found.seats.JPN?.games).toBe(0);
  });
});

describe('the commands', { timeout: 120_000 }, () => {
  test('tournament prints one JSON object with its goals', async () => {
    const { code, out } = await run('tournament.ts', '--games', '8', '--scenario', '2010-senkaku', '--json');
    const found = JSON.parse(out);
    expect(found.games).toBe(8);
    expect(found.goals.map((goal: { name: string }) => goal.name)).toContain('EUR: mean score against par');
    expect(code).toBe(found.goals.every((goal: { ok: boolean }) => goal.ok) ? 0 : 1);
  });

  test.each([
    ['tournament.ts', '--games', 'many'],
    ['tournament.ts', '--scenario', '1984'],
    ['lint-scenario.ts'],
    ['lint-scenario.ts', 'no-such-file.json'],
  ])('%s %s %s is wrong use', async (script, ...args) => {
    expect((await run(script, ...args)).code).toBe(2);
  });

  test('the linter says of a file that is no scenario what is wrong', async () => {
    const { code, out } = await run('lint-scenario.ts', join(ROOT, 'package.json'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).error).toMatch(/turns: .*; add it/);
  });
});
