import { card as cardOf, isCard } from '#shared/crises/index.ts';
import { type Outcome, sharedFacts } from '#shared/scoring/outcome.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, partOf, t, word } from '../../i18n/index.ts';
import type { HeldSeat } from '../../net/seats.ts';
import { isHere } from '../../net/solo/here.ts';
import { Precedent } from '../../panels/CrisisNews.tsx';
import { Delta } from '../../ui/Delta.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LineChart } from '../../ui/LineChart.tsx';
import { Problem } from '../../ui/Problem.tsx';
import type { Play } from '../play.ts';
import { useFork } from '../SoloMenu.tsx';

/** Why the world ended as it did: what decides it, each beside its limit. */
export function SharedEnd({ view, outcome }: { view: View; outcome: Outcome }) {
  const facts = sharedFacts(view.world);
  return (
    <ul class="shared-end" aria-label={word(`outcome.${outcome.shared}`)}>
      <li>
        <Figure is="served">
          {t('final.shortfall', {
            share: figure(facts.shortfall, 'share'),
            limit: figure(facts.collapse, 'share'),
          })}
        </Figure>
      </li>
      <li>
        <Figure is="standing">
          {t('final.opinion', { mean: change(facts.opinion, 'points'), limit: change(facts.cold, 'points') })}
        </Figure>
      </li>
      <li>
        <Figure is="restriction">
          {t('final.embargoes', {
            number: figure(facts.embargoes, 'count'),
            limit: figure(facts.many, 'count'),
          })}
        </Figure>
      </li>
    </ul>
  );
}

/** Our score from half-year to half-year, as this browser noted it, with the two that moved it most. */
export function Road({ play, total }: { play: Play; total: number }) {
  const steps = scoreSteps(play, total);
  if (steps.length < 2) return null;
  const turning = [...steps].sort((a, b) => Math.abs(b.by) - Math.abs(a.by)).slice(0, 2);
  const [most] = turning;
  return (
    <section class="road">
      <figure>
        <figcaption>
          <h2 class="serif">
            {most && most.by !== 0
              ? t(most.by > 0 ? 'final.road-up' : 'final.road-down', { date: play.date(most.turn) })
              : t('final.road')}
          </h2>
          <small>{t('final.road-unit')}</small>
        </figcaption>
        <LineChart
          label={t('final.road')}
          labels={steps.map((one) => play.date(one.turn))}
          unit="points"
          lines={[{ name: t('final.ours'), colour: 'var(--ink)', values: steps.map((one) => one.score) }]}
          marks={turning.map((one) => steps.indexOf(one))}
        />
      </figure>
    </section>
  );
}

interface ScoreStep {
  turn: number;
  score: number; // at the end of the turn
  by: number; // what the turn changed
}

function scoreSteps(play: Play, total: number): ScoreStep[] {
  const entries = play.diary();
  return entries.map((entry, index) => {
    const before = entry.before.score ?? 0;
    const score = entries[index + 1]?.before.score ?? total;
    return { turn: entry.turn, score, by: score - before };
  });
}

/** What this player ordered, turn by turn, and how the score moved in that half-year. */
export function Decisions({ play, seat, total }: { play: Play; seat: HeldSeat; total: number }) {
  const entries = play.diary();
  const { back, busy, problem } = useFork(play, seat);
  if (entries.length === 0) return null;
  const steps = scoreSteps(play, total);
  return (
    <section>
      <h2 class="serif">{t('final.decisions')}</h2>
      {isHere(seat.match) && <p class="mute">{t('solo.back-how')}</p>}
      <Problem of={problem} />
      <ol class="decisions">
        {entries.map((entry, index) => (
          <li key={entry.turn}>
            <b class="num">{play.date(entry.turn)}</b>
            <div>
              {entry.orders.length === 0 ? (
                <span class="mute">{t('final.passed')}</span>
              ) : (
                <ul>
                  {entry.orders.map((order) => (
                    <li key={order}>{order}</li>
                  ))}
                </ul>
              )}
              <Figure is="score">
                <Delta by={steps[index]?.by ?? 0} good="up">
                  {t('final.moved', { change: partOf(steps[index]?.by ?? 0, 'points') })}
                </Delta>
              </Figure>
              {isHere(seat.match) && (
                <button
                  type="button"
                  class="button small quiet"
                  disabled={busy !== null}
                  aria-label={`${t('solo.from-here')} (${play.date(entry.turn)})`}
                  onClick={() => void back(entry.turn)}
                >
                  <Icon name="undo" /> {t('solo.from-here')}
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The crises of the match, each with what really happened. */
export function WhatHappened({ view }: { view: View }) {
  const came = Object.entries(view.world.crises.last)
    .filter(([id]) => isCard(id))
    .sort(([, a], [, b]) => a - b);
  if (came.length === 0) return null;
  return (
    <details>
      <summary>{t('final.crises', { count: came.length })}</summary>
      <div class="precedents">
        {came.map(([id]) => (
          <Precedent key={id} card={cardOf(id)} />
        ))}
      </div>
    </details>
  );
}
