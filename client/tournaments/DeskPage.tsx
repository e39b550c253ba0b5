import { useState } from 'preact/hooks';
import type { TournamentView } from '#shared/protocol/tournaments.ts';
import { t } from '../i18n/index.ts';
import { follow } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Copy } from '../ui/Copy.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Qr } from '../ui/Qr.tsx';
import { Downloads } from './Downloads.tsx';
import { deskLink, heldIn, takeSecret } from './held.ts';
import { tournamentPlan } from './naming.ts';
import { Participants } from './Participants.tsx';
import { Rounds } from './Rounds.tsx';
import { Standings } from './Standings.tsx';
import { StartRound } from './StartRound.tsx';
import { Sure } from './Sure.tsx';
import { Gone } from './TournamentPage.tsx';
import { useTournament } from './useTournament.ts';
import '../styles/lobby.css';
import '../styles/tournament.css';

/** A tournament for whoever organises it. */
export function DeskPage({ code }: { code: string }) {
  useState(() => takeSecret(code, 'organiser'));
  const held = heldIn(code);
  const { view, lost, gone, problem, ask } = useTournament(code, held.organiser);
  const way = `/tournament/${code}`;
  return (
    <Frame title={view?.plan.name ?? t('tournament.desk')}>
      {gone && <Gone why={gone} />}
      {!gone && !view && <p role="status">{t(lost ? 'lobby.lost' : 'notice.loading')}</p>}
      {!gone && view && !view.organiser && <NotYours way={way} />}
      {!gone && view?.organiser && (
        <div class="tournament">
          <header>
            <p class="cap">{t('tournament.desk')}</p>
            <h1 class="serif">{view.plan.name}</h1>
            <p class="lead">{tournamentPlan(view)}</p>
          </header>
          <p role="status" class={lost ? 'class-lost' : 'unseen'}>
            {lost ? t('lobby.lost') : ''}
          </p>
          <Problem of={problem} />
          <div class="tournament-desk">
            <StartRound view={view} ask={ask} />
            {view.phase !== 'over' && <Invite view={view} />}
          </div>
          {view.phase === 'over' && <Standings of={view} />}
          <Rounds
            of={view}
            act={(table, name) =>
              view.phase !== 'over' &&
              table.state !== 'void' && (
                <Sure
                  label={t('tournament.void')}
                  name={name}
                  why={t('tournament.void-sure')}
                  does={() => ask({ do: 'void', match: table.match })}
                />
              )
            }
          />
          {view.phase !== 'over' && <Standings of={view} />}
          <Participants view={view} ask={ask} />
          <Downloads view={view} />
          {held.organiser && (
            <section class="class-card" aria-labelledby="keep-title">
              <h2 id="keep-title" class="serif">
                {t('tournament.secret')}
              </h2>
              <p>{t('tournament.secret-how')}</p>
              <p class="class-actions">
                <Copy of={deskLink(held)}>{t('tournament.secret-copy')}</Copy>
              </p>
            </section>
          )}
        </div>
      )}
    </Frame>
  );
}

function NotYours({ way }: { way: string }) {
  return (
    <>
      <h1 class="serif">{t('tournament.desk')}</h1>
      <p role="alert">{t('tournament.not-organiser')}</p>
      <p>
        <a class="button primary" href={way} onClick={(event) => follow(event, way)}>
          {t('tournament.to-page')}
        </a>
      </p>
    </>
  );
}

function Invite({ view }: { view: TournamentView }) {
  const link = `${location.origin}/tournament/${view.code}`;
  return (
    <section class="class-card lobby-invite" aria-labelledby="invite-title">
      <h2 id="invite-title" class="serif">
        {t('tournament.invite')}
      </h2>
      <Qr of={link} label={t('tournament.qr')} />
      <div>
        <p class="num class-code">{view.code}</p>
        <p class="num class-link">{link}</p>
        <p class="class-actions">
          <Copy of={link}>{t('lobby.copy')}</Copy>
        </p>
      </div>
    </section>
  );
}
