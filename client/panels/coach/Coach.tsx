import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { coach } from '#shared/tutorial/coach.ts';
import { type Anchor, type Coaching, LESSON_IDS, LOOKS, type Look } from '#shared/tutorial/situation.ts';
import { t, word } from '../../i18n/index.ts';
import { room } from '../../market/room.ts';
import type { Play } from '../../screens/play.ts';
import { useKeys } from '../../settings/useKeys.ts';
import { cards } from '../../ui/cards/stack.ts';
import { Icon } from '../../ui/Icon.tsx';
import { show } from './anchors.ts';
import type { CoachBook } from './book.ts';
import { uncover } from './uncover.ts';

/** What the coach says to the match as it stands; null where there is none. */
export function coachingOf(play: Play, book: CoachBook | null, reading: boolean): Coaching | null {
  const desk = play.connection.desk.value;
  if (!desk || !book?.notes.value.on) return null;
  const { looked, past } = book.notes.value;
  return coach(desk.view, play.connection.draft.value, desk.report, { looked, past, reading });
}

/** The coach of the tutorial: a card that stands aside, speaks, and points; the player does the rest. */
export function Coach({
  play,
  book,
  now,
  turnTo,
}: {
  play: Play;
  book: CoachBook;
  now: Coaching;
  turnTo(part: 'orders' | 'nation' | 'map'): void;
}) {
  const [small, setSmall] = useState(false);
  const box = useRef<HTMLElement>(null);
  useKeys({
    coach: () => {
      const found = (selector: string) => box.current?.querySelector<HTMLElement>(selector);
      (found('.coach-acts button') ?? found('button'))?.focus();
    },
  });
  useLooks(book);
  useClear(box, () => setSmall(true));
  useEffect(() => setSmall(false), [now.lesson, now.step === 'read']);
  const place = now.lesson === 'end' ? -1 : LESSON_IDS.indexOf(now.lesson);
  const { side } = book.notes.value;
  const seen: Look | undefined = LOOKS.find((one) => one === now.step);
  const { asks, points } = now;
  return (
    <aside
      class={`coach at-${side} ${small ? 'small' : ''} ${now.later ? 'later' : ''}`}
      aria-labelledby="coach-title"
      ref={box}
      id="coach"
      data-step={now.step}
    >
      <header>
        <h2 id="coach-title">
          <span class="cap">
            {place < 0 ? t('coach.title') : t('coach.place', { number: place + 1, total: LESSON_IDS.length })}
          </span>{' '}
          {word(`coach.lesson.${now.lesson}`)}
        </h2>
        <button
          type="button"
          class="button small quiet"
          aria-expanded={!small}
          aria-label={t('coach.words')}
          onClick={() => setSmall(!small)}
        >
          <Icon name={small ? 'up' : 'minus'} />
        </button>
        <button
          type="button"
          class="button small quiet coach-move"
          aria-label={t('coach.move')}
          title={t('coach.move')}
          onClick={() => book.move()}
        >
          <Icon name={side === 'left' ? 'redo' : 'undo'} />
        </button>
        <button
          type="button"
          class="button small quiet"
          aria-label={t('coach.off')}
          title={t('coach.off')}
          onClick={() => {
            book.speak(false);
            document.getElementById('main')?.focus({ preventScroll: true });
          }}
        >
          <Icon name="cross" />
        </button>
      </header>
      <div class="coach-says" id="coach-says" aria-live="polite">
        {!small &&
          now.says.map((one) => (
            <p key={`${now.lesson} ${one.key}`} class="serif">
              {play.say(one)}
            </p>
          ))}
        {!small &&
          now.remarks.map((one) => (
            <p key={one.key} class="coach-remark">
              {play.say(one)}
            </p>
          ))}
        {asks && (
          <p key={`${asks.key} ${now.step}`} class="coach-asks">
            {play.say(asks)}
          </p>
        )}
      </div>
      {(points || seen) && (
        <p class="row coach-acts">
          {points && <Show points={points} book={book} turnTo={turnTo} />}
          {seen && (
            <button type="button" class="button small quiet" onClick={() => book.saw(seen)}>
              {t('coach.go-on')}
            </button>
          )}
        </p>
      )}
    </aside>
  );
}

function Show({
  points,
  book,
  turnTo,
}: {
  points: Anchor;
  book: CoachBook;
  turnTo(part: 'orders' | 'nation' | 'map'): void;
}) {
  return (
    <button
      type="button"
      class="button small primary"
      aria-describedby="coach-says"
      onClick={() => {
        show(points, turnTo);
        if (points.is === 'plant') book.saw('plant');
      }}
    >
      {t('coach.show')}
    </button>
  );
}

/** Whoever opens the thing by any way has looked at it. */
function useLooks(book: CoachBook): void {
  const open = cards.value.some(
    ({ topic }) =>
      (topic.kind === 'figure' && topic.is.startsWith('dependence')) ||
      (topic.kind === 'term' && topic.of === 'dependence'),
  );
  const inRoom = room.value !== null;
  useEffect(() => {
    if (open) book.saw('dependence');
  }, [open]);
  useEffect(() => {
    if (inRoom) book.saw('room');
  }, [inRoom]);
}

/** Nothing that the keyboard comes to lies under the card: it is scrolled up, or the card makes itself small. */
function useClear(box: RefObject<HTMLElement | null>, shrink: () => void): void {
  useEffect(() => {
    const clear = ({ target }: FocusEvent) => {
      const card = box.current;
      if (!card || !(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
      if (target.closest('.coach, dialog, .card') || target.contains(card)) return;
      if (!uncover(target, card)) shrink();
    };
    document.addEventListener('focusin', clear);
    return () => document.removeEventListener('focusin', clear);
  }, []);
}

/** Calls the coach back, and takes the keyboard there. */
export function callCoach(book: CoachBook): void {
  book.speak(true);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#coach button')?.focus());
}

/** Calls the coach back; where the bar has no room for it, the help does, and the coach's key anywhere. */
export function CallCoach({ book }: { book: CoachBook }) {
  useKeys({ coach: () => callCoach(book) });
  return (
    <button
      type="button"
      class="top-button call-coach"
      onClick={() => callCoach(book)}
      aria-label={t('coach.on')}
      title={t('coach.on')}
    >
      <Icon name="talk" size={18} />
    </button>
  );
}
