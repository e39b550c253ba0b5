import type { Debrief, Slide, WorldStory } from '#shared/classroom/debrief/terms.ts';
import { againstPar } from '#shared/scoring/outcome.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { change, figure, t, tell, word } from '../../i18n/index.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { DependenceChart, PriceChart, TurnFigures } from './charts.tsx';
import { ShortageTable } from './ShortageTable.tsx';
import { WhatIfView } from './WhatIfView.tsx';
import { slideTitle, storyOf, tellingOf, whatIfOf, worldName } from './words.ts';

/** One slide: the same on every page. A question is drawn by the poll that asks it. */
export function SlideView({ debrief, slide }: { debrief: Debrief; slide: Slide }) {
  return (
    <section class={`debrief-slide is-${slide.is}`} aria-labelledby={`slide-${slide.id}`}>
      <h2 class="serif" id={`slide-${slide.id}`}>
        {slideTitle(debrief, slide)}
      </h2>
      <Content debrief={debrief} slide={slide} />
    </section>
  );
}

function Content({ debrief, slide }: { debrief: Debrief; slide: Slide }) {
  switch (slide.is) {
    case 'ends':
      return <Ends debrief={debrief} />;
    case 'turn':
      return <HalfYear debrief={debrief} at={slide.turn} />;
    case 'price':
      return <PriceChart debrief={debrief} good={slide.good} />;
    case 'dependence':
      return <DependenceChart debrief={debrief} nation={slide.nation} />;
    case 'shortage': {
      const shortage = storyOf(debrief, slide.world)?.turns[slide.turn]?.shortage;
      return shortage ? <ShortageTable of={shortage} /> : null;
    }
    case 'what-if': {
      const found = whatIfOf(debrief, slide.world, slide.whatIf);
      return found ? <WhatIfView debrief={debrief} world={slide.world} of={found} /> : null;
    }
    case 'question':
      return null;
  }
}

/** How each world ended, and how far each nation came above par. */
export function Ends({ debrief }: { debrief: Debrief }) {
  return (
    <Scroll label={t('debrief.slide.ends')}>
      <table class="debrief-ends">
        <thead>
          <tr>
            <th scope="col">{t('debrief.world')}</th>
            <th scope="col">{t('debrief.ending')}</th>
            {NATIONS.map((nation) => (
              <th key={nation} scope="col" class="right">
                <Seal of={nation} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {debrief.worlds.map(({ world, end }) => (
            <tr key={world}>
              <th scope="row">{worldName(world)}</th>
              <td>{end ? word(`outcome.${end.shared}`) : t('debrief.not-ended')}</td>
              {NATIONS.map((nation) => (
                <td key={nation} class={`right num ${end?.winners.includes(nation) ? 'won' : ''}`}>
                  {end ? (
                    <>
                      {figure(end.scores[nation].total, 'points')}{' '}
                      <small>({change(againstPar(end.scores[nation]), 'points')})</small>
                      {end.winners.includes(nation) && <span class="debrief-first"> ★</span>}
                    </>
                  ) : (
                    '–'
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="mute">
        {t('debrief.par-note')} ★ {t('debrief.first')}
      </p>
    </Scroll>
  );
}

/** What happened in every world in the same half-year. */
function HalfYear({ debrief, at }: { debrief: Debrief; at: number }) {
  return (
    <ul class={`debrief-worlds ${debrief.worlds.length > 4 ? 'many' : ''}`}>
      {debrief.worlds.map((story) => {
        const turn = story.turns[at];
        return turn ? (
          <li key={story.world} class="class-card">
            <h3 class="serif">{worldName(story.world)}</h3>
            <TurnFigures turn={turn} />
            <News debrief={debrief} story={story} turn={turn} />
          </li>
        ) : null;
      })}
    </ul>
  );
}

function News({
  debrief,
  story,
  turn,
}: {
  debrief: Debrief;
  story: WorldStory;
  turn: WorldStory['turns'][number];
}) {
  if (turn.news.length === 0) return <p class="mute">{t('debrief.quiet')}</p>;
  return (
    <ul class="debrief-news">
      {turn.news.map(({ said, nation, secret }, at) => (
        <li key={at}>
          {nation && <Seal of={nation} />} <span class="serif">{tell(said, tellingOf(debrief, story))}</span>
          {secret && <small class="debrief-secret"> {t('debrief.secret')}</small>}
        </li>
      ))}
    </ul>
  );
}
