import { useEffect, useState } from 'preact/hooks';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { t } from '../i18n/index.ts';
import { go } from '../router.ts';
import { Problem } from '../ui/Problem.tsx';
import { ClosedNotice, LineState, problemOf } from './Closed.tsx';
import { Consent } from './Consent.tsx';
import { forgetPlace, type HeldPlace } from './held.ts';
import { sitDown } from './seat.ts';
import { useDebriefPages } from './useDebriefPages.ts';
import { useLine } from './useLine.ts';

/** Between joining and the start; when the class has a match for this student, the page goes there. */
export function Lobby({ place }: { place: HeldPlace }) {
  const line = useLine<StudentView>(place.code, { token: place.token });
  const view = line.view.value;
  const pages = useDebriefPages(view?.debrief !== undefined && view.debrief !== null);
  useEffect(() => {
    if (view && !stays(view)) sitDown(place, view);
  }, [view]);
  const forget = () => {
    forgetPlace(place.code);
    go(`/join/${place.code}`);
  };
  const closed = line.closed.value;
  if (closed)
    return (
      <ClosedNotice why={closed}>
        <p class="class-actions">
          {closed === 'newer-device' && (
            <button type="button" class="button primary" onClick={() => location.reload()}>
              {t('class.go-on-here')}
            </button>
          )}
          <button type="button" class="button" onClick={forget}>
            {t('class.again')}
          </button>
        </p>
      </ClosedNotice>
    );
  if (view?.debrief && pages) return <pages.StudentDebrief place={place} line={line} view={view} />;
  return (
    <div class="class-lobby" aria-busy={view === null}>
      <h1 class="serif">{t('class.hello', { name: view?.you.shown ?? place.shown })}</h1>
      <LineState line={line} />
      <p role="status" class="lead">
        {view ? t(view.phase === 'lobby' ? 'class.wait' : 'class.soon') : t('class.entering')}
      </p>
      {view?.consent && <Consent line={line} asked={view.consent} />}
      {view?.message && <p class="class-message">{view.message.words}</p>}
      <dl class="class-facts">
        <div>
          <dt class="cap">{t('class.code')}</dt>
          <dd class="num">{place.code}</dd>
        </div>
        <div>
          <dt class="cap">{t('class.personal')}</dt>
          <dd class="num">{place.personal}</dd>
        </div>
        {view && (
          <div>
            <dt class="cap">{t('class.present')}</dt>
            <dd class="num">{view.present}</dd>
          </div>
        )}
      </dl>
      <p class="mute">{t('class.personal-how')}</p>
      <NotMe leave={async () => problemOf(await line.ask('leave', {}))} forget={forget} />
    </div>
  );
}

/** The debrief is here, not at the match; and whoever is asked for consent answers first. */
const stays = ({ debrief, consent }: StudentView): boolean =>
  debrief !== null || (consent !== null && consent.given === null);

/** Somebody else sits at this device now: gives the place up, after asking. */
export function NotMe({ leave, forget }: { leave(): Promise<string | null>; forget(): void }) {
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!asked)
    return (
      <p>
        <button type="button" class="button quiet" onClick={() => setAsked(true)}>
          {t('class.not-me')}
        </button>
      </p>
    );
  return (
    <div class="class-sure">
      <p>{t('class.not-me-sure')}</p>
      <Problem of={problem} />
      <p class="class-actions">
        <button
          type="button"
          class="button primary"
          onClick={() =>
            void leave().then((refused) => {
              if (refused === null) forget();
              else setProblem(refused);
            })
          }
        >
          {t('class.not-me-yes')}
        </button>
        <button type="button" class="button" onClick={() => setAsked(false)}>
          {t('action.cancel')}
        </button>
      </p>
    </div>
  );
}
