import { dependenceOn, oxideUse, unserved } from '../market/trace.ts';
import { ratio, sum } from '../numbers.ts';
import { goalsOf } from '../scoring/goals/ids.ts';
import { coverTurns, score, turnScore } from '../scoring/score.ts';
import { good, nation as nationWord, word } from '../text.ts';
import { COMMODITIES, type NationId } from '../world/terms.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { type Input, input, type Kind, type Subject } from './figure.ts';
import { planOf } from './sources.ts';

const who = ({ nation }: View, of: Subject): NationId => of.nation ?? nation;
const planned = (world: World, nation: NationId) =>
  planOf(world)?.nations.find((one) => one.id === nation) ?? null;

const stocks = (view: View, of: Subject): Input[] => {
  const { world } = view;
  const nation = who(view, of);
  const region = world.regions[nation];
  return (['light', 'heavy'] as const).flatMap((metal) => {
    const values = { good: good(metal) };
    return [
      input('companies-hold', region?.inventory[metal] ?? 0, 't', values),
      ...(nation === view.nation
        ? [input('state-holds', world.nations[nation].stockpile[metal], 't', values)]
        : []),
      input('used', region?.use[metal] ?? 0, 't', values),
    ];
  });
};

/** The figures of a nation: money, stocks, supply, goals, what others think. */
export const NATION_FIGURES = {
  treasury: {
    inputs: ({ world, nation }) => [
      input('income', world.nations[nation].income, 'M USD', {}, { is: 'income', of: {} }),
    ],
    sources: ({ world, nation }) => [planned(world, nation)?.treasury[1] ?? 'model', 'model'],
  },
  income: {
    inputs: ({ world, nation }) => [
      input('start-income', (planned(world, nation)?.income[0] ?? 0) / 2, 'M USD'),
    ],
    sources: ({ world, nation }) => [planned(world, nation)?.income[1] ?? 'model'],
  },
  points: { inputs: () => [], sources: () => ['game'] },
  'order-cost': {
    inputs: ({ world, nation }) => [
      input('treasury', world.nations[nation].treasury, 'M USD', {}, { is: 'treasury', of: {} }),
    ],
    sources: () => ['model', 'company'],
  },
  cover: {
    inputs: (view, of) => [
      input('cover-turns', coverTurns(view.world, who(view, of)), 'turns'),
      ...stocks(view, of),
    ],
    sources: (view, of) => [
      planOf(view.world)?.regions.find((one) => one.id === who(view, of))?.inventoryDays[1] ?? 'estimate',
      'fit',
    ],
  },
  'dependence-on': {
    inputs: (view, { good: metal }) => {
      const { world, nation } = view;
      if (!metal || metal === 'magnet') return [];
      const perMagnet = metal === 'bulk' ? 0 : world.market.inputs.technology.recipe[metal];
      const bought = sum(world.market.flows, (flow) =>
        flow.to === nation && flow.good === 'magnet' ? flow.tonnes : 0,
      );
      return [
        input('oxide-used', oxideUse(world, nation, metal), 't', { good: good(metal) }),
        input('chinese-share', world.market.chinese[metal][nation] ?? 0, 'share'),
        input('in-magnets-bought', bought * perMagnet, 't', { good: good(metal) }),
      ];
    },
    sources: () => ['meti', 'model'],
  },
  dependence: {
    inputs: (view, of) => {
      const nation = who(view, of);
      return COMMODITIES.map((one) =>
        input(
          'dependence-on',
          dependenceOn(view.world, nation, one),
          'share',
          { good: good(one) },
          nation === view.nation ? { is: 'dependence-on', of: { good: one } } : undefined,
        ),
      );
    },
    sources: () => ['meti', 'model'],
  },
  served: {
    inputs: (view, of) => [input('unserved', unserved(view.world, who(view, of)), 'share')],
    sources: ({ world }) => [planOf(world)?.sectors[0]?.choke[1] ?? 'model', 'equilibrium'],
  },
  sector: {
    inputs: ({ world, nation }, { sector }) => {
      const uses = world.sectors.filter((use) => use.region === nation && use.sector === sector);
      return [
        input(
          'needed',
          sum(uses, (use) => use.quantity * use.intensity),
          't',
        ),
        input(
          'got',
          sum(uses, (use) => use.served),
          't',
        ),
        input(
          'still-needed',
          ratio(
            sum(uses, (use) => use.quantity * use.intensity),
            sum(uses, (use) => use.quantity),
          ),
          'share',
        ),
      ];
    },
    sources: ({ world, nation }, { sector }) => {
      const plan = planOf(world)?.sectors.find((one) => one.sector === sector);
      return plan ? [plan.quantity[nation]?.[1] ?? 'model', plan.choke[1], plan.growth[1]] : ['model'];
    },
  },
  need: {
    inputs: ({ world, nation }) => {
      const uses = world.sectors.filter((use) => use.region === nation && use.good === 'magnet');
      return [
        input(
          'planned',
          sum(uses, (use) => use.quantity),
          't',
        ),
        input(
          'got',
          sum(uses, (use) => use.served),
          't',
        ),
      ];
    },
    sources: ({ world }) => [planOf(world)?.sectors[0]?.growth[1] ?? 'model', 'model'],
  },
  score: {
    inputs: (view, of) => {
      const nation = who(view, of);
      const { parts } = score(view.world, nation);
      return goalsOf(nation).flatMap((goal) => {
        const named = { goal: word(`score.${goal}`) };
        const weight = view.world.nations[nation].weights[goal] ?? 0;
        return [
          input('goal', parts[goal] ?? 0, 'points', named, { is: 'goal', of: { nation, goal } }),
          input('weight', weight, 'share', named, { is: 'weight', of: { nation, goal } }),
        ];
      });
    },
    sources: () => ['aims', 'model'],
  },
  goal: {
    inputs: (view, of) => {
      const nation = who(view, of);
      if (!of.goal || nation !== view.nation) return [];
      const { tally, weights } = view.world.nations[nation];
      const { turn } = view.world;
      return [
        input('goal-now', turnScore(view.world, nation)[of.goal] ?? 0, 'points'),
        ...(turn > 0 ? [input('goal-mean', (tally[of.goal] ?? 0) / turn, 'points')] : []),
        input('goal-weight', weights[of.goal] ?? 0, 'share', {}, { is: 'weight', of: { goal: of.goal } }),
      ];
    },
    sources: (_, { goal }) => [...(goal ? [`goal.${goal}`] : []), 'aims', 'model'],
  },
  weight: { inputs: () => [], sources: () => ['aims'] },
  par: { inputs: () => [], sources: () => ['game', 'model'] },
  standing: {
    inputs: ({ world, nation }, { nation: other }) =>
      other && other !== nation
        ? [
            input('opinion-usual', world.nations[other].usual[nation], 'points', {
              nation: nationWord(other),
            }),
            input('opinion-back', world.nations[nation].standing[other], 'points', {
              nation: nationWord(other),
            }),
          ]
        : [],
    sources: ({ world, nation }, { nation: other }) => [
      (other ? planned(world, other)?.standing[nation]?.[1] : null) ?? 'estimate',
      'model',
    ],
  },
  'home-front': { inputs: () => [], sources: () => ['game', 'model'] },
} satisfies Record<string, Kind>;
