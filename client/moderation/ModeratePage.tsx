import { useEffect, useState } from 'preact/hooks';
import type { ModerationView } from '#shared/conduct.ts';
import type { Moderate } from '#shared/protocol/conduct.ts';
import { t } from '../i18n/index.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { act, isShut, look, reasonOf, store } from './api.ts';
import { Flags } from './Flags.tsx';
import { Log } from './Log.tsx';
import { Report } from './Report.tsx';
import { SecretDoor } from './SecretDoor.tsx';
import '../styles/moderation.css';

/** Open reports and signals, what can be done about them, and what has been done. For whoever has the server's secret. */
export function ModeratePage() {
  const [secret, setSecret] = useState(store.held);
  const [view, setView] = useState<ModerationView | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (with_: string, deed: () => Promise<ModerationView>) => {
    setBusy(true);
    setProblem(null);
    try {
      setView(await deed());
      store.keep(with_);
      setSecret(with_);
    } catch (error) {
      if (isShut(error)) {
        store.keep(null);
        setSecret(null);
        setView(null);
      }
      setProblem(reasonOf(error));
    }
    setBusy(false);
  };
  useEffect(() => {
    if (secret !== null) void run(secret, () => look(secret));
  }, []);
  const obey = (asked: Moderate) => {
    if (secret !== null) void run(secret, () => act(secret, asked));
  };
  return (
    <Frame title={t('moderate.title')}>
      <h1 class="serif">{t('moderate.title')}</h1>
      <Problem of={problem} />
      {view === null || secret === null ? (
        <SecretDoor
          lead={t('moderate.lead')}
          busy={busy}
          open={(typed) => void run(typed, () => look(typed))}
        />
      ) : (
        <div class="moderate">
          <p>
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => void run(secret, () => look(secret))}
            >
              {t('moderate.again')}
            </button>{' '}
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                store.keep(null);
                setSecret(null);
                setView(null);
              }}
            >
              {t('moderate.leave')}
            </button>
          </p>
          <h2 class="serif">{t('moderate.reports', { count: view.reports.length + view.waiting })}</h2>
          {view.reports.length === 0 && <p role="status">{t('moderate.none')}</p>}
          {view.reports.map((report) => (
            <Report key={report.id} report={report} busy={busy} obey={obey} />
          ))}
          {view.waiting > 0 && <p>{t('moderate.waiting', { count: view.waiting })}</p>}
          <Flags flags={view.flags} busy={busy} obey={obey} />
          <Log acts={view.acts} busy={busy} obey={obey} />
        </div>
      )}
    </Frame>
  );
}
