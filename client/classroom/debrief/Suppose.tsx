import { useState } from 'preact/hooks';
import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import { isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import { date, t, word } from '../../i18n/index.ts';
import type { Tell } from '../ConsolePage.tsx';
import { worldName } from './words.ts';

const DAYS = [20, 60, 180] as const;

/** "Had the EU stockpiled in that half-year": any world, any nation; it comes as a slide. */
export function Suppose({ debrief, tell }: { debrief: Debrief; tell: Tell }) {
  const [world, setWorld] = useState(0);
  const [nation, setNation] = useState<NationId>('EUR');
  const [turn, setTurn] = useState(0);
  const [days, setDays] = useState<number>(DAYS[0]);
  const turns = debrief.worlds.find((one) => one.world === world)?.turns.slice(0, -1) ?? [];
  return (
    <details>
      <summary>{t('debrief.suppose')}</summary>
      <form
        class="class-actions debrief-suppose"
        onSubmit={(event) => {
          event.preventDefault();
          void tell({ do: 'suppose', supposed: { world, nation, turn, days } });
        }}
      >
        <select
          aria-label={t('debrief.world')}
          value={world}
          onChange={({ currentTarget: { value } }) => setWorld(Number(value))}
        >
          {debrief.worlds.map((one) => (
            <option key={one.world} value={one.world}>
              {worldName(one.world)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('final.nation')}
          value={nation}
          onChange={({ currentTarget: { value } }) => isNation(value) && setNation(value)}
        >
          {NATIONS.map((one) => (
            <option key={one} value={one}>
              {word(`region.${one}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('debrief.suppose-when')}
          value={turn}
          onChange={({ currentTarget: { value } }) => setTurn(Number(value))}
        >
          {turns.map((one) => (
            <option key={one.turn} value={one.turn}>
              {date(debrief.start, one.turn)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('debrief.suppose-days')}
          value={days}
          onChange={({ currentTarget: { value } }) => setDays(Number(value))}
        >
          {DAYS.map((one) => (
            <option key={one} value={one}>
              {t('debrief.days', { days: one })}
            </option>
          ))}
        </select>
        <button type="submit" class="button" disabled={turns.length === 0}>
          {t('debrief.suppose-do')}
        </button>
      </form>
      <p class="mute">{t('debrief.suppose-how')}</p>
    </details>
  );
}
