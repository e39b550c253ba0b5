import type { Asking } from '#shared/classroom/class.ts';
import type { Debrief, Slide, WhatIf, WorldStory } from '#shared/classroom/debrief/terms.ts';
import type { NationId } from '#shared/world/terms.ts';
import { date, place, sentence, type Telling, t, tell, word } from '../../i18n/index.ts';

/** What sentences of a world need to know of it. */
export const tellingOf = ({ start }: Debrief, story: Pick<WorldStory, 'sites'> | undefined): Telling => ({
  start,
  sites: story?.sites ?? [],
});

export const storyOf = ({ worlds }: Debrief, world: number): WorldStory | undefined =>
  worlds.find((one) => one.world === world);

export const whatIfOf = (debrief: Debrief, world: number, id: string): WhatIf | undefined =>
  storyOf(debrief, world)?.whatIfs.find((one) => one.id === id);

/** What a slide is called. */
export function slideTitle(debrief: Debrief, slide: Slide): string {
  switch (slide.is) {
    case 'ends':
      return t('debrief.slide.ends');
    case 'turn':
      return t('debrief.slide.turn', { date: date(debrief.start, slide.turn) });
    case 'price':
      return t('debrief.slide.price', { good: word(`good.${slide.good}`) });
    case 'dependence':
      return t('debrief.slide.dependence', { nation: sentence(place(slide.nation)) });
    case 'shortage':
      return t('debrief.slide.shortage', {
        world: slide.world + 1,
        date: date(debrief.start, slide.turn),
      });
    case 'what-if': {
      const found = whatIfOf(debrief, slide.world, slide.whatIf);
      if (!found) return t('debrief.group.what-if');
      const days = found.change.do === 'stockpile' ? found.change.days : 0;
      return t(found.change.do === 'stockpile' ? 'debrief.slide.stockpile' : 'debrief.slide.without', {
        world: slide.world + 1,
        date: date(debrief.start, found.turn),
        nation: place(found.nation),
        days,
      });
    }
    case 'question':
      return t('debrief.slide.question');
  }
}

/** A question as it is read out; null where this edition does not know it. */
export interface Said {
  words: string;
  answers: string[];
  right: number | null;
  about: WhatIf | null; // the order that is taken away
}

export function saidOf(debrief: Debrief | null, asked: Asking): Said | null {
  if (asked.is === 'own') return { words: asked.words, answers: asked.answers, right: null, about: null };
  const question = debrief?.questions.find(({ id }) => id === asked.question);
  if (!debrief || !question) return null;
  const telling = tellingOf(debrief, question.world === null ? undefined : storyOf(debrief, question.world));
  return {
    words: tell(question.said, telling),
    answers: question.answers.map((answer) => tell(answer, telling)),
    right: question.right,
    about: question.world === null ? null : (whatIfOf(debrief, question.world, question.look) ?? null),
  };
}

export const worldName = (world: number): string => t('class.world', { number: world + 1 });

export const delegationName = (world: number, nation: NationId): string =>
  t('debrief.delegation', { world: world + 1, nation: word(`region.${nation}`) });
