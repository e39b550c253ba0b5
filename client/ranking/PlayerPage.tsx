import { useEffect, useState } from 'preact/hooks';
import type { PublicPlayer } from '#shared/protocol/public.ts';
import { t, word } from '../i18n/index.ts';
import { locale } from '../i18n/speak.ts';
import { follow } from '../router.ts';
import { Frame } from '../screens/Frame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { player, reasonOf } from './api.ts';
import { Block } from './Block.tsx';
import '../styles/ranking.css';

/** What everybody may know of somebody: their matches for a rank, and nothing else. */
export function PlayerPage({ player: id }: { player: string }) {
  const [found, setFound] = useState<PublicPlayer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    player(id).then(setFound, (error: unknown) => setProblem(reasonOf(error)));
  }, []);
  return (
    <Frame title={found?.name ?? t('rank.title')}>
      <h1 class="serif">{found?.name ?? t('rank.player')}</h1>
      <Problem of={problem} />
      {!found && !problem && <p role="status">{t('notice.loading')}</p>}
      {found && <Standing of={found} />}
      {found && <Block player={found.id} name={found.name} />}
      <p>
        <a class="button" href="/leaderboard" onClick={(event) => follow(event, '/leaderboard')}>
          {t('rank.title')}
        </a>
      </p>
    </Frame>
  );
}

function Standing({ of }: { of: PublicPlayer }) {
  const day = new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeZone: 'UTC' });
  const mean = new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return (
    <>
      <p class="lead">{t('rank.now', { points: of.points, give: of.give, games: of.games })}</p>
      {of.provisional && <p class="mute">{t('rank.provisional')}</p>}
      <Scroll label={t('rank.seats')}>
        <table class="standings">
          <caption>{t('rank.seats')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rank.seat')}</th>
              <th scope="col" class="right">
                {t('rank.games')}
              </th>
              <th scope="col" class="right">
                {t('rank.firsts')}
              </th>
              <th scope="col" class="right">
                {t('rank.mean')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.seats.map(({ nation, games, firsts, place }) => (
              <tr key={nation}>
                <th scope="row">{word(`region.${nation}`)}</th>
                <td class="num">{games}</td>
                <td class="num">{firsts}</td>
                <td class="num">{mean.format(place)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Scroll label={t('rank.matches')}>
        <table class="standings">
          <caption>{t('rank.matches')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rank.day')}</th>
              <th scope="col">{t('rank.scenario')}</th>
              <th scope="col">{t('rank.seat')}</th>
              <th scope="col" class="right">
                {t('rank.place')}
              </th>
              <th scope="col" class="right">
                {t('rank.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.matches.map((one, index) => (
              <tr key={index}>
                <td>{day.format(new Date(one.day))}</td>
                <td>{word(`scenario.${one.scenario}`)}</td>
                <th scope="row">{word(`region.${one.nation}`)}</th>
                <td class="num">
                  {one.place}
                  {one.left && <span class="mute"> {t('rank.left')}</span>}
                </td>
                <td class="num">{signed(one.change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

/** Points won or lost. */
const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);
