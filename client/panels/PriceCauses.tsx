import { type Effect, effects, isExplained } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import type { Subject } from '#shared/provenance/index.ts';
import type { Commodity } from '#shared/world/terms.ts';
import { partOf, t } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';

/** So many causes have a part of their own; the others are one more. */
const MOST = 3;
/** Parts that move a price by less than this are not worth a name, USD/kg. */
const SMALL = 0.005;

interface Part {
  name: string;
  change: number;
  of: Subject;
}

/** What moved a price last half-year, as a bar of parts that add up, and by name. */
export function PriceCauses({ play, commodity }: { play: Play; commodity: Commodity }) {
  const why = play.connection.desk.value?.report?.why;
  if (!why) return <p class="quote-note">{t('market.before-first')}</p>;
  if (!isExplained(why)) return <p class="quote-note">{t('report.why-later')}</p>;
  const parts = partsOf(play, commodity, effects(why, measure.outside(commodity)));
  if (parts.length === 0) return <p class="quote-note">{t('market.calm')}</p>;
  const moved = parts.reduce((sum, part) => sum + Math.abs(part.change), 0);
  return (
    <>
      <div class="cause-bar">
        {parts.map(({ name, change, of }, index) => (
          <Figure
            key={name}
            is="cause"
            of={of}
            class={`part part-${index} ${change < 0 ? 'down' : 'up'}`}
            size={(100 * Math.abs(change)) / moved}
          >
            <span class="unseen">{t('room.read', { name, value: partOf(change, 'USD/kg') })}</span>
          </Figure>
        ))}
      </div>
      <ul class="cause-names" aria-hidden="true">
        {parts.map(({ name, change }, index) => (
          <li key={name}>
            <i class={`part part-${index} ${change < 0 ? 'down' : 'up'}`} />
            <span title={name}>{name}</span>
            <b class="num">{partOf(change, 'USD/kg')}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

function partsOf(play: Play, good: Commodity, all: readonly Effect[]): Part[] {
  const named = all.filter((one) => Math.abs(one.change) >= SMALL).slice(0, MOST);
  const rest = all.filter((one) => !named.includes(one));
  const left = rest.reduce((sum, one) => sum + one.change, 0);
  const parts = named.map((one): Part => {
    const of: Subject = { good };
    if (one.nation) of.nation = one.nation;
    if (one.site) of.site = one.site;
    return { name: play.cause(one), change: one.change, of };
  });
  return Math.abs(left) < SMALL
    ? parts
    : [...parts, { name: t('report.smaller', { count: rest.length }), change: left, of: { good } }];
}
