import { expect, test } from 'vitest';
import type { Text } from '#shared/text.ts';
import { tell } from '../../client/i18n/index.ts';
import { obedient, playTokyo } from '../kit/tokyo.ts';

/** A reading adult, words a minute (Brysbaert 2019: 238 for English prose; slower with figures in it). */
const PACE = 200;
/** Words read besides, as counted on the page: the lead of a paper and our own figures, and the one crisis in full. */
const PAPER = 90;
const CRISIS = 390;
/** Seconds to find a thing and act on it: the coach shows it, and its form is filled in. */
const ACTION = 8;

/** What each step says that the one before has not said yet. */
function heard(): { words: number; actions: number; papers: number } {
  const { turns, end, match } = playTokyo(obedient);
  const telling = { start: match.world.start, sites: match.world.sites };
  const words = (texts: readonly Text[]) => texts.flatMap((one) => tell(one, telling).split(/\s+/)).length;
  let total = words(end.says);
  let actions = 0;
  for (const { steps, paper } of turns) {
    total += words([...(steps[0]?.says ?? []), ...paper.says, ...(paper.asks ? [paper.asks] : [])]);
    for (const { remarks, asks } of steps) total += words([...remarks, ...(asks ? [asks] : [])]);
    actions += 2 * steps.length + 1; // be shown and do, at each step; and go on from the paper
  }
  return { words: total, actions, papers: turns.length };
}

test('a reading adult has played the tutorial in a quarter of an hour', () => {
  const { words, actions, papers } = heard();
  const minutes = (words + papers * PAPER + CRISIS) / PACE + (actions * ACTION) / 60;
  expect(minutes).toBeGreaterThan(12);
  expect(minutes).toBeLessThan(16);
});
