import type { OwnBook } from '#shared/classroom/debrief/book.ts';
import type { Debrief, WorldStory } from '#shared/classroom/debrief/terms.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { againstPar } from '#shared/scoring/outcome.ts';
import type { NationId } from '#shared/world/terms.ts';
import { change, date, figure, list, quantity, t, tell, word } from '../../i18n/index.ts';
import { LineChart } from '../../ui/LineChart.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { Otherwise } from './WhatIfView.tsx';
import { delegationName, storyOf } from './words.ts';

/** One delegation's own match on a page or two: how it came out, what was ordered, what would have been. */
export function OwnPages({
  debrief,
  world,
  nation,
  book,
  members,
}: {
  debrief: Debrief;
  world: number;
  nation: NationId;
  book: OwnBook | null;
  members: readonly string[];
}) {
  const story = storyOf(debrief, world);
  if (!story) return null;
  const labels = story.turns.map(({ turn }) => date(debrief.start, turn));
  return (
    <article class="debrief-own">
      <header>
        <h2 class="serif">
          <Seal of={nation} /> {delegationName(world, nation)}
        </h2>
        {members.length > 0 && (
          <p>
            {t('debrief.members')}: {list(members)}
          </p>
        )}
        <End story={story} nation={nation} />
      </header>
      <div class="debrief-pair">
        <Chart
          title={t('debrief.effect-score', { nation: word(`region.${nation}`) })}
          labels={labels}
          unit="points"
          values={story.turns.map(({ scores }) => scores[nation])}
          nation={nation}
        />
        {nation === 'CHN' ? (
          <Chart
            title={t('debrief.slide.price', { good: word('good.heavy') })}
            labels={labels}
            unit="USD/kg"
            values={story.turns.map(({ prices }) => prices.heavy)}
            nation={nation}
          />
        ) : (
          <Chart
            title={t('debrief.slide.dependence', { nation: word(`region.${nation}`) })}
            labels={labels}
            unit="share"
            values={story.turns.map(({ dependence }) => dependence[nation])}
            nation={nation}
          />
        )}
      </div>
      <Shortages debrief={debrief} story={story} nation={nation} />
      <Orders debrief={debrief} book={book} />
      <Otherwises debrief={debrief} story={story} nation={nation} />
      <section>
        <h3 class="serif">{t('debrief.reflect')}</h3>
        <ol class="debrief-reflect">
          {(['expect', 'again', 'goal'] as const).map((one) => (
            <li key={one}>{word(`debrief.reflect.${one}`)}</li>
          ))}
        </ol>
      </section>
    </article>
  );
}

function End({ story: { end }, nation }: { story: WorldStory; nation: NationId }) {
  if (!end) return null;
  const score = end.scores[nation];
  return (
    <>
      <p class="verdict-line">
        {t('debrief.score-line', {
          total: figure(score.total, 'points'),
          against: change(againstPar(score), 'points'),
          place: end.ranking.indexOf(nation) + 1,
        })}
        {' · '}
        {word(`outcome.${end.shared}`)}
      </p>
      <dl class="debrief-figures">
        {goalsOf(nation).map((goal) => (
          <div key={goal}>
            <dt>{word(`score.${goal}`)}</dt>
            <dd class="num">{figure(score.parts[goal] ?? 0, 'points')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Chart({
  title,
  labels,
  unit,
  values,
  nation,
}: {
  title: string;
  labels: string[];
  unit: 'points' | 'share' | 'USD/kg';
  values: number[];
  nation: NationId;
}) {
  return (
    <figure>
      <figcaption class="cap">{title}</figcaption>
      <LineChart
        label={title}
        labels={labels}
        unit={unit}
        height={150}
        lines={[{ name: word(`short.${nation}`), colour: `var(--${nation.toLowerCase()})`, values }]}
      />
    </figure>
  );
}

function Shortages({ debrief, story, nation }: { debrief: Debrief; story: WorldStory; nation: NationId }) {
  const short = story.turns.flatMap(({ turn, shortage }) => {
    const paid = shortage?.paid[nation];
    return paid && paid.missing > 0.005 ? [{ turn, ...paid }] : [];
  });
  if (short.length === 0) return null;
  return (
    <section>
      <h3 class="serif">{t('debrief.our-shortage')}</h3>
      <ul class="debrief-short">
        {short.map(({ turn, missing, lost, hit }) => (
          <li key={turn}>
            <b class="num">{date(debrief.start, turn)}</b> {figure(missing, 'share')} ·{' '}
            {quantity(lost, 'M USD')}
            {hit ? ` · ${word(`sector.${hit}`)}` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Orders({ debrief, book }: { debrief: Debrief; book: OwnBook | null }) {
  if (!book) return null;
  return (
    <section>
      <h3 class="serif">{t('debrief.orders-of')}</h3>
      <ol class="decisions">
        {book.turns.map((orders, turn) => (
          <li key={turn}>
            <b class="num">{date(debrief.start, turn)}</b>
            {orders.length === 0 ? (
              <span class="mute">{t('debrief.nothing')}</span>
            ) : (
              <ul>
                {orders.map(({ said, by }, at) => (
                  <li key={at}>
                    {tell(said, { start: debrief.start, sites: book.sites })}
                    {by && <small class="mute"> ({t('debrief.by', { name: by })})</small>}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Otherwises({ debrief, story, nation }: { debrief: Debrief; story: WorldStory; nation: NationId }) {
  const own = story.whatIfs.filter((one) => one.nation === nation);
  if (own.length === 0) return null;
  return (
    <section>
      <h3 class="serif">{t('debrief.group.what-if')}</h3>
      {own.map((one) => (
        <div key={one.id} class="debrief-otherwise">
          <Otherwise debrief={debrief} world={story.world} of={one} />
          <p>
            {t('debrief.effect-score', { nation: word(`region.${nation}`) })}:{' '}
            <span class="num">
              {figure(one.scores[nation].was, 'points')} → {figure(one.scores[nation].would, 'points')}
            </span>
          </p>
        </div>
      ))}
    </section>
  );
}
