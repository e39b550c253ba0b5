import { actsAgainst } from '#shared/news/stories.ts';
import type { Report } from '#shared/turn/report.ts';
import type { View } from '#shared/world/view.ts';
import { partOf, place, t } from '../../i18n/index.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { Term } from '../../ui/Term.tsx';
import type { Play } from '../play.ts';
import { Look } from './Look.tsx';
import { placeOf } from './places.ts';

/** Effects that round to nothing are not told. */
const SMALL = 0.005;

/** What others did to us: whose public order it was, or whom the facts point to, with a question mark. */
export function Acts({ play, view, report }: { play: Play; view: View; report: Report }) {
  const acts = actsAgainst(report, view.nation);
  return (
    <section aria-labelledby="acts-title">
      <h2 class="cap" id="acts-title">
        {t('report.acts')}
      </h2>
      {acts.length === 0 && <p class="mute">{t('report.no-acts')}</p>}
      <ul class="acts">
        {acts.map(({ event, by, suspected, effect }, index) => {
          const said = play.say(event.text);
          return (
            <li key={`${event.text.key}-${index}`} class={by ? '' : 'unproven'}>
              <p class="act-by">
                {by ? <Seal of={by} /> : <UnknownSeal />}
                {by ? (
                  <span>
                    {t(event.text.key === 'event.delays-traced' ? 'report.traced' : 'report.public')}
                  </span>
                ) : (
                  <span>
                    <Term of="suspected">{t('report.unattributed')}</Term>
                  </span>
                )}
                <Look at={placeOf(event, view.world)} line={said} />
              </p>
              <p class="serif">{said}</p>
              {suspected && <p class="mute">{t('report.suspects', { nation: place(suspected) })}</p>}
              {effect !== null && Math.abs(effect) >= SMALL && (
                <p>
                  <Figure is="score">{t('story.score', { change: partOf(effect, 'points') })}</Figure>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The seal of whoever it was. */
function UnknownSeal() {
  return (
    <abbr class="seal unknown" title={t('report.unattributed')}>
      ?
    </abbr>
  );
}
