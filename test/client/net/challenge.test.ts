import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { USUAL_STRENGTH } from '#shared/bots/minds.ts';
import { STRENGTHS } from '#shared/bots/think.ts';
import { CABINETS } from '#shared/scenarios/cabinets.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { RULES } from '#shared/world/rules.ts';
import {
  type Challenge,
  challengeLink,
  comparable,
  readChallenge,
} from '../../../client/net/solo/challenge.ts';
import {
  SCENARIOS as OFFERED,
  STRENGTHS as OFFERED_STRENGTHS,
  USUAL,
} from '../../../client/net/solo/wish.ts';

const challenge: Challenge = {
  scenario: '2010-senkaku',
  nation: 'JPN',
  turns: 8,
  seed: 0,
  strength: 4,
  score: 61.3,
  rules: RULES,
};
const search = (of: Partial<Challenge> & { score?: number } = {}) =>
  new URL(challengeLink({ ...challenge, ...of })).search;

beforeEach(() => vi.stubGlobal('location', { origin: 'http://here' }));
afterEach(() => vi.unstubAllGlobals());

describe('a challenge link', () => {
  it('holds all that makes the same world, and the score to beat', () => {
    expect(readChallenge(search())).toEqual(challenge);
    expect(readChallenge(search({ score: 61.2789 }))?.score).toBe(61.3);
  });

  it('is not read where anything is missing or out of range', () => {
    const whole = new URLSearchParams(search());
    for (const name of ['scenario', 'nation', 'turns', 'seed', 'strength', 'score']) {
      const cut = new URLSearchParams(whole);
      cut.delete(name);
      expect(readChallenge(`?${cut}`)).toBeNull();
      cut.set(name, '-3');
      expect(readChallenge(`?${cut}`)).toBeNull();
      cut.set(name, '1e9x');
      expect(readChallenge(`?${cut}`)).toBeNull();
    }
    expect(readChallenge('')).toBeNull();
  });

  it('says when it was scored by other rules', () => {
    expect(comparable(challenge)).toBe(true);
    expect(comparable({ ...challenge, rules: 'others' })).toBe(false);
  });
});

describe('what the front page offers', () => {
  it('is what the rules have', () => {
    expect(OFFERED).toEqual([...SCENARIOS, CABINETS]);
    expect(OFFERED_STRENGTHS).toEqual(STRENGTHS);
    expect(USUAL).toBe(USUAL_STRENGTH);
  });
});
