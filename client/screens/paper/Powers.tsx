import type { ReportEvent } from '#shared/turn/report.ts';
import { NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../../i18n/index.ts';
import { Seal } from '../../ui/Seal.tsx';
import type { Play } from '../play.ts';
import { Look } from './Look.tsx';
import { placeOf } from './places.ts';

/** So many deeds of a power are told at once; the rest waits behind a line. */
const TOLD = 3;

/** What each power did in public, and what happened that nobody ordered. */
export function Powers({ play, view, events }: { play: Play; view: View; events: readonly ReportEvent[] }) {
  const others = NATIONS.filter((one) => one !== view.nation);
  const world = events.filter((event) => event.nation === null && !event.text.key.startsWith('crisis.'));
  return (
    <ul class="powers">
      {[...others, view.nation].map((nation) => (
        <li key={nation}>
          <p class="power-name">
            <Seal of={nation} mine={nation === view.nation} /> <b>{word(`region.${nation}`)}</b>
          </p>
          <Deeds play={play} view={view} events={events.filter((event) => event.nation === nation)} />
        </li>
      ))}
      {world.length > 0 && (
        <li>
          <p class="power-name">
            <b>{t('report.world')}</b>
          </p>
          <Deeds play={play} view={view} events={world} />
        </li>
      )}
    </ul>
  );
}

function Deeds({ play, view, events }: { play: Play; view: View; events: readonly ReportEvent[] }) {
  if (events.length === 0) return <p class="mute">{t('report.nothing')}</p>;
  const line = (event: ReportEvent, index: number) => {
    const said = play.say(event.text);
    return (
      <li key={`${event.text.key}-${index}`}>
        <span>{said}</span>
        <Look at={placeOf(event, view.world)} line={said} />
      </li>
    );
  };
  const rest = events.slice(TOLD);
  return (
    <>
      <ul>{events.slice(0, TOLD).map(line)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{t('report.more', { count: rest.length })}</summary>
          <ul>{rest.map(line)}</ul>
        </details>
      )}
    </>
  );
}
