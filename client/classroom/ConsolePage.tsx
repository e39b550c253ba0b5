import { useState } from 'preact/hooks';
import type { Command } from '#shared/classroom/class.ts';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { t } from '../i18n/index.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { WithPin } from './AskPin.tsx';
import { Board } from './Board.tsx';
import { ClosedNotice, LineState, problemOf } from './Closed.tsx';
import { Commands } from './Commands.tsx';
import { CrisisForm } from './CrisisForm.tsx';
import { Deeds } from './Deeds.tsx';
import { Roster } from './Roster.tsx';
import { SetUp } from './SetUp.tsx';
import { useDebriefPages } from './useDebriefPages.ts';
import { useLine } from './useLine.ts';
import { Ways } from './Ways.tsx';
import '../styles/console.css';

/** Does a command: whether it was done; what was in the way is said. */
export type Tell = (command: Command) => Promise<boolean>;

/** The teacher's console: behind the secret of its link, and a PIN for whoever looks over a shoulder. */
export function ConsolePage({ code }: { code: string }) {
  const title = t('class.console', { code });
  return (
    <WithPin code={code} title={title}>
      {(secrets, screen, again) => (
        <Frame title={title}>
          <Live code={code} secrets={secrets} screen={screen} again={again} />
        </Frame>
      )}
    </WithPin>
  );
}

function Live({
  code,
  secrets,
  screen,
  again,
}: {
  code: string;
  secrets: { teacher: string; pin: string };
  screen: string;
  again(): void;
}) {
  const line = useLine<TeacherView>(code, secrets);
  const [problem, setProblem] = useState<string | null>(null);
  const view = line.view.value;
  const pages = useDebriefPages(view?.debrief !== undefined && view.debrief !== null);
  const closed = line.closed.value;
  if (closed)
    return (
      <ClosedNotice why={closed}>
        {closed !== 'deleted' && closed !== 'no-class' && (
          <p>
            <button type="button" class="button primary" onClick={again}>
              {t('teach.pin-again')}
            </button>
          </p>
        )}
      </ClosedNotice>
    );
  if (!view)
    return (
      <>
        <p role="status" aria-busy="true">
          {t('class.entering')}
        </p>
        <LineState line={line} />
      </>
    );
  const tell: Tell = async (command) => {
    const refused = await line.command(command);
    setProblem(problemOf(refused));
    return refused === null;
  };
  return (
    <div class="class-console">
      <h1 class="serif">{t('class.console', { code })}</h1>
      <LineState line={line} />
      <Problem of={problem} />
      <Commands view={view} tell={tell} />
      {view.debrief && pages && <pages.DebriefDesk view={view} secrets={secrets} tell={tell} />}
      <Ways code={code} screen={screen} open={view.phase === 'lobby'} />
      {view.phase === 'lobby' && (
        <details class="class-card">
          <summary>{t('teach.settings')}</summary>
          <SetUp
            before={view.setup}
            action={t('teach.change')}
            done={async (chosen) =>
              problemOf(await line.command({ do: 'setup', setup: { ...view.setup, ...chosen } }))
            }
          />
        </details>
      )}
      {(view.phase === 'running' || view.phase === 'paused' || view.phase === 'summit') && (
        <CrisisForm view={view} cards={(world) => line.cards(world)} tell={tell} />
      )}
      <Board view={view} ahead={line.ahead.value} tell={tell} />
      <Roster view={view} tell={tell} />
      <Deeds view={view} tell={tell} erase={async () => problemOf(await line.ask('delete', { code }))} />
    </div>
  );
}
