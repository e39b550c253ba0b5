import { t } from '../i18n/index.ts';
import { standing } from '../preview/forecast.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { tone, watched, watchedText } from './watched.ts';

/** Now, next turn if nothing is ordered, next turn with the draft: the server's rules over what I know. */
export function WhatIf({ play }: { play: Play }) {
  const view = play.view.value;
  if (!view) return null;
  const now = standing(view.world, view.nation);
  const preview = play.preview.value;
  const shown = preview.state === 'ready' ? preview : preview.state === 'waiting' ? preview.last : null;
  const rows = watched(view.nation);
  return (
    <section class="whatif" aria-labelledby="whatif-title" aria-busy={preview.state === 'waiting'}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="cap" id="whatif-title">
                {t('whatif.title')}
              </span>
            </th>
            <th scope="col" class="right">
              {t('whatif.now')}
            </th>
            <th scope="col" class="right">
              {t('whatif.passing')}
            </th>
            <th scope="col" class="right">
              {t('whatif.acting')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="right num">
                <Figure is={row.is} of={row.about}>
                  {watchedText(row, now)}
                </Figure>
              </td>
              <td class="right num mute">
                {shown ? <Figure is="forecast">{watchedText(row, shown.passing)}</Figure> : '…'}
              </td>
              <td class={`right num ${shown ? tone(row, shown.passing, shown.acting) : ''}`}>
                {shown ? (
                  <Figure is="forecast">
                    <b>{watchedText(row, shown.acting)}</b>
                  </Figure>
                ) : (
                  '…'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="mute">{t(preview.state === 'failed' ? 'whatif.failed' : 'whatif.note')}</p>
    </section>
  );
}
