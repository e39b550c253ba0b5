import type { Story } from '#shared/news/stories.ts';
import type { Report } from '#shared/turn/report.ts';
import type { View } from '#shared/world/view.ts';
import { figure, partOf, place, quantity, sentence, t, word } from '../../i18n/index.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Tile } from '../../ui/Tile.tsx';
import type { Play } from '../play.ts';
import { Look } from './Look.tsx';
import { placeOfStory } from './places.ts';

/** A story's headline: what was seen of it, or what the cause is. */
export function headline(play: Play, { cause, event, price, effect }: Story): string {
  if (event) return play.say(event.text);
  const way = (price?.change ?? -effect) > 0 ? 'up' : 'down';
  if (cause.nation) return sentence(word(`headline.by.${cause.cause}`, { nation: place(cause.nation) }));
  // What a site does to a score does not tell whether it delivers more or less; what it does to a price does.
  if (cause.site !== null)
    return t(`headline.site.${price ? way : 'moved'}`, { site: play.siteName(cause.site) });
  // What is only being built counts for the score, and delivers nothing yet.
  const building = cause.cause === 'sites' && !price;
  if (building || cause.cause === 'opinion' || cause.cause === 'money')
    return word(`headline.${effect > 0 ? 'more' : 'less'}.${cause.cause}`);
  return sentence(word(`headline.${way}.${cause.cause}`));
}

/** What a story did to our score, to the goal it moved most, and to a price at home. */
export function Effects({ view, report, story }: { view: View; report: Report; story: Story }) {
  const { goal, price, effect } = story;
  const after = price ? report.why.changes[`price.${price.good}.${view.nation}`] : undefined;
  return (
    <>
      <Figure is="score">{t('story.score', { change: partOf(effect, 'points') })}</Figure>{' '}
      {goal && (
        <Figure is="goal" of={{ goal: goal.goal }}>
          {t('story.goal', { goal: word(`score.${goal.goal}`), change: partOf(goal.change, 'points') })}
        </Figure>
      )}{' '}
      {price && after && (
        <Figure is="price" of={{ good: price.good, region: view.nation }}>
          {t(price.change > 0 ? 'story.dearer' : 'story.cheaper', {
            good: word(`good.${price.good}`),
            share: figure(Math.abs(price.change) / (after.before || 1), 'share'),
            before: quantity(after.before, 'USD/kg'),
            after: quantity(after.after, 'USD/kg'),
          })}
        </Figure>
      )}
    </>
  );
}

/** The stories below the lead. */
export function OtherStories({
  play,
  view,
  report,
  all,
}: {
  play: Play;
  view: View;
  report: Report;
  all: readonly Story[];
}) {
  if (all.length === 0) return null;
  return (
    <section class="stories" aria-labelledby="stories-title">
      <h2 class="cap" id="stories-title">
        {t('report.stories')}
      </h2>
      <ul>
        {all.map((story) => {
          const head = headline(play, story);
          return (
            <li key={`${story.cause.cause} ${story.cause.nation} ${story.cause.site}`}>
              {story.price && <Tile of={story.price.good} />}
              <h3 class="serif">{head}</h3>
              <p>
                <Effects view={view} report={report} story={story} />
              </p>
              <Look at={placeOfStory(story, view.world)} line={head} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
