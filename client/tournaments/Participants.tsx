import type { TournamentView } from '#shared/protocol/tournaments.ts';
import { t, word } from '../i18n/index.ts';
import { nameOf } from './naming.ts';
import { Sure } from './Sure.tsx';
import type { Asking } from './useTournament.ts';

/** Who has joined, and what the organiser can do about them. */
export function Participants({ view, ask }: { view: TournamentView; ask: Asking }) {
  return (
    <section aria-labelledby="players-title">
      <h2 id="players-title" class="serif">
        {t('tournament.players', { count: view.players.length })}
      </h2>
      {view.players.length === 0 && <p class="mute">{t('tournament.nobody')}</p>}
      <ul class="lobby-tables tournament-players">
        {view.players.map(({ id, state }) => {
          const name = nameOf(view, id);
          return (
            <li key={id}>
              <span>
                {name}
                {state !== 'in' && <span class="mute"> {word(`tournament.is.${state}`)}</span>}
              </span>
              {view.phase !== 'over' && state === 'in' && (
                <Sure
                  label={t('tournament.take-out')}
                  name={name}
                  why={t('tournament.take-out-sure', { name })}
                  does={() => ask({ do: 'withdraw', player: id })}
                />
              )}
              {view.phase !== 'over' && state === 'withdrawn' && (
                <button
                  type="button"
                  class="button"
                  aria-label={`${t('tournament.let-in')}: ${name}`}
                  onClick={() => void ask({ do: 'return', player: id })}
                >
                  {t('tournament.let-in')}
                </button>
              )}
              {view.phase !== 'over' && state !== 'removed' && (
                <Sure
                  label={t('tournament.remove')}
                  name={name}
                  why={t('tournament.remove-sure', { name })}
                  does={() => ask({ do: 'remove', player: id })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
