import { type Figures, figures } from '#shared/forecast/quantities.ts';
import type { Ranges } from '#shared/forecast/ranges.ts';
import type { Report } from '#shared/turn/report.ts';
import type { View } from '#shared/world/view.ts';
import { t } from '../../i18n/index.ts';
import { tone, type Watched, watched, watchedText } from '../../panels/watched.ts';
import { endedInside, rangeText } from '../../panels/whatif-text.ts';
import { Figure } from '../../ui/Figure.tsx';
import type { DiaryEntry } from '../diary.ts';

/** My half-year as it was, as the preview promised, and as it came; the plain change where no diary is kept. */
export function HalfYear({ view, noted }: { view: View; noted: DiaryEntry | undefined }) {
  const now = figures(view.world, view.nation);
  const rows = watched(view.nation);
  return (
    <>
      <table class="half-year">
        <thead>
          <tr>
            <td />
            {noted && (
              <th scope="col" class="right">
                {t('report.before')}
              </th>
            )}
            {noted?.forecast && (
              <th scope="col" class="right">
                {t('report.forecast')}
              </th>
            )}
            <th scope="col" class="right">
              {t('report.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {noted && (
                <td class="right num mute">
                  <Figure is={row.is} of={row.about}>
                    {watchedText(row, noted.before)}
                  </Figure>
                </td>
              )}
              {noted?.forecast && (
                <td class="right num mute">
                  <Promised row={row} told={noted.forecast} now={now} />
                </td>
              )}
              <td class={`right num ${noted ? tone(row, noted.before, now) : ''}`}>
                <Figure is={row.is} of={row.about}>
                  <b>{watchedText(row, now)}</b>
                </Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {noted?.forecast && (
        <p class="mute">
          {t('report.inside', {
            count: rows.filter((row) => endedInside(row, noted.forecast?.[row.quantity], now)).length,
            all: rows.length,
          })}
        </p>
      )}
    </>
  );
}

/** The range that was shown of one figure, and whether it ended inside. */
function Promised({ row, told, now }: { row: Watched; told: Ranges; now: Figures }) {
  const range = told[row.quantity];
  if (!range) return null;
  const inside = endedInside(row, range, now);
  return (
    <>
      <Figure is="forecast-range" of={{ id: row.quantity }}>
        {rangeText(row, range)}
      </Figure>{' '}
      <span class={inside ? 'inside' : 'outside'}>
        <span class="unseen">{t(inside ? 'report.was-inside' : 'report.was-outside')}</span>
      </span>
    </>
  );
}

/** What we ordered for this half-year. */
export function OurOrders({ report, noted }: { report: Report; noted: DiaryEntry | undefined }) {
  if (!noted) return null;
  return (
    <section aria-labelledby={`ordered-${report.turn}`}>
      <h2 class="cap" id={`ordered-${report.turn}`}>
        {t('report.ordered')}
      </h2>
      {noted.orders.length === 0 ? (
        <p class="mute">{t('final.passed')}</p>
      ) : (
        <ul class="lines">
          {noted.orders.map((order) => (
            <li key={order}>{order}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
