import { describe, expect, test } from 'vitest';
import { randomDraft } from '#shared/bots/random.ts';
import { Forecaster } from '#shared/forecast/forecast.ts';
import { type Figures, quantitiesOf, unitOf } from '#shared/forecast/quantities.ts';
import { common, desk } from '#shared/match/desk.ts';
import { checkOrders } from '#shared/orders/index.ts';
import { draw, stream } from '#shared/random.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { Hearing, Telling } from '#shared/updates/update.ts';
import { NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure } from '../../../client/i18n/index.ts';
import { botMatch } from '../../kit/botmatch.ts';

/** Half-years of a forecast that are compared, beside the one in which others do nothing. */
const SAMPLES = 2;
/** Of the figures on screen so many may differ, by their last digit. */
const DIFFERENT = 0.002;
const LAST_DIGIT = 0.011;

/** What a page is told, beside the desk as it is. */
function views(scenario: string): { whole: View; told: View }[] {
  const telling = NATIONS.map(() => ({ to: new Telling(), from: new Hearing() }));
  return botMatch(scenario, 8)
    .slice(0, -1)
    .flatMap((match) =>
      NATIONS.flatMap((nation, at) => {
        const whole = desk(match, nation);
        const line = telling[at];
        const heard = line?.from.hear(line.to.tell('desk', whole, common(match)));
        if (!heard || !('desk' in heard)) throw new Error('an update was not heard');
        return [{ whole: whole.view, told: heard.desk.view }];
      }),
    );
}

describe.each([...SCENARIOS])('what a page is told of %s', (scenario) => {
  const all = views(scenario);

  test('lets its what-if show the figures that whole numbers would give', () => {
    let shown = 0;
    const different: string[] = [];
    const compare = (one: Figures, other: Figures) => {
      for (const quantity of quantitiesOf(one)) {
        shown += 1;
        const [a = Number.NaN, b = Number.NaN] = [one[quantity], other[quantity]];
        if (figure(a, unitOf(quantity)) === figure(b, unitOf(quantity))) continue;
        different.push(`${quantity} ${a} ${b}`);
        expect(Math.abs(a - b) / Math.max(1, Math.abs(a))).toBeLessThan(LAST_DIGIT);
      }
    };
    for (const { whole, told } of all.filter((_, at) => at % 3 === 0)) {
      const [from, to] = [new Forecaster(whole), new Forecaster(told)];
      const draft = randomDraft(whole, chances(whole.world.turn), 3);
      compare(from.rough(draft).passing, to.rough(draft).passing);
      for (let sample = 0; sample < SAMPLES; sample++)
        compare(from.outcome(sample, draft), to.outcome(sample, draft));
    }
    expect(different.length / shown, different.join('\n')).toBeLessThanOrEqual(DIFFERENT);
  });

  test('lets it order what the server takes, and only that', () => {
    for (const { whole, told } of all) {
      const drafts = [randomDraft(told, chances(1), 6), randomDraft(whole, chances(2), 6)];
      for (const draft of drafts)
        expect(checkOrders(told, draft).map(({ ok }) => ok)).toEqual(
          checkOrders(whole, draft).map(({ ok }) => ok),
        );
    }
  });
});

function chances(seed: number): () => number {
  const state = stream(seed, 'shown');
  return () => draw(state);
}
