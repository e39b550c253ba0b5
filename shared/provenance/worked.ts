import { dependence, dependenceOn, originOfUse, unserved } from '../market/trace.ts';
import { ratio, sum } from '../numbers.ts';
import { goalsOf } from '../scoring/goals/ids.ts';
import { MEASURES } from '../scoring/goals/index.ts';
import { coverTurns, score, turnScore } from '../scoring/score.ts';
import { good, number, type Text, text, type Value } from '../text.ts';
import { COMMODITIES, NATIONS } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { Subject } from './figure.ts';

const HALF_YEAR_DAYS = 182.5;

/** Formulas with today's numbers filled in, by kind of figure; words: `worked.ID`. Null where a part is not known. */
export const WORKED: Record<string, (view: View, of: Subject) => Text | null> = {
  cover({ world, nation }, of) {
    if ((of.nation ?? nation) !== nation) return null;
    const region = world.regions[nation];
    if (!region) return null;
    const turns = coverTurns(world, nation);
    const held = (metal: 'light' | 'heavy') =>
      region.inventory[metal] + world.nations[nation].stockpile[metal];
    const metal = (['light', 'heavy'] as const).find(
      (one) => region.use[one] >= 1 && Math.abs(held(one) / region.use[one] - turns) < 1e-9,
    );
    if (!metal) return null;
    return text('worked.cover', {
      days: number(turns * HALF_YEAR_DAYS, 'count'),
      good: good(metal),
      held: number(held(metal), 't'),
      used: number(region.use[metal], 't'),
    });
  },

  'dependence-on'({ world, nation }, { good: metal }) {
    if (!metal || metal === 'magnet' || nation === 'CHN') return null;
    const { total, fromChina } = originOfUse(world, nation, metal);
    return text('worked.dependence-on', {
      share: number(dependenceOn(world, nation, metal), 'share'),
      chinese: number(fromChina, 't'),
      total: number(total, 't'),
    });
  },

  dependence({ world, nation }, of) {
    const who = of.nation ?? nation;
    if (who === 'CHN') return null;
    const weight = (one: (typeof COMMODITIES)[number]) =>
      world.market.reference[one] * originOfUse(world, who, one).demand;
    const whole = sum(COMMODITIES, weight);
    const values: Record<string, Value> = { share: number(dependence(world, who), 'share') };
    for (const one of COMMODITIES) {
      values[one] = number(dependenceOn(world, who, one), 'share');
      values[`${one}Weight`] = number(ratio(weight(one), whole), 'share');
    }
    return text('worked.dependence', values);
  },

  served({ world, nation }, of) {
    const missing = unserved(world, of.nation ?? nation);
    return text('worked.served', {
      share: number(1 - missing, 'share'),
      missing: number(missing, 'share'),
    });
  },

  sector({ world, nation }, { sector }) {
    const uses = world.sectors.filter((use) => use.region === nation && use.sector === sector);
    const need = sum(uses, (use) => use.quantity * use.intensity);
    if (need <= 0) return null;
    const got = sum(uses, (use) => use.served);
    return text('worked.sector', {
      share: number(got / need, 'share'),
      got: number(got, 't'),
      need: number(need, 't'),
    });
  },

  need({ world, nation }) {
    const uses = world.sectors.filter((use) => use.region === nation && use.good === 'magnet');
    const planned = sum(uses, (use) => use.quantity);
    const need = sum(uses, (use) => use.quantity * use.intensity);
    return text('worked.need', {
      need: number(need, 't'),
      planned: number(planned, 't'),
      share: number(ratio(need, planned), 'share'),
    });
  },

  score({ world, nation }, of) {
    const who = of.nation ?? nation;
    // What others' goals stood at is theirs to know until the match is over.
    if (who !== nation) return null;
    const { parts, total } = score(world, who);
    const values: Record<string, Value> = { total: number(total, 'points') };
    goalsOf(who).forEach((goal, index) => {
      values[`points${index + 1}`] = number(parts[goal] ?? 0, 'points');
      values[`weight${index + 1}`] = number(world.nations[who].weights[goal] ?? 0, 'share');
    });
    return text('worked.score', values);
  },

  goal({ world, nation }, of) {
    if (!of.goal || (of.nation ?? nation) !== nation || world.turn === 0) return null;
    const { lasting } = MEASURES[of.goal];
    return text('worked.goal', {
      points: number(score(world, nation).parts[of.goal] ?? 0, 'points'),
      mean: number((world.nations[nation].tally[of.goal] ?? 0) / world.turn, 'points'),
      rest: number(1 - lasting, 'share'),
      now: number(turnScore(world, nation)[of.goal] ?? 0, 'points'),
      lasting: number(lasting, 'share'),
    });
  },

  'price-outside'({ world }, of) {
    const metal = of.good;
    if (!metal) return null;
    const found = NATIONS.filter((one) => one !== 'CHN').map((one) => world.market.price[metal][one]);
    const prices = found.filter((one) => one !== undefined);
    if (prices.length < found.length) return null;
    const [first = 0, second = 0, third = 0] = prices;
    return text('worked.price-outside', {
      mean: number((first + second + third) / 3, 'USD/kg'),
      first: number(first, 'USD/kg'),
      second: number(second, 'USD/kg'),
      third: number(third, 'USD/kg'),
    });
  },

  'china-mining'({ world }) {
    const mined = (chinese: boolean) =>
      sum(world.sites, (one) =>
        one.stage === 'mine' && (!chinese || one.region === 'CHN') ? one.output : 0,
      );
    return text('worked.china-mining', {
      share: number(ratio(mined(true), mined(false)), 'share'),
      china: number(mined(true), 't'),
      all: number(mined(false), 't'),
    });
  },
};
