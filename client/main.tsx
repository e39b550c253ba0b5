import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './styles/index.css';
import { t } from './i18n/index.ts';
import { route } from './router.ts';
import { Home } from './screens/Home.tsx';

/** The match screen brings the connection and the rules; it is fetched when somebody goes there. */
function LazyMatch({ match }: { match: string }) {
  const [Screen, setScreen] = useState<ComponentType<{ match: string }> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./screens/MatchScreen.tsx').then(
      (module) => setScreen(() => module.MatchScreen),
      () => setFailed(true),
    );
  }, []);
  if (Screen) return <Screen key={match} match={match} />;
  return (
    <main class="notice" aria-busy={!failed}>
      <p>{t(failed ? 'notice.not-loaded' : 'notice.loading')}</p>
      {failed && (
        <button type="button" class="button primary" onClick={() => location.reload()}>
          {t('action.reload')}
        </button>
      )}
    </main>
  );
}

function App() {
  const now = route.value;
  return now.screen === 'match' ? <LazyMatch match={now.match} /> : <Home />;
}

const host = document.getElementById('app');
if (host) render(<App />, host);
