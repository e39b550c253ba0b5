import { useState } from 'preact/hooks';
import type { ScreenView } from '#shared/protocol/class-views.ts';
import { t, word } from '../i18n/index.ts';
import { useTitle } from '../screens/arrival.ts';
import { Qr } from '../ui/Qr.tsx';
import { ClosedNotice, LineState } from './Closed.tsx';
import { joinLink, screenSecret } from './links.ts';
import { phaseName } from './time.ts';
import { useDebriefPages } from './useDebriefPages.ts';
import { useLine } from './useLine.ts';
import { Wall } from './Wall.tsx';
import '../styles/classroom.css';
import '../styles/bigscreen.css';

/** The big screen: nothing to press, everything to be read from the last row. */
export function ScreenPage({ code }: { code: string }) {
  const [screen] = useState(screenSecret);
  useTitle(`${t('teach.screen', { code })} · Lanthanide`);
  return (
    <main class="class-screen">
      {screen ? <Shown code={code} screen={screen} /> : <ClosedNotice why="wrong-secret" />}
    </main>
  );
}

function Shown({ code, screen }: { code: string; screen: string }) {
  const line = useLine<ScreenView>(code, { screen });
  const view = line.view.value;
  const led = view?.debrief ? view.debrief.slide !== null || view.debrief.poll !== null : false;
  const pages = useDebriefPages(led);
  const closed = line.closed.value;
  if (closed) return <ClosedNotice why={closed} />;
  if (!view)
    return (
      <>
        <p role="status" aria-busy="true">
          {t('class.entering')}
        </p>
        <LineState line={line} />
      </>
    );
  return (
    <>
      <header class="dark">
        <h1 class="serif">{word(`scenario.${view.scenario}`)}</h1>
        <p>{phaseName(view.phase)}</p>
        <p>{t('teach.here', { here: view.present, all: view.students })}</p>
      </header>
      <LineState line={line} />
      {view.message && (
        <p class="class-message" role="status">
          {view.message.words}
        </p>
      )}
      {led && pages ? (
        <pages.ScreenDebrief view={view} screen={screen} />
      ) : view.phase === 'lobby' ? (
        <Waiting view={view} />
      ) : (
        <Wall view={view} ahead={line.ahead.value} />
      )}
    </>
  );
}

function Waiting({ view: { code, joined } }: { view: ScreenView }) {
  return (
    <div class="class-welcome">
      <Qr of={joinLink(code)} label={t('class.qr')} />
      <div>
        <p>{t('class.go-to', { address: `${new URL(joinLink(code)).host}/join` })}</p>
        <p class="class-code num">{code}</p>
        <ul class="class-joined" aria-label={t('teach.roster')}>
          {joined.map((name, at) => (
            <li key={at}>{name}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
