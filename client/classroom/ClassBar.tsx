import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { figure, t, word } from '../i18n/index.ts';
import { forgetSeat } from '../net/seats.ts';
import { go, goInstead } from '../router.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Seal } from '../ui/Seal.tsx';
import { problemOf } from './Closed.tsx';
import { Consent } from './Consent.tsx';
import { Desk } from './Desk.tsx';
import { forgetPlace, type HeldPlace } from './held.ts';
import { NotMe } from './Lobby.tsx';
import type { ClassLine } from './line.ts';
import { placeName } from './names.ts';
import { isLate, StoryCard } from './StoryCard.tsx';
import { SummitCard, type Talks } from './SummitCard.tsx';
import { sealingOf } from './sealing.ts';
import { sitDown } from './seat.ts';
import { clockOf, phaseName, useServerNow } from './time.ts';
import { useLine } from './useLine.ts';

/** The class, on the match screen of one of its students: the teacher's words, and whether the clock stands. */
export function ClassBar({ place, play, talks }: { place: HeldPlace; play: Play; talks: Talks }) {
  const line = useLine<StudentView>(place.code, { token: place.token });
  const view = line.view.value;
  const closed = line.closed.value;
  const [open, setOpen] = useState(false);
  const [talking, setTalking] = useState(false);
  const [story, setStory] = useState(() => isLate(play));
  useEffect(() => {
    if (view) sitDown(place, view);
  }, [view]);
  useLayoutEffect(() => {
    play.delegation.value = view?.place ? { view, sealing: sealingOf(play, line, view) } : null;
    play.companion.value = view?.place ? Desk : null;
  }, [view]);
  useFollow(place.code, view);
  // There it says why, and how to come back.
  useEffect(() => {
    if (closed) goInstead(`/join/${place.code}`);
  }, [closed]);
  if (!view) return null;
  const summit = view.phase === 'summit' && !view.world?.over;
  return (
    <div class="class-bar">
      {view.place && <p>{t('class.world', { number: view.place.world + 1 })}</p>}
      <State line={line} view={view} />
      {view.message && (
        <p class="class-message" role="status">
          {view.message.words}
        </p>
      )}
      {view.hints.map(({ id, words }) => (
        <p key={id} class="class-message" role="status">
          <b>{t('class.hint')}</b> {words}
        </p>
      ))}
      {summit && (
        <button type="button" class="button small next" onClick={() => setTalking(true)}>
          {t('class.summit.open')}
        </button>
      )}
      {view.world && view.world.turn > 0 && (
        <button type="button" class="button small" onClick={() => setStory(true)}>
          {t('class.story')}
        </button>
      )}
      {view.debrief && (
        <button type="button" class="button small next" onClick={() => goInstead(`/join/${place.code}`)}>
          {t('class.to-debrief')}
        </button>
      )}
      <button type="button" class="button small" onClick={() => setOpen(true)}>
        {t('class.you', { name: view.you.shown })}
      </button>
      {summit && talking && (
        <SummitCard play={play} talks={talks} close={() => setTalking(false)}>
          <State line={line} view={view} />
        </SummitCard>
      )}
      {story && <StoryCard play={play} line={line} close={() => setStory(false)} />}
      {open && <Card place={place} line={line} view={view} close={() => setOpen(false)} />}
    </div>
  );
}

/** Goes to the debrief when the teacher begins to show something; whoever comes back to the match then stays. */
function useFollow(code: string, view: StudentView | null): void {
  const before = useRef<boolean | null>(null);
  const led = view?.debrief ? view.debrief.slide !== null || view.debrief.poll?.open === true : false;
  useEffect(() => {
    if (!view) return;
    if (before.current === false && led) goInstead(`/join/${code}`);
    before.current = led;
  }, [view === null, led]);
}

function State({ line, view }: { line: ClassLine<StudentView>; view: StudentView }) {
  const now = useServerNow(line.ahead.value);
  const { world } = view;
  if (!world || world.over || world.deadline !== null) return <p class="unseen" role="status" />;
  // Seconds that go by are shown and not read out; that talks have begun is.
  if (view.phase === 'summit' && view.summitEnds !== null)
    return (
      <>
        <p class="unseen" role="status">
          {phaseName(view.phase)}
        </p>
        <p role="timer">
          <b>{clockOf(world, view, now)}</b>
        </p>
      </>
    );
  return (
    <p role="status">
      <b>{clockOf(world, view, now)}</b>
    </p>
  );
}

function Card({
  place,
  line,
  view: { you, code, place: seat, delegation, standing, consent },
  close,
}: {
  place: HeldPlace;
  line: ClassLine<StudentView>;
  view: StudentView;
  close(): void;
}) {
  return (
    <Dialog title={t('class.your-place')} close={close}>
      <dl class="class-facts">
        <div>
          <dt class="cap">{t('class.code')}</dt>
          <dd class="num">{code}</dd>
        </div>
        {seat && (
          <div>
            <dt class="cap">{t('class.seat')}</dt>
            <dd>{placeName(seat)}</dd>
          </div>
        )}
        <div>
          <dt class="cap">{t('class.personal')}</dt>
          <dd class="num">{you.personal}</dd>
        </div>
      </dl>
      <p>{t('class.personal-how')}</p>
      <h3 class="cap">{t('class.delegation')}</h3>
      <ul>
        {delegation.map(({ id, shown, role, head, connected }) => (
          <li key={id}>
            {shown}
            {role ? `, ${word(`class.role.${role}`)}` : ''}
            {head && role !== 'head' ? ` ${t('class.seals')}` : ''}
            {connected ? '' : ` (${t('class.away')})`}
          </li>
        ))}
      </ul>
      {standing && (
        <>
          <h3 class="cap">{t('class.ranking')}</h3>
          <ol class="class-standing">
            {standing.map(({ nation, score }) => (
              <li key={nation}>
                <Seal of={nation} /> <span class="num">{figure(score, 'points')}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {consent && <Consent line={line} asked={consent} />}
      <NotMe
        leave={async () => problemOf(await line.ask('leave', {}))}
        forget={() => {
          if (place.match) forgetSeat(place.match);
          forgetPlace(place.code);
          go(`/join/${place.code}`);
        }}
      />
    </Dialog>
  );
}
