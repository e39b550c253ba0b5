import type { Unit } from '#shared/text.ts';
import { change, figure, t } from '../i18n/index.ts';

/** A change by arrow and sign first, then by colour, and only where good or bad is clear for this player. */
export function Change({ value, unit, good }: { value: number; unit: Unit; good?: 'up' | 'down' }) {
  const none = figure(Math.abs(value), unit) === figure(0, unit);
  const up = value > 0;
  const tone = none || !good ? '' : (good === 'up') === up ? 'good' : 'bad';
  return (
    <span class={`num ${tone}`}>
      {none ? '' : <span aria-hidden="true">{up ? '▲ ' : '▼ '}</span>}
      <span class="unseen">{none ? '' : t(up ? 'change.up' : 'change.down')} </span>
      {change(value, unit)}
    </span>
  );
}
