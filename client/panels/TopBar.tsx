import type { ComponentChildren } from 'preact';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import { seatIn } from '../net/seats.ts';
import { follow } from '../router.ts';
import type { Play } from '../screens/play.ts';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Seal } from '../ui/Seal.tsx';
import { Clock, reserveOf } from './Clock.tsx';
import { playedBy, seatState } from './seats.ts';

export type Step = 'report' | 'orders' | 'sealed' | 'resolution' | 'over';
const STEPS: Step[] = ['report', 'orders', 'sealed', 'resolution'];

interface Props {
  play: Play;
  step: Step;
  paper?: (() => void) | null; // opens the last paper again
  children: ComponentChildren; // buttons at the end
}

/** Where the match stands: date, step, what the other seats are doing, and the time left. */
export function TopBar({ play, step, paper = null, children }: Props) {
  const view = play.view.value;
  if (!view) return null;
  const { turn, turns } = view.world;
  const { watching } = play.connection;
  const others = NATIONS.filter((nation) => watching || nation !== view.nation);
  return (
    <header class="top dark">
      <Logo />
      {!watching && (
        <p class="top-mine">
          <Seal of={view.nation} mine />
        </p>
      )}
      <p class="top-date">
        <b>{step === 'over' ? t('top.over') : play.date(turn)}</b>{' '}
        <span>{t('top.turn', { turn: Math.min(turn + 1, turns), turns })}</span>
      </p>
      <ol class="steps" aria-label={t('top.steps')}>
        {STEPS.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {one === 'report' && paper ? (
              <button type="button" class="step" onClick={paper}>
                <span class="num">{index + 1}</span> <span class="step-word">{word(`step.${one}`)}</span>
              </button>
            ) : (
              <>
                <span class="num">{index + 1}</span> <span class="step-word">{word(`step.${one}`)}</span>
              </>
            )}
          </li>
        ))}
      </ol>
      <ul class="top-seats" aria-label={t('top.seats')}>
        {others.map((nation) => (
          <SeatMark key={nation} play={play} nation={nation} />
        ))}
      </ul>
      <Clock play={play} />
      <div class="top-buttons">
        {seatIn(play.match)?.together && (
          <a
            class="top-button"
            href={`/away/${play.match}`}
            aria-label={t('top.away')}
            title={t('top.away')}
            onClick={(event) => follow(event, `/away/${play.match}`)}
          >
            <Icon name="away" size={18} />
          </a>
        )}
        {paper && (
          <button
            type="button"
            class="top-button to-paper"
            onClick={paper}
            aria-label={word('step.report')}
            title={word('step.report')}
          >
            <Icon name="paper" size={18} />
          </button>
        )}
        {children}
      </div>
    </header>
  );
}

function SeatMark({ play, nation }: { play: Play; nation: NationId }) {
  const seat = play.connection.seats.value[nation];
  if (!seat) return null;
  const state = seatState(seat, play.shared);
  return (
    <li
      class={state}
      title={[playedBy(seat), word(`seat.${state}`), reserveOf(seat)].filter(Boolean).join(': ')}
    >
      <Seal of={nation} />
      {state === 'sealed' && <Icon name="seal" size={16} />}
      {(state === 'away' || state === 'stand-in' || state === 'on-leave') && <Icon name="away" size={14} />}
      <span class="seat-words">{word(`seat.${state}`)}</span>
      {seat.reserve > 0 && <span class="unseen">{reserveOf(seat)}</span>}
    </li>
  );
}
