import { useEffect, useState } from 'preact/hooks';
import type { AdminView } from '#shared/protocol/admin.ts';
import { t } from '../i18n/index.ts';
import { SecretDoor } from '../moderation/SecretDoor.tsx';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { drain, isShut, look, reasonOf, store } from './api.ts';
import { State } from './State.tsx';
import '../styles/moderation.css';
import '../styles/admin.css';

/** How often the page looks by itself, ms. */
const AGAIN_MS = 10_000;

/** How a process of the server is, and what can be done about it. For whoever has the server's secret. */
export function AdminPage() {
  const [secret, setSecret] = useState(store.held);
  const [view, setView] = useState<AdminView | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    store.keep(null);
    setSecret(null);
    setView(null);
  };
  /** @param unasked the page looks by itself: no button goes dead under somebody's finger */
  const run = async (with_: string, deed: () => Promise<AdminView>, unasked = false) => {
    if (!unasked) setBusy(true);
    try {
      setView(await deed());
      setProblem(null);
      store.keep(with_);
      setSecret(with_);
    } catch (error) {
      if (isShut(error)) close();
      setProblem(reasonOf(error));
    }
    if (!unasked) setBusy(false);
  };
  useEffect(() => {
    if (secret === null) return;
    const again = () => void run(secret, () => look(secret), true);
    again();
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [secret]);
  return (
    <Frame title={t('admin.title')}>
      <h1 class="serif">{t('admin.title')}</h1>
      <Problem of={problem} />
      {secret === null ? (
        <SecretDoor lead={t('admin.lead')} busy={busy} open={(typed) => void run(typed, () => look(typed))} />
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
            <button type="button" class="button quiet" onClick={close}>
              {t('moderate.leave')}
            </button>
          </p>
          {view && <State view={view} busy={busy} drain={() => void run(secret, () => drain(secret))} />}
        </>
      )}
    </Frame>
  );
}
