import { useEffect, useState } from 'preact/hooks';
import type { Story } from '#shared/classroom/story.ts';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { score } from '#shared/scoring/score.ts';
import { figure, list, t, word } from '../i18n/index.ts';
import { seenKey } from '../net/seats.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Problem } from '../ui/Problem.tsx';
import type { ClassLine } from './line.ts';

/** So many changes of the world are told; the others are on the table. */
const MOST_CHANGES = 8;

/** Whether this browser has never been at the table of a match that has begun without it. */
export function isLate(play: Play): boolean {
  const turn = play.view.value?.world.turn ?? 0;
  try {
    return turn > 0 && localStorage.getItem(seenKey(play.notes)) === null;
  } catch {
    return false;
  }
}

/** The match so far on one screen: how we stand, what we did, what has changed, and what we are about to do. */
export function StoryCard({
  play,
  line,
  close,
}: {
  play: Play;
  line: ClassLine<StudentView>;
  close(): void;
}) {
  const [story, setStory] = useState<Story | 'missing' | null>(null);
  const live = line.status.value === 'live';
  useEffect(() => {
    if (!live) return;
    void line
      .request<{ story: Story }>('story', {})
      .then((answer) => setStory(answer?.ok ? answer.story : 'missing'));
  }, [live]);
  const view = play.view.value;
  if (!view) return null;
  const { nation, world } = view;
  return (
    <Dialog title={t('class.story')} close={close}>
      <p class="lead">
        {t('class.story.now', {
          nation: word(`region.${nation}`),
          date: play.date(world.turn),
          turn: world.turn + 1,
          turns: world.turns,
        })}{' '}
        <Figure is="score" of={{ nation }}>
          {t('class.story.score', { score: figure(score(world, nation).total, 'points') })}
        </Figure>
      </p>
      <div class="class-story" aria-busy={story === null}>
        <section>
          <h3 class="cap">{t('class.story.decided')}</h3>
          {story === null && <p role="status">{t('class.story.reading')}</p>}
          {story === 'missing' && <Problem of={t('class.story.missing')} />}
          {story !== null && story !== 'missing' && (
            <ol>
              {story.decided.map(({ turn, orders }) => (
                <li key={turn}>
                  <b class="num">{play.date(turn)}</b>{' '}
                  {orders.length === 0
                    ? t('class.story.nothing')
                    : list(
                        orders.map((order) => play.say(order)),
                        'semicolon',
                      )}
                </li>
              ))}
            </ol>
          )}
        </section>
        <section>
          <h3 class="cap">{t('class.story.changed')}</h3>
          {story !== null && story !== 'missing' && (
            <ul class="lines">
              {story.changes.slice(0, MOST_CHANGES).map((one) => (
                <li key={JSON.stringify(one)}>{play.say(one)}</li>
              ))}
              {story.changes.length === 0 && <li>{t('class.story.same')}</li>}
            </ul>
          )}
        </section>
        <Plans play={play} />
      </div>
      <p class="row">
        <button type="button" class="button next" onClick={close}>
          {t('class.story.sit')}
        </button>
      </p>
    </Dialog>
  );
}

/** What stands in the draft now, and what waits for a decision. */
function Plans({ play }: { play: Play }) {
  const draft = play.connection.draft.value;
  const open = play.connection.written.motions.value.filter(({ standing }) => standing === 'open').length;
  return (
    <section>
      <h3 class="cap">{t('class.story.plans')}</h3>
      {draft.length === 0 && <p>{t('class.story.no-plans')}</p>}
      <ul class="lines">
        {draft.map((order) => (
          <li key={JSON.stringify(order)}>{play.orderText(order)}</li>
        ))}
      </ul>
      {open > 0 && <p>{t('class.story.open', { count: open })}</p>}
    </section>
  );
}
