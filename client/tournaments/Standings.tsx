import type { TournamentView } from '#shared/protocol/tournaments.ts';
import { t, word } from '../i18n/index.ts';
import { Scroll } from '../ui/Scroll.tsx';
import { figureOf, nameOf } from './naming.ts';
import '../styles/ranking.css';

const COLUMNS = ['points', 'opposition', 'beaten', 'against', 'tables'] as const;

/** Everybody from first to last, with all that decides. */
export function Standings({ of }: { of: TournamentView }) {
  const stateOf = (player: number) => of.players.find(({ id }) => id === player)?.state ?? 'in';
  return (
    <section aria-labelledby="standings-title">
      <h2 id="standings-title" class="serif">
        {t('tournament.standings')}
      </h2>
      {of.standings.length === 0 ? (
        <p class="mute">{t('tournament.nobody')}</p>
      ) : (
        <Scroll label={t('tournament.standings')}>
          <table class="standings tournament-standings">
            <thead>
              <tr>
                <th scope="col">{t('tournament.place')}</th>
                <th scope="col">{t('tournament.player')}</th>
                {COLUMNS.map((one) => (
                  <th key={one} scope="col" class="right">
                    {word(`tournament.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.standings.map((row) => (
                <tr key={row.player} class={row.player === of.you ? 'mine' : ''}>
                  <td>{row.place}</td>
                  <th scope="row">
                    {row.player === of.you
                      ? t('lobby.you', { name: nameOf(of, row.player) })
                      : nameOf(of, row.player)}
                    {stateOf(row.player) !== 'in' && (
                      <span class="mute"> {word(`tournament.is.${stateOf(row.player)}`)}</span>
                    )}
                  </th>
                  {COLUMNS.map((one) => (
                    <td key={one} class="num">
                      {figureOf(row[one])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <details class="more">
        <summary>{t('tournament.how')}</summary>
        <p>{t('tournament.how-points')}</p>
        <p>{t('tournament.how-ties')}</p>
        <p>{t('tournament.how-tables')}</p>
      </details>
    </section>
  );
}
