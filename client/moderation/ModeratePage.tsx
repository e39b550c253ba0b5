import { useEffect, useState } from 'preact/hooks';
import type { ModerationView } from '#shared/conduct.ts';
import type { Moderate } from '#shared/protocol/conduct.ts';
import { t } from '../i18n/index.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { act, heldSecret, isShut, keepSecret, look, reasonOf } from './api.ts';
import { Log } from './Log.tsx';
import { Report } from './Report.tsx';
import '../styles/moderation.css';

/** Open reports, what can be done about them, and what has been done. For whoever has the server's secret. */
export function ModeratePage() {
  const [secret, setSecret] = useState(heldSecret);
  const [view, setView] = useState<ModerationView | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (with_: string, deed: () => Promise<ModerationView>) => {
    setBusy(true);
    setProblem(null);
    try {
      setView(await deed());
      keepSecret(with_);
      setSecret(with_);
    } catch (error) {
      if (isShut(error)) {
        keepSecret(null);
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
        <Secret busy={busy} open={(typed) => void run(typed, () => look(typed))} />
      ) : (
        <>
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
                keepSecret(null);
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
          <Log acts={view.acts} busy={busy} obey={obey} />
        </>
      )}
    </Frame>
  );
}

function Secret({ busy, open }: { busy: boolean; open(secret: string): void }) {
  const [typed, setTyped] = useState('');
  return (
    <form
      class="class-card moderate-secret"
      onSubmit={(event) => {
        event.preventDefault();
        open(typed.trim());
      }}
    >
      <p>{t('moderate.lead')}</p>
      <label for="moderate-secret">{t('moderate.secret')}</label>
      <input
        id="moderate-secret"
        type="password"
        value={typed}
        required
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p>
        <button type="submit" class="button primary" disabled={busy}>
          {t('moderate.open')}
        </button>
      </p>
    </form>
  );
}
