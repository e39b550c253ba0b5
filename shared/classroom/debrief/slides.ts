import { history } from '../../history/history.ts';
import { COMMODITIES, each, NATIONS } from '../../world/terms.ts';
import { type HalfYear, halfYear } from '../../world/world.ts';
import { questions } from './questions.ts';
import type { Debrief, Question, RealYear, Slide, WorldStory } from './terms.ts';

/** All that a class looks at, from the stories of its worlds. */
export function debrief(edition: number, scenario: string, start: HalfYear, worlds: WorldStory[]): Debrief {
  const real = realYears(start, Math.max(0, ...worlds.map(({ turns }) => turns.length)));
  const asked = questions({ start, worlds, real });
  return { edition, scenario, start, worlds, real, questions: asked, slides: slides(worlds, asked) };
}

/** The years of the record that were played; none where the record knows nothing of them. */
export function realYears(start: HalfYear, turns: number): RealYear[] {
  const last = halfYear(start, Math.max(0, turns - 1)).year;
  const years: RealYear[] = [];
  for (let year = start.year; year <= last; year++) {
    const price = each(COMMODITIES, (good) => history.prices[good][String(year)]?.[0] ?? null);
    const dependence = history.dependence[String(year)]?.[0] ?? null;
    if (dependence !== null || COMMODITIES.some((good) => price[good] !== null))
      years.push({ year, price, dependence });
  }
  return years;
}

const questionSlide = ({ id }: Question): Slide => ({ id: `question-${id}`, is: 'question', question: id });

/** First what happened, then why; a question stands after its figures, and before them where they are the answer. */
function slides(worlds: readonly WorldStory[], asked: readonly Question[]): Slide[] {
  const turns = Math.max(0, ...worlds.map((world) => world.turns.length));
  const figures: Slide[] = [
    { id: 'ends', is: 'ends' },
    ...Array.from({ length: turns }, (_, turn): Slide => ({ id: `turn-${turn}`, is: 'turn', turn })),
    ...COMMODITIES.map((good): Slide => ({ id: `price-${good}`, is: 'price', good })),
    ...NATIONS.filter((nation) => nation !== 'CHN').map(
      (nation): Slide => ({ id: `dependence-${nation}`, is: 'dependence', nation }),
    ),
    ...worlds.flatMap(({ world, turns: played }) =>
      played
        .filter(({ shortage }) => shortage !== null)
        .map(({ turn }): Slide => ({ id: `short-${world}-${turn}`, is: 'shortage', world, turn })),
    ),
    ...worlds.flatMap(({ world, whatIfs }) =>
      whatIfs.map(({ id }): Slide => ({ id, is: 'what-if', world, whatIf: id })),
    ),
  ];
  return figures.flatMap((slide) => [
    ...asked.filter(({ look, right }) => look === slide.id && right !== null).map(questionSlide),
    slide,
    ...asked.filter(({ look, right }) => look === slide.id && right === null).map(questionSlide),
  ]);
}
