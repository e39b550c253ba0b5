import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './styles/index.css';
import { t } from './i18n/index.ts';
import type { Part } from './i18n/languages.ts';
import { followLanguage, needWords } from './i18n/speak.ts';
import { workOffline } from './offline/offline.ts';
import { route } from './router.ts';
import { Challenged } from './screens/Challenged.tsx';
import { Home } from './screens/Home.tsx';
import { hearKeys } from './settings/keys.ts';
import { remember } from './settings/settings.ts';
import { dress } from './theme/index.ts';

/**
 * The match screen brings the connection and the rules, and its map Phaser: fetched when somebody goes there, all at
 * once, and the map last, so that it is read while the connection waits for the server.
 */
function fetchMatch() {
  const words = needWords('match');
  const screen = import('./screens/MatchScreen.tsx');
  void import('./net/room.ts').catch(() => undefined); // these are asked for again, and then it is said what is wrong
  void import('./map/index.ts').catch(() => undefined);
  return Promise.all([screen, words]);
}

async function matchScreen(): Promise<ComponentType<{ match: string }>> {
  const [{ MatchScreen }] = await fetchMatch();
  return MatchScreen;
}

/** A finished match once more: what the match screen brings, and its own. */
async function replayScreen(): Promise<ComponentType<{ match: string | null }>> {
  const [{ ReplayPage }] = await Promise.all([
    import('./replay/replay.ts'),
    needWords('match'),
    needWords('replay'),
  ]);
  return ReplayPage;
}

async function achievementsScreen(): Promise<ComponentType> {
  const [{ Achievements }] = await Promise.all([import('./screens/Achievements.tsx'), needWords('match')]);
  return Achievements;
}

async function togetherScreen(): Promise<ComponentType> {
  const [{ Together }] = await Promise.all([
    import('./screens/Together.tsx'),
    needWords('match'),
    needWords('class'),
  ]);
  return Together;
}

async function awayScreen(): Promise<ComponentType<{ match: string }>> {
  const [{ AwayPage }] = await Promise.all([
    import('./away/away.ts'),
    needWords('online'),
    needWords('class'),
  ]);
  return AwayPage;
}

async function moderateScreen(): Promise<ComponentType> {
  const [{ ModeratePage }] = await Promise.all([
    import('./moderation/moderation.ts'),
    needWords('match'),
    needWords('class'),
    needWords('moderate'),
  ]);
  return ModeratePage;
}

async function adminScreen(): Promise<ComponentType> {
  const [{ AdminPage }] = await Promise.all([
    import('./admin/admin.ts'),
    needWords('match'),
    needWords('class'),
    needWords('moderate'),
  ]);
  return AdminPage;
}

async function joinScreen(): Promise<ComponentType<{ code: string | null }>> {
  const [{ JoinPage }] = await Promise.all([import('./classroom/index.ts'), needWords('class')]);
  return JoinPage;
}

/** The teacher's pages need neither the rules nor a map; those that tell of a match need its words. */
async function fetchTeacher(...words: Part[]) {
  const [pages] = await Promise.all([
    import('./classroom/teacher.ts'),
    ...['teach' as const, ...words].map(needWords),
  ]);
  return pages;
}

const teachScreen = async (): Promise<ComponentType> => (await fetchTeacher('class')).TeachPage;
const consoleScreen = async (): Promise<ComponentType<{ code: string }>> =>
  (await fetchTeacher('class', 'match')).ConsolePage;
const readScreen = async (): Promise<ComponentType<{ code: string; world: number; nation: string }>> => {
  const [{ readWith }, [{ Reading }]] = await Promise.all([fetchTeacher('class', 'match'), fetchMatch()]);
  return readWith(Reading);
};
const bigScreen = async (): Promise<ComponentType<{ code: string }>> =>
  (await fetchTeacher('class', 'match')).ScreenPage;

async function fetchLobby() {
  const [pages] = await Promise.all([import('./lobby/index.ts'), needWords('class'), needWords('online')]);
  return pages;
}

const onlineScreen = async (): Promise<ComponentType> => (await fetchLobby()).OnlinePage;
const lobbyScreen = async (): Promise<ComponentType<{ code: string }>> => (await fetchLobby()).LobbyPage;

