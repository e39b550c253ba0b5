import { describe, expect, test } from 'vitest';
import senkaku from '#shared/scenarios/2010-senkaku.json' with { type: 'json' };
import { readScenario } from '#shared/scenarios/scenario.ts';
import { findings } from '../../scripts/lint/findings.ts';
import { playSet } from '../../scripts/play/set.ts';

type Raw = typeof senkaku;

/** What the linter finds in the scenario of 2010 with a fault put in, by 48 matches; as "about where". */
function lint(name: string, change: (raw: Raw) => void): string[] {
  const raw = structuredClone(senkaku);
  raw.id = `faulty-${name}`;
  change(raw);
  const plan = readScenario(raw, name);
  const sets = [0, 1, 2, 3, 4, 5].map((seed) => playSet({ scenario: plan.id, seed, plan, curious: true }));
  return findings(sets).map(({ about, where }) => `${about} ${where}`);
}

describe('the linter of scenarios catches', { timeout: 60_000 }, () => {
  test('a money pump: prices in dollars per tonne, not per kilogram', () => {
    const found = lint('pump', ({ reference, opening }) => {
      for (const price of [...Object.values(reference), ...Object.values(opening)])
        price[0] = 1000 * Number(price[0]);
    });
    expect(found).toContain('money treasuries');
  });

  test('a dead order: everybody has the law already', () => {
    const found = lint('dead', ({ nations }) => {
      for (const nation of nations) nation.law = true;
    });
    expect(found).toContain('dead order export-control-law');
  });

  test('a seat in which nothing is worth doing: only money counts, and there is none', () => {
    const found = lint('seat', ({ nations }) => {
      for (const nation of nations)
        if (nation.id === 'USA') {
          nation.treasury[0] = 0;
          nation.income[0] = 0;
          Object.assign(nation.weights, {
            defence: [0, 'aims'],
            chain: [0, 'aims'],
            alliances: [0, 'aims'],
            'consumer-price': [0, 'aims'],
            budget: [1, 'aims'],
          });
        }
    });
    expect(found).toContain('seat USA');
  });

  test('none of these in the scenario as it is', () => {
    const found = lint('sound', () => undefined);
    expect(found).not.toContain('money treasuries');
    expect(found).not.toContain('dead order export-control-law');
    expect(found).not.toContain('seat USA');
  });
});
