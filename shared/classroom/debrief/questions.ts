import { good, name, nation as nationWord, number, type Text, text, turnDate, word } from '../../text.ts';
import { COMMODITIES, type Commodity, NATIONS } from '../../world/terms.ts';
import { farthest } from './apart.ts';
import type { Debrief, Question, RealYear, WorldStory } from './terms.ts';

type Told = Pick<Debrief, 'start' | 'worlds' | 'real'>;

/** Prices less than this apart are called the same. */
const SAME = 0.05;

/** Questions about what happened, with the figures of it: those that few worlds can answer alike first. */
export function questions(told: Told): Question[] {
  return [
    ...told.worlds.flatMap((story) => [...shortages(story), ...peak(story), ...relied(story)]),
    ...told.worlds.flatMap(foretold),
    ...worldsApart(told.worlds),
    ...record(told),
  ];
}

const answers = (family: string, ...ids: string[]): Text[] =>
  ids.map((id) => text(`debrief.answer.${family}.${id}`));
const worldWord = (world: number) => number(world + 1, 'count');

/** The worst shortage: who was served, at what price, and what would have helped. */
function shortages({ world, turns }: WorldStory): Question[] {
  const [worst] = turns
    .flatMap((turn) => (turn.shortage ? [{ turn: turn.turn, short: turn.shortage }] : []))
    .sort((one, other) => missing(other.short) - missing(one.short));
  if (!worst) return [];
  const { turn, short } = worst;
  const values = {
    world: worldWord(world),
    nation: nationWord(short.worst),
    share: number(missing(short), 'share'),
    good: good(short.good),
    price: number(short.price, 'USD/kg'),
    date: turnDate(turn),
    other: nationWord(short.served),
    least: number(short.paid[short.served].missing, 'share'),
  };
  return [
    {
      id: `shortage-${world}-${turn}`,
      world,
      said: text('debrief.question.shortage', values),
      answers: answers('shortage', 'stock', 'supplier', 'less', 'talk'),
      right: null,
      look: `short-${world}-${turn}`,
    },
  ];
}

const missing = ({ worst, paid }: NonNullable<WorldStory['turns'][number]['shortage']>): number =>
  paid[worst].missing;

/** The steepest price: what drove it. */
function peak({ world, turns, before }: WorldStory): Question[] {
  const steep = (of: Commodity) => Math.max(...turns.map(({ prices }) => prices[of] / before[of]));
  if (turns.length === 0) return [];
  const of = COMMODITIES.reduce((most, one) => (steep(one) > steep(most) ? one : most));
  const top = turns.reduce((most, one) => (one.prices[of] > most.prices[of] ? one : most));
  if (steep(of) < 1.3) return [];
  return [
    {
      id: `peak-${world}`,
      world,
      said: text('debrief.question.peak', {
        world: worldWord(world),
        good: good(of),
        before: number(before[of], 'USD/kg'),
        price: number(top.prices[of], 'USD/kg'),
        date: turnDate(top.turn),
      }),
      answers: answers('peak', 'halt', 'fear', 'demand', 'mines'),
      right: null,
      look: `price-${of}`,
    },
  ];
}

/** Whoever came farthest from China, or nearer to it. */
function relied({ world, turns }: WorldStory): Question[] {
  const [first, last] = [turns[0], turns.at(-1)];
  if (!first || !last || first === last) return [];
  const moved = (nation: (typeof NATIONS)[number]) => last.dependence[nation] - first.dependence[nation];
  const nation = NATIONS.filter((one) => one !== 'CHN').reduce((most, one) =>
    Math.abs(moved(one)) > Math.abs(moved(most)) ? one : most,
  );
  if (Math.abs(moved(nation)) < 0.02) return [];
  return [
    {
      id: `relied-${world}`,
      world,
      said: text(moved(nation) < 0 ? 'debrief.question.less' : 'debrief.question.more', {
        world: worldWord(world),
        nation: nationWord(nation),
        before: number(first.dependence[nation], 'share'),
        share: number(last.dependence[nation], 'share'),
      }),
      answers:
        moved(nation) < 0
          ? answers('less', 'worth', 'dear', 'luck', 'others')
          : answers('more', 'cheap', 'late', 'barred', 'plan'),
      right: null,
      look: `dependence-${nation}`,
    },
  ];
}

/** What one order changed: asked before the answer is shown. */
const foretold = ({ world, whatIfs }: WorldStory): Question[] =>
  whatIfs.slice(0, 2).map((one): Question => {
    const { at, was, would } = farthest(one);
    return {
      id: `foretold-${one.id}`,
      world,
      said: text(one.change.do === 'without' ? 'debrief.question.without' : 'debrief.question.stockpile', {
        world: worldWord(world),
        nation: nationWord(one.nation),
        date: turnDate(one.turn),
        days: number(one.change.do === 'stockpile' ? one.change.days : 0, 'count'),
        good: good(one.good),
        price: number(was, 'USD/kg'),
        later: turnDate(at),
      }),
      answers: answers('foretold', 'higher', 'same', 'lower'),
      right: would > was * (1 + SAME) ? 0 : would < was / (1 + SAME) ? 2 : 1,
      look: one.id,
    };
  });

/** Same beginning, other ends. */
function worldsApart(worlds: readonly WorldStory[]): Question[] {
  const ends = worlds.flatMap(({ world, turns }) => {
    const last = turns.at(-1);
    return last ? [{ world, price: last.prices.heavy }] : [];
  });
  const [dear] = [...ends].sort((one, other) => other.price - one.price);
  const [cheap] = [...ends].sort((one, other) => one.price - other.price);
  if (!dear || !cheap || dear.price < cheap.price * 1.1) return [];
  return [
    {
      id: 'apart',
      world: null,
      said: text('debrief.question.apart', {
        one: worldWord(dear.world),
        price: number(dear.price, 'USD/kg'),
        other: worldWord(cheap.world),
        less: number(cheap.price, 'USD/kg'),
        good: word('good.heavy'),
      }),
      answers: answers('apart', 'china', 'buyers', 'pacts', 'luck'),
      right: null,
      look: 'price-heavy',
    },
  ];
}

/** Against what really was. */
function record({ worlds, real, start }: Told): Question[] {
  const known = real.filter(
    (year): year is RealYear & { price: { heavy: number } } => year.price.heavy !== null,
  );
  const top = known.reduce<(typeof known)[number] | null>(
    (most, one) => (!most || one.price.heavy > most.price.heavy ? one : most),
    null,
  );
  const highest = Math.max(0, ...worlds.flatMap(({ turns }) => turns.map(({ prices }) => prices.heavy)));
  if (!top || highest === 0 || start.year > top.year) return [];
  return [
    {
      id: 'record',
      world: null,
      said: text('debrief.question.record', {
        good: word('good.heavy'),
        real: number(top.price.heavy, 'USD/kg'),
        year: name(String(top.year)),
        price: number(highest, 'USD/kg'),
      }),
      answers: answers('record', 'policy', 'fear', 'rules', 'luck'),
      right: null,
      look: 'price-heavy',
    },
  ];
}
