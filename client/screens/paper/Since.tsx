import { changesSince, type Seen } from '#shared/news/since.ts';
import type { View } from '#shared/world/view.ts';
import { t } from '../../i18n/index.ts';
import type { Play } from '../play.ts';

/** So many changes are told at once; the rest waits behind a line. */
const TOLD = 6;

/** What is different from when we last sat at the table, also after half-years that went by without us. */
export function Since({ play, view, then }: { play: Play; view: View; then: Seen | null }) {
  if (!then) return null;
  const changes = changesSince(then, view).map((one) => play.say(one));
  return (
    <section aria-labelledby="since-title">
      <h2 class="cap" id="since-title">
        {t('report.since', { date: play.date(then.turn) })}
      </h2>
      {changes.length === 0 && <p class="mute">{t('report.since-nothing')}</p>}
      <ul class="lines">
        {changes.slice(0, TOLD).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {changes.length > TOLD && (
        <details>
          <summary>{t('report.more', { count: changes.length - TOLD })}</summary>
          <ul class="lines">
            {changes.slice(TOLD).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
