import { useEffect, useState } from 'preact/hooks';
import type { LobbyKind } from '#shared/lobby/lobby.ts';
import type { EnteredLobby, LobbyListing } from '#shared/protocol/lobby.ts';
import { account } from '../account/api.ts';
import { session } from '../account/session.ts';
import { t, word } from '../i18n/index.ts';
import { heldName, keepName } from '../net/name.ts';
import { follow, go } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { findMatch, findRanked, joinLobby, listLobbies, reasonOf } from './api.ts';
import { keepLobby } from './held.ts';
import { MakeTable } from './MakeTable.tsx';
import { NameField } from './NameField.tsx';
import { planName } from './plan.ts';
import '../styles/lobby.css';

const AGAIN_MS = 4_000;

/** Everything that leads to a match with others: at once, at a table that is open, or at one's own. */
export function OnlinePage() {
  const [name, setName] = useState(heldName());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Whoever plays daily stays signed in without ever opening the page of their account.
  useEffect(() => {
    account().catch(() => undefined); // that no server answers is said where one wants something of it
  }, []);
  const enter = async (way: (name: string) => Promise<EnteredLobby>) => {
    setBusy(true);
    setProblem(null);
    try {
      keepName(name);
      const place = await way(name.trim());
      keepLobby(place);
      go(`/lobby/${place.code}`);
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Frame title={t('lobby.title')}>
      <h1 class="serif">{t('lobby.title')}</h1>
      <NameField name={name} rename={setName} />
      <p>
        {session.value ? t('lobby.as', { name: session.value.name }) : t('lobby.as-guest')}{' '}
        <a href="/account" onClick={(event) => follow(event, '/account')}>
          {t('lobby.account')}
        </a>
      </p>
      <p>
        {t('lobby.one-device')}{' '}
        <a href="/together" onClick={(event) => follow(event, '/together')}>
          {t('home.others.together')}
        </a>
      </p>
      <Problem of={problem} />
      <div class="lobby-ways">
        <section class="class-card" aria-labelledby="quick-title">
          <h2 id="quick-title" class="serif">
            {t('lobby.quick')}
          </h2>
          <p>{t('lobby.quick.how')}</p>
          <p>
            <button type="button" class="button next" disabled={busy} onClick={() => void enter(findMatch)}>
              <Icon name="play" /> {t('lobby.quick.find')}
            </button>
          </p>
          <h2 class="serif">{t('lobby.rated')}</h2>
          <p>{t('lobby.rated.how')}</p>
          <p>
            {session.value ? (
              <button
                type="button"
                class="button"
                disabled={busy}
                onClick={() => void enter(() => findRanked())}
              >
                {t('lobby.rated.find')}
              </button>
            ) : (
              <a class="button" href="/account" onClick={(event) => follow(event, '/account')}>
                {t('lobby.rated.sign-in')}
              </a>
            )}{' '}
            <a href="/leaderboard" onClick={(event) => follow(event, '/leaderboard')}>
              {t('lobby.rated.list')}
            </a>
          </p>
          <h2 class="serif">{t('lobby.tournament')}</h2>
          <p>{t('lobby.tournament.how')}</p>
          <p>
            <a class="button" href="/tournament" onClick={(event) => follow(event, '/tournament')}>
              {t('lobby.tournament.go')}
            </a>
          </p>
          <h2 class="serif">{t('lobby.tables')}</h2>
          <Tables busy={busy} join={(code) => void enter((as) => joinLobby(code, as))} />
        </section>
        <MakeTable busy={busy} make={(way) => void enter(way)} />
      </div>
    </Frame>
  );
}

/** Where there is room, asked for anew every few seconds. */
function Tables({ busy, join }: { busy: boolean; join(code: string): void }) {
  const [tables, setTables] = useState<LobbyListing[] | null>(null);
  useEffect(() => {
    let on = true;
    const look = () =>
      listLobbies().then(
        (found) => on && setTables(found),
        () => undefined, // the next time
      );
    void look();
    const timer = setInterval(look, AGAIN_MS);
    return () => {
      on = false;
      clearInterval(timer);
    };
  }, []);
  if (tables === null) return <p role="status">{t('notice.loading')}</p>;
  if (tables.length === 0) return <p class="mute">{t('lobby.none')}</p>;
  return (
    <ul class="lobby-tables">
      {tables.map(({ code, kind, rated, plan, host, free }) => (
        <li key={code}>
          <span>
            <b>{rated ? t('lobby.rated') : tableName(kind, host)}</b>
            <br />
            {planName(plan)}
          </span>
          <span class="num">{t('lobby.free', { count: free })}</span>
          <button
            type="button"
            class="button"
            disabled={busy}
            aria-label={t('lobby.take-at', { table: rated ? t('lobby.rated') : tableName(kind, host) })}
            onClick={() => join(code)}
          >
            {t('lobby.take')}
          </button>
        </li>
      ))}
    </ul>
  );
}

const tableName = (kind: LobbyKind, host: string): string =>
  kind === 'quick' ? t('lobby.quick') : t('lobby.table-of', { name: host || word('lobby.nobody') });
