import { againstPar, counted, type Outcome } from '#shared/scoring/outcome.ts';
import { COMMODITIES, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, place, quantity, sentence, t, word } from '../i18n/index.ts';
import type { HeldSeat } from '../net/seats.ts';
import { SeatBids } from '../panels/SeatBids.tsx';
import { Figure } from '../ui/Figure.tsx';
import { LineChart } from '../ui/LineChart.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { Again } from './final/Again.tsx';
import { Cabinet } from './final/Cabinet.tsx';
import { Challenge, Rival } from './final/Challenge.tsx';
import { Deeds } from './final/Deeds.tsx';
import { Keep } from './final/Keep.tsx';
import { AllMotives } from './final/Motives.tsx';
import { Decisions, Road, SharedEnd, WhatHappened } from './final/parts.tsx';
import { Ranking, won } from './final/Ranking.tsx';
import type { Play } from './play.ts';

const NATION_DASH: Record<NationId, string> = { CHN: '', JPN: '7 3', USA: '2 3', EUR: '9 3 2 3' };

/** How it ended: the world's outcome, the ranking against par, each part of the score, and how it went. */
export function Final({
  play,
  seat,
  view,
  outcome,
}: {
  play: Play;
  seat: HeldSeat;
  view: View;
  outcome: Outcome;
}) {
  const bids = play.connection.desk.value?.bids ?? null;
  const rank = outcome.ranking.indexOf(view.nation) + 1;
  const mine = outcome.scores[view.nation];
  const turns = view.world.history.filter((summary) => summary.turn >= 0);
  const labels = turns.map((summary) => play.date(summary.turn));
  return (
    <main class="final" id="main" tabIndex={-1}>
      <header>
        <p class="cap">{t('final.cap', { scenario: word(`scenario.${view.world.scenario}`) })}</p>
        <h1 class="serif">{word(`outcome.${outcome.shared}`)}</h1>
        <p class="serif standfirst">{word(`outcome.${outcome.shared}.story`)}</p>
        <SharedEnd view={view} outcome={outcome} />
        <p class="verdict-line">
          <Figure is="score" of={{ nation: view.nation }}>
            {sentence(
              t('final.verdict', {
                nation: place(view.nation),
                place: rank,
                total: figure(counted(mine), 'points'),
                against: change(againstPar(mine), 'points'),
              }),
            )}
          </Figure>{' '}
          {won(view.nation, outcome.winners)}
        </p>
        {seat.rival !== undefined && <Rival rival={seat.rival} total={mine.total} />}
        <Again seat={seat} />
        <Keep seat={seat} />
      </header>
      <section>
        <h2 class="serif">{t('final.ranking')}</h2>
        <Ranking view={view} outcome={outcome} bids={bids} mine={view.nation} />
      </section>
      {bids && (
        <section aria-labelledby="bids-title">
          <h2 class="serif" id="bids-title">
            {t('auction.title')}
          </h2>
          <SeatBids bids={bids} mine={view.nation} />
        </section>
      )}
      <Deeds play={play} seat={seat} view={view} />
      <Cabinet view={view} seat={seat} score={mine} />
      <Challenge seat={seat} total={mine.total} />
      <Road play={play} total={mine.total} />
      <Decisions play={play} seat={seat} total={mine.total} />
      <AllMotives play={play} view={view} />
      <WhatHappened view={view} />
      <section class="charts">
        {COMMODITIES.map((commodity) => (
          <figure key={commodity}>
            <figcaption>
              <h2 class="serif">{t('final.price', { good: word(`good.${commodity}`) })}</h2>
              <small>{t('final.price-unit')}</small>
            </figcaption>
            <LineChart
              label={t('final.price', { good: word(`good.${commodity}`) })}
              labels={labels}
              unit="USD/kg"
              lines={[
                {
                  name: t('market.outside'),
                  colour: `var(--${commodity})`,
                  values: turns.map((one) => one.outside[commodity]),
                },
                {
                  name: t('market.inside'),
                  colour: 'var(--ink3)',
                  dash: '5 4',
                  values: turns.map((one) => one.inside[commodity]),
                },
              ]}
            />
          </figure>
        ))}
        <figure>
          <figcaption>
            <h2 class="serif">{t('final.dependence')}</h2>
            <small>{t('final.dependence-unit')}</small>
          </figcaption>
          <LineChart
            label={t('final.dependence')}
            labels={labels}
            unit="share"
            lines={NATIONS.filter((nation) => nation !== 'CHN').map((nation) => ({
              name: word(`short.${nation}`),
              colour: `var(--${nation.toLowerCase()})`,
              dash: NATION_DASH[nation],
              values: turns.map((one) => one.dependence[nation]),
            }))}
          />
        </figure>
      </section>
      <details>
        <summary>{t('final.table')}</summary>
        <Scroll label={t('final.table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('final.turn')}</th>
                {COMMODITIES.map((commodity) => (
                  <th key={commodity} scope="col" class="right">
                    {word(`good.${commodity}`)}
                  </th>
                ))}
                {NATIONS.filter((nation) => nation !== 'CHN').map((nation) => (
                  <th key={nation} scope="col" class="right">
                    {t('final.dependence-of', { nation: word(`short.${nation}`) })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {turns.map((one) => (
                <tr key={one.turn}>
                  <th scope="row">{play.date(one.turn)}</th>
                  {COMMODITIES.map((commodity) => (
                    <td key={commodity} class="right num">
                      <Figure is="price-outside" of={{ good: commodity }}>
                        {quantity(one.outside[commodity], 'USD/kg')}
                      </Figure>
                    </td>
                  ))}
                  {NATIONS.filter((nation) => nation !== 'CHN').map((nation) => (
                    <td key={nation} class="right num">
                      <Figure is="dependence" of={{ nation }}>
                        {figure(one.dependence[nation], 'share')}
                      </Figure>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
      <p class="mute hash">{t('final.hash', { hash: outcome.hash.slice(0, 16) })}</p>
    </main>
  );
}
