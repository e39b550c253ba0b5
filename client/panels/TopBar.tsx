import { useEffect, useState } from 'preact/hooks';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Seal } from '../ui/Seal.tsx';

export type Step = 'report' | 'orders' | 'sealed' | 'over';
const STEPS: Step[] = ['report', 'orders', 'sealed'];

/** Where the match stands: date, step, who has sealed, and whether the line is up. */
export function TopBar({ play, step, help }: { play: Play; step: Step; help(): void }) {
  const view = play.view.value;
  if (!view) return null;
  const { turn, turns } = view.world;
  const others = NATIONS.filter((nation) => nation !== view.nation);
  const status = play.connection.status.value;
  return (
    <header class="top dark">
      <Logo />
      <p class="top-date">
        <b>{step === 'over' ? t('top.over') : play.date(turn)}</b>
        <span>{t('top.turn', { turn: Math.min(turn + 1, turns), turns })}</span>
      </p>
      <ol class="steps" aria-label={t('top.steps')}>
        {STEPS.map((one) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {word(`step.${one}`)}
          </li>
        ))}
      </ol>
      <ul class="top-seats" aria-label={t('top.seats')}>
        {others.map((nation) => (
          <SeatState key={nation} play={play} nation={nation} />
        ))}
      </ul>
      <Clock play={play} />
      <p class={`line ${status}`} role="status">
        {status === 'live' ? '' : t(status === 'reconnecting' ? 'line.reconnecting' : 'line.connecting')}
      </p>
      <button type="button" class="top-button" onClick={help} aria-label={t('top.help')}>
        <Icon name="help" size={18} />
      </button>
    </header>
  );
}

function SeatState({ play, nation }: { play: Play; nation: NationId }) {
  const seat = play.connection.seats.value[nation];
  if (!seat) return null;
  const key = seat.bot
    ? 'seat.bot'
    : seat.sealed
      ? 'seat.sealed'
      : seat.connected
        ? 'seat.drafting'
        : 'seat.away';
  return (
    <li>
      <Seal of={nation} /> <span>{t(key)}</span>
    </li>
  );
}

function Clock({ play }: { play: Play }) {
  const deadline = play.connection.deadline.value;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!deadline) return;
    const tick = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(tick);
  }, [deadline]);
  if (!deadline) return null;
  const left = Math.max(0, Math.ceil((deadline - now) / 1000));
  const shown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <p class="clock num" role="timer" aria-label={t('top.clock', { left: shown })}>
      {shown}
    </p>
  );
}
