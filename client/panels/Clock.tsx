import { useEffect, useState } from 'preact/hooks';
import type { Posted, PostedSeat } from '#shared/match/posted.ts';
import { t } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { useKeys } from '../settings/useKeys.ts';
import { announce } from '../ui/Caption.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Seconds left at which the clock speaks, and at no other time. */
const SPOKEN = [120, 60, 30, 10];

/** Time left to plan, as figures and as a bar. */
export function Clock({ play }: { play: Play }) {
  const { deadline, ahead, clock, status, seats } = play.connection;
  const me = play.view.value?.nation;
  const mine = me && !play.connection.watching ? seats.value[me] : undefined;
  const planning = useSecondsLeft(deadline.value, ahead.value);
  // When the time of the turn is up, one's own runs, or that of those who are waited for.
  const own = mine && !mine.sealed ? mine.due : Math.max(0, ...awaited(seats.value).map(({ due }) => due));
  const rest = useSecondsLeft(planning === 0 ? own : 0, ahead.value);
  const left = rest || planning;
  const says = rest ? (own === mine?.due ? 'top.reserve-runs' : 'top.reserve-others') : 'top.clock';
  useKeys({
    clock: () => announce(left === null ? t('top.no-clock') : t(says, { left: clockTime(left) })),
  });
  if (left === null) return null;
  const shown = clockTime(left);
  const about = status.value === 'live' ? shown : t('top.clock-about', { left: shown });
  const share = clock.value > 0 ? Math.min(1, left / clock.value) : 1;
  const said = SPOKEN.find((mark) => left <= mark && left > mark - 5);
  return (
    <div class={`clock ${left <= 30 ? 'short' : ''}`}>
      <Icon name="clock" size={18} />
      <p class="num" role="timer" aria-label={t(says, { left: shown })}>
        {about}
      </p>
      {mine && mine.reserve > 0 && !rest && (
        <small class="num clock-own" title={reserveOf(mine)}>
          <span aria-hidden="true">+{clockTime(Math.round(mine.reserve / 1000))}</span>
          <span class="unseen">{reserveOf(mine)}</span>
        </small>
      )}
      <span class="clock-bar" aria-hidden="true">
        <i style={`width:${share * 100}%`} />
      </span>
      <span class="unseen" role={left <= 10 ? 'alert' : 'status'}>
        {said === undefined ? '' : t(says, { left: clockTime(said) })}
      </span>
    </div>
  );
}

const awaited = (seats: Partial<Posted['seats']>): PostedSeat[] =>
  Object.values(seats).filter(({ bot, sealed, absent }) => !bot && !sealed && !absent);

/** What a seat has in reserve, in words; nothing where there is none. */
export const reserveOf = ({ reserve }: PostedSeat): string =>
  reserve > 0 ? t('top.reserve', { left: clockTime(Math.round(reserve / 1000)) }) : '';

/** Minutes and seconds, or hours and minutes where there is much of it. */
export function clockTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return `${two(minutes)}:${two(seconds % 60)}`;
  return t('top.hours', { hours: Math.floor(minutes / 60), minutes: two(minutes % 60) });
}

function useSecondsLeft(deadline: number, ahead: number): number | null {
  const now = useNow(deadline > 0 ? 500 : null);
  return deadline > 0 ? Math.max(0, Math.ceil((deadline - now - ahead) / 1000)) : null;
}

/** This moment, ms since 1970, anew every so many ms. */
export function useNow(every: number | null): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (every === null) return;
    setNow(Date.now());
    const tick = window.setInterval(() => setNow(Date.now()), every);
    return () => window.clearInterval(tick);
  }, [every]);
  return now;
}