async function fetchTournaments() {
  const [pages] = await Promise.all([
    import('./tournaments/tournaments.ts'),
    needWords('class'),
    needWords('online'),
    needWords('tournament'),
  ]);
  return pages;
}

const makeTournamentScreen = async (): Promise<ComponentType> => (await fetchTournaments()).MakePage;
const tournamentScreen = async (): Promise<ComponentType<{ code: string }>> =>
  (await fetchTournaments()).TournamentPage;
const deskScreen = async (): Promise<ComponentType<{ code: string }>> => (await fetchTournaments()).DeskPage;

async function accountScreen(): Promise<ComponentType> {
  const [{ AccountPage }] = await Promise.all([
    import('./account/account.ts'),
    needWords('class'),
    needWords('account'),
  ]);
  return AccountPage;
}

async function fetchRanking() {
  const [pages] = await Promise.all([
    import('./ranking/ranking.ts'),
    needWords('class'),
    needWords('account'),
  ]);
  return pages;
}

const leaderboardScreen = async (): Promise<ComponentType> => (await fetchRanking()).LeaderboardPage;
const playerScreen = async (): Promise<ComponentType<{ player: string }>> =>
  (await fetchRanking()).PlayerPage;

/** A screen whose scripts and words come when somebody goes there. */
function Lazy<P extends object>({ screen, props }: { screen(): Promise<ComponentType<P>>; props: P }) {
  const [Screen, setScreen] = useState<ComponentType<P> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    screen().then(
      (fetched) => setScreen(() => fetched),
      () => setFailed(true),
    );
  }, []);
  if (Screen) return <Screen {...props} />;
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
  switch (now.screen) {
    case 'match':
      return <Lazy key={now.match} screen={matchScreen} props={{ match: now.match }} />;
    case 'away':
      return <Lazy key={`away ${now.match}`} screen={awayScreen} props={{ match: now.match }} />;
    case 'replay':
      return <Lazy key={`replay ${now.match}`} screen={replayScreen} props={{ match: now.match }} />;
    case 'achievements':
      return <Lazy key={now.screen} screen={achievementsScreen} props={{}} />;
    case 'together':
      return <Lazy key={now.screen} screen={togetherScreen} props={{}} />;
    case 'teach':
      return <Lazy key={now.screen} screen={teachScreen} props={{}} />;
    case 'join':
      return <Lazy key={`join ${now.code}`} screen={joinScreen} props={{ code: now.code }} />;
    case 'class':
      return now.seat ? (
        <Lazy key={`seats ${now.code}`} screen={readScreen} props={{ code: now.code, ...now.seat }} />
      ) : (
        <Lazy key={`class ${now.code}`} screen={consoleScreen} props={{ code: now.code }} />
      );
    case 'screen':
      return <Lazy key={`screen ${now.code}`} screen={bigScreen} props={{ code: now.code }} />;
    case 'online':
      return <Lazy key={now.screen} screen={onlineScreen} props={{}} />;
    case 'lobby':
      return <Lazy key={`lobby ${now.code}`} screen={lobbyScreen} props={{ code: now.code }} />;
    case 'tournament': {
      const { code, desk } = now;
      if (code === null) return <Lazy key={now.screen} screen={makeTournamentScreen} props={{}} />;
      const [key, screen] = desk ? [`desk ${code}`, deskScreen] : [`tournament ${code}`, tournamentScreen];
      return <Lazy key={key} screen={screen} props={{ code }} />;
    }
    case 'leaderboard':
      return <Lazy key={now.screen} screen={leaderboardScreen} props={{}} />;
    case 'player':
      return <Lazy key={`player ${now.player}`} screen={playerScreen} props={{ player: now.player }} />;
    case 'account':
      return <Lazy key={now.screen} screen={accountScreen} props={{}} />;
    case 'moderate':
      return <Lazy key={now.screen} screen={moderateScreen} props={{}} />;
    case 'admin':
      return <Lazy key={now.screen} screen={adminScreen} props={{}} />;
    case 'challenge':
      return <Challenged />;
    case 'home':
      return <Home />;
  }
}

dress(document);
remember();
followLanguage(document);
hearKeys(document);
const words = needWords('front');
if (route.peek().screen === 'match') fetchMatch().catch(() => undefined); // before it can be drawn
workOffline();
await words;
const host = document.getElementById('app');
if (host) render(<App />, host);
