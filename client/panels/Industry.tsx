import { ratio, sum } from '#shared/numbers.ts';
import { SECTORS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Term } from '../ui/Term.tsx';

/** Sectors that get less than this are shown one by one. */
const FULL = 0.985;

/** How far each industry is served: the short ones first, those in full behind a line. */
export function Industry({ play, view }: { play: Play; view: View }) {
  const { nation, world } = view;
  const rows = SECTORS.flatMap((sector) => {
    const uses = world.sectors.filter((use) => use.region === nation && use.sector === sector);
    const need = sum(uses, (use) => use.quantity * use.intensity);
    if (need < 0.5) return [];
    const served = Math.min(
      1,
      ratio(
        sum(uses, (use) => use.served),
        need,
      ),
    );
    return [{ sector, served }];
  }).sort((a, b) => a.served - b.served);
  const past = play.diary().find((entry) => entry.turn === world.turn - 2)?.before;
  const short = rows.filter((one) => one.served < FULL);
  const full = rows.filter((one) => one.served >= FULL);
  const list = (some: typeof rows) => (
    <ul class="industry">
      {some.map(({ sector, served }) => (
        <li key={sector}>
          <span>{word(`sector.${sector}`)}</span>
          <span class="bar" aria-hidden="true">
            <i style={`width:${served * 100}%`} class={served < 0.85 ? 'short' : ''} />
            <YearAgo served={past?.[`served.${sector}`]} />
          </span>
          <Figure is="sector" of={{ sector }} class="num">
            {figure(served, 'share')}
          </Figure>
        </li>
      ))}
    </ul>
  );
  return (
    <section>
      <h2 class="cap">
        <Term of="served">{t('nation.industry')}</Term>{' '}
        <small>{t(past ? 'nation.industry-past' : 'nation.industry-unit')}</small>
      </h2>
      {list(short)}
      {full.length > 0 && (
        <details>
          <summary>{t('nation.industry-full', { count: full.length })}</summary>
          {list(full)}
        </details>
      )}
    </section>
  );
}

/** Where an industry stood a year ago, if this browser was there. */
function YearAgo({ served }: { served: number | undefined }) {
  return served === undefined ? null : <b style={`left:${Math.min(1, served) * 100}%`} />;
}
