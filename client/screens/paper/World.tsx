import { sharedOutcome } from '#shared/scoring/outcome.ts';
import type { Report } from '#shared/turn/report.ts';
import type { View } from '#shared/world/view.ts';
import { figure, partOf, t, word } from '../../i18n/index.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Term } from '../../ui/Term.tsx';

/** How the world stands: what everybody shares, and how far our own score has moved. Par is known at the end. */
export function WorldBox({ view, report }: { view: View; report: Report }) {
  const { before, after } = report;
  const score = report.why.changes[`score.${view.nation}.total`];
  return (
    <section class="world-box" aria-labelledby="world-title">
      <h2 class="cap" id="world-title">
        {t('report.standing')}
      </h2>
      <dl>
        {score && (
          <div>
            <dt>
              <Term of="score" />
            </dt>
            <dd class="num">
              <Figure is="score">
                {t('report.from-to', {
                  before: figure(score.before, 'points'),
                  after: figure(score.after, 'points'),
                  change: partOf(score.after - score.before, 'points'),
                })}
              </Figure>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('figure.china-mining')}</dt>
          <dd class="num">
            <Figure is="china-mining">
              {t('report.from-to', {
                before: figure(before.chinaMining, 'share'),
                after: figure(after.chinaMining, 'share'),
                change: partOf(after.chinaMining - before.chinaMining, 'share'),
              })}
            </Figure>
          </dd>
        </div>
        <div>
          <dt>{t('report.if-now')}</dt>
          <dd>{word(`outcome.${sharedOutcome(view.world)}`)}</dd>
        </div>
      </dl>
      <p class="mute">
        <Term of="par">{t('report.par-later')}</Term>
      </p>
    </section>
  );
}
