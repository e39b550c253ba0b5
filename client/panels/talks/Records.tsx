import { recordOf, trustIn } from '#shared/diplomacy/history.ts';
import { otherOf, type Treaty } from '#shared/diplomacy/treaty.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';
import { place, quantity, sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Seal } from '../../ui/Seal.tsx';

interface Props {
  play: Play;
  world: World;
  nation: NationId | null;
}

/** What each nation's word is worth, and what it has done with its promises. */
export function Records({ play, world, nation }: Props) {
  return (
    <div class="records">
      {NATIONS.map((one) => (
        <RecordOf key={one} play={play} world={world} of={one} mine={one === nation} />
      ))}
    </div>
  );
}

function RecordOf({ play, world, of, mine }: { play: Play; world: World; of: NationId; mine: boolean }) {
  const { kept, left, broken, obeyed, defied } = recordOf(world, of);
  const { reputation } = world.nations[of];
  const ended = [...kept, ...left, ...broken].sort((a, b) => (b.ended ?? 0) - (a.ended ?? 0));
  const counts = [
    { key: 'kept', count: kept.length },
    { key: 'left', count: left.length },
    { key: 'broken', count: broken.length },
    { key: 'obeyed', count: obeyed.length },
    { key: 'defied', count: defied.length },
  ] as const;
  return (
    <section class="record" aria-label={word(`region.${of}`)}>
      <h3>
        <Seal of={of} mine={mine} /> {word(`region.${of}`)}
      </h3>
      <p class="word">
        <Figure is="reputation" of={{ nation: of }} class="num">
          {quantity(reputation, 'share')}
        </Figure>{' '}
        {word(`trust.${trustIn(reputation)}`)}
      </p>
      <div class="meter" aria-hidden="true">
        <i style={`width:${reputation * 100}%`} />
      </div>
      <ul class="tally">
        {counts.map(({ key, count }) => (
          <li key={key} class={count > 0 ? key : 'none'}>
            {t(`record.${key}`, { count })}
          </li>
        ))}
      </ul>
      {ended.length + obeyed.length + defied.length === 0 && <p class="mute">{t('record.nothing')}</p>}
      <ol class="past">
        {ended.map((treaty) => (
          <li key={treaty.id}>{past(play, treaty, of)}</li>
        ))}
        {[...obeyed, ...defied].map((one) => (
          <li key={one.id}>
            {sentence(
              t(one.state === 'complied' ? 'record.case-obeyed' : 'record.case-defied', {
                measure: word(`measure.${one.measure}`),
                date: play.date(one.decided ?? one.filed),
              }),
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What became of a treaty, from one party's side. */
function past(play: Play, treaty: Treaty, of: NationId): string {
  const values = { date: play.date(treaty.ended ?? treaty.until), other: place(otherOf(treaty.parties, of)) };
  const own = treaty.breaches.filter(({ by }) => by === of);
  if (own.length > 0) {
    const promises = [...new Set(own.map(({ clause }) => word(`clause.${clause}`)))].join(t('list.comma'));
    return t('record.broke', { ...values, promises });
  }
  return t(treaty.state === 'left' ? 'record.went' : 'record.held', values);
}
