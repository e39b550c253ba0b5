import { useState } from 'preact/hooks';
import type { TournamentView } from '#shared/protocol/tournaments.ts';
import { LEAST_PLAYERS } from '#shared/tournaments/tournament.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { t } from '../i18n/index.ts';
import { Sure } from './Sure.tsx';
import type { Asking } from './useTournament.ts';

/** The next round, or what it waits for. */
export function StartRound({ view, ask }: { view: TournamentView; ask: Asking }) {
  const [busy, setBusy] = useState(false);
  const people = view.players.filter(({ state }) => state === 'in').length;
  const tables = Math.ceil(people / NATIONS.length);
  const round = view.rounds.length + 1;
  const open =
    view.rounds.at(-1)?.tables.filter(({ state }) => state === 'playing' || state === 'setting').length ?? 0;
  if (view.phase === 'over') return <p class="class-message">{t('tournament.over')}</p>;
  const start = async () => {
    setBusy(true);
    await ask({ do: 'start', round });
    setBusy(false);
  };
  return (
    <section class="class-card" aria-labelledby="next-title">
      <h2 id="next-title" class="serif">
        {t('tournament.round-of', { round: view.running ? round - 1 : round, rounds: view.plan.rounds })}
      </h2>
      {view.running ? (
        <p role="status">{t('tournament.tables-open', { count: open })}</p>
      ) : (
        <>
          <p role="status">
            {people < LEAST_PLAYERS
              ? t('tournament.start-few', { count: people })
              : t('tournament.start-how', { people, tables, bots: tables * NATIONS.length - people })}
          </p>
          <p>
            <button
              type="button"
              class="button next"
              disabled={busy || people < LEAST_PLAYERS}
              onClick={() => void start()}
            >
              {t('tournament.start', { round })}
            </button>
          </p>
          <Sure label={t('tournament.end')} why={t('tournament.end-sure')} does={() => ask({ do: 'end' })} />
        </>
      )}
    </section>
  );
}
