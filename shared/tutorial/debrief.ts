import { good, name, number, region, type Text, text } from '../text.ts';
import { COMMODITIES } from '../world/terms.ts';
import { plantOf, toWork } from './figures.ts';
import { given, type Situation } from './situation.ts';

/** Japan's dependence on China in those years, by its own trade statistics (METI; shared/history). */
const REAL = { before: 0.82, after: 0.58 } as const;

/** The story's end: what came of it, which tools the player used, and what the real cabinet did. */
export function debrief(at: Situation): Text[] {
  const { nation, world } = at.view;
  const turns = world.history.filter((one) => one.turn >= 0);
  const [first] = turns;
  const last = turns.at(-1);
  if (!first || !last) return [];
  const peak = turns.reduce((most, one) => (one.outside.light > most.outside.light ? one : most), first);
  return [
    text('coach.end.dependence', {
      before: number(first.dependence[nation], 'share'),
      after: number(last.dependence[nation], 'share'),
    }),
    text('coach.end.price', {
      good: good('light'),
      before: number(first.outside.light, 'USD/kg'),
      peak: number(peak.outside.light, 'USD/kg'),
      when: { is: 'turn', turn: peak.turn },
      after: number(last.outside.light, 'USD/kg'),
    }),
    ...plantWords(at),
    tools(at),
    text('coach.end.real', { before: number(REAL.before, 'share'), after: number(REAL.after, 'share') }),
    text('coach.end.next'),
  ];
}

function plantWords(at: Situation): Text[] {
  const plant = plantOf(at);
  if (!plant) return [];
  const values = { site: name(plant.name), region: region(plant.region) };
  return [
    plant.phase === 'operation'
      ? text('coach.news.plant-works', values)
      : text('coach.news.plant-waits', { ...values, turns: number(toWork(plant), 'turns') }),
  ];
}

/** The tools of the story, and whether the player has used each. */
function tools(at: Situation): Text {
  const { nation, world } = at.view;
  const used = {
    reserve:
      given(at, 'stockpile').length > 0 || COMMODITIES.some((one) => world.nations[nation].targets[one]),
    recycling: given(at, 'recycling').length > 0,
    partner: world.contracts.some((one) => one.buyer === nation) || given(at, 'build-mine').length > 0,
    courts: given(at, 'wto-case').length + given(at, 'propose').length + given(at, 'answer').length > 0,
    thrift: given(at, 'substitution').length > 0,
  };
  const missing = Object.entries(used).flatMap(([tool, yes]) => (yes ? [] : [`coach.tool.${tool}`]));
  const all = Object.keys(used).length;
  if (missing.length === 0) return text('coach.end.all-tools', { total: number(all, 'count') });
  return text('coach.end.tools', {
    used: number(all - missing.length, 'count'),
    total: number(all, 'count'),
    missing: { is: 'words', keys: missing },
  });
}
