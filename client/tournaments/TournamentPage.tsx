import { useState } from 'preact/hooks';
import type { TournamentView } from '#shared/protocol/tournaments.ts';
import { session } from '../account/session.ts';
import { LONGEST_NAME } from '../classroom/limits.ts';
import { t } from '../i18n/index.ts';
import { heldName, keepName } from '../net/name.ts';
import { follow } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { joinTournament, reasonOf } from './api.ts';
import { heldIn, keepTournament, takeSecret } from './held.ts';
import { Mine } from './Mine.tsx';
import { tournamentPlan } from './naming.ts';
import { Rounds } from './Rounds.tsx';
import { Standings } from './Standings.tsx';
import { useTournament } from './useTournament.ts';
import '../styles/lobby.css';
import '../styles/tournament.css';

/** A tournament for those who play in it, who might, and who look on. */
export function TournamentPage({ code }: { code: string }) {
  useState(() => takeSecret(code, 'player'));
  const { player } = heldIn(code);
  const { view, lost, gone, problem, ask } = useTournament(code, player);
  return (
    <Frame title={view?.plan.name ?? t('tournament.title')}>
      {gone && <Gone why={gone} />}
      {!gone && !view && <p role="status">{t(lost ? 'lobby.lost' : 'notice.loading')}</p>}
      {!gone && view && (
        <div class="tournament">
          <header>
            <h1 class="serif">{view.plan.name}</h1>
            <p class="lead">{tournamentPlan(view)}</p>
            {view.plan.rated && <p>{t('tournament.rated')}</p>}
          </header>
          <p role="status" class={lost ? 'class-lost' : 'unseen'}>
            {lost ? t('lobby.lost') : ''}
          </p>
          <Problem of={problem} />
          {view.you === null ? <Join view={view} /> : <Mine view={view} ask={ask} />}
          <Standings of={view} />
          <Rounds of={view} />
        </div>
      )}
    </Frame>
  );
}

export function Gone({ why }: { why: string }) {
  return (
    <>
      <h1 class="serif">{t('tournament.gone')}</h1>
      <p role="alert">{why}</p>
      <p>
        <a class="button primary" href="/tournament" onClick={(event) => follow(event, '/tournament')}>
          {t('tournament.title')}
        </a>
      </p>
    </>
  );
}

function Join({ view }: { view: TournamentView }) {
  const { code, plan, phase } = view;
  const [name, setName] = useState(session.value?.name ?? heldName());
  const [problem, setProblem] = useState<string | null>(null);
  if (phase === 'over') return <p class="class-message">{t('tournament.over')}</p>;
  if (!session.value && (plan.rated || !plan.guests))
    return (
      <p class="class-card">
        {t('tournament.for-accounts')}{' '}
        <a class="button" href="/account" onClick={(event) => follow(event, '/account')}>
          {t('tournament.sign-in')}
        </a>
      </p>
    );
  const join = async () => {
    try {
      setProblem(null);
      const { token } = await joinTournament(code, name.trim());
      keepName(name.trim());
      keepTournament(code, { name: plan.name, player: token });
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <form
      class="class-card tournament-join"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <h2 class="serif">{t('tournament.join-title')}</h2>
      {view.rounds.length > 0 && <p>{t('tournament.late')}</p>}
      <p class="lobby-name">
        <label for="name">{t('tournament.your-name')}</label>
        <input
          id="name"
          value={name}
          required
          maxLength={LONGEST_NAME}
          autocomplete="nickname"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </p>
      <Problem of={problem} />
      <p>
        <button type="submit" class="button next">
          {t('tournament.join')}
        </button>
      </p>
    </form>
  );
}
