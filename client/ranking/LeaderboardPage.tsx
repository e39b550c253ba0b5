import { useEffect, useState } from 'preact/hooks';
import type { Leaderboard } from '#shared/protocol/public.ts';
import { t } from '../i18n/index.ts';
import { follow } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { leaderboard, reasonOf } from './api.ts';
import '../styles/ranking.css';

/** The best of the quarter. */
export function LeaderboardPage() {
  const [board, setBoard] = useState<Leaderboard | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    leaderboard().then(setBoard, (error: unknown) => setProblem(reasonOf(error)));
  }, []);
  return (
    <Frame title={t('rank.title')}>
      <h1 class="serif">{t('rank.title')}</h1>
      <p class="lead">{t('rank.how')}</p>
      <Problem of={problem} />
      {!board && !problem && <p role="status">{t('notice.loading')}</p>}
      {board && board.players.length === 0 && <p role="status">{t('rank.nobody')}</p>}
      {board && board.players.length > 0 && <Players board={board} />}
    </Frame>
  );
}

function Players({ board }: { board: Leaderboard }) {
  const [year = '', quarter = ''] = board.season.split('-');
  return (
    <Scroll label={t('rank.title')}>
      <table class="standings">
        <caption>{t('rank.season', { year, quarter })}</caption>
        <thead>
          <tr>
            <th scope="col" class="right">
              {t('rank.place')}
            </th>
            <th scope="col">{t('rank.player')}</th>
            <th scope="col" class="right">
              {t('rank.points')}
            </th>
            <th scope="col" class="right">
              {t('rank.give')}
            </th>
            <th scope="col" class="right">
              {t('rank.games')}
            </th>
          </tr>
        </thead>
        <tbody>
          {board.players.map(({ id, name, points, give, games }, index) => (
            <tr key={id}>
              <td class="num">{index + 1}</td>
              <th scope="row">
                <a href={`/player/${id}`} onClick={(event) => follow(event, `/player/${id}`)}>
                  {name}
                </a>
              </th>
              <td class="num">{points}</td>
              <td class="num">±{give}</td>
              <td class="num">{games}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
