import { useEffect } from 'preact/hooks';
import type { View } from '#shared/world/view.ts';
import { halfYear } from '#shared/world/world.ts';
import { t } from '../../i18n/index.ts';
import type { HeldSeat } from '../../net/seats.ts';
import { note } from '../../net/solo/earned.ts';
import { isHere } from '../../net/solo/here.ts';
import { useDeeds } from '../../preview/deeds.ts';
import { follow } from '../../router.ts';
import { Lesson } from '../Achievements.tsx';
import type { Play } from '../play.ts';

/** What the player has shown in this match, and what it teaches. */
export function Deeds({ play, seat, view }: { play: Play; seat: HeldSeat; view: View }) {
  return isHere(seat.match) ? <Shown play={play} seat={seat} view={view} /> : null;
}

function Shown({ play, seat: { match, nation }, view }: { play: Play; seat: HeldSeat; view: View }) {
  const read = useDeeds(match, nation);
  const deeds = read === 'missing' ? null : read;
  useEffect(() => {
    if (!deeds) return;
    const { start } = view.world;
    note(Object.fromEntries(deeds.map(({ id, turn }) => [id, { nation, ...halfYear(start, turn) }])));
  }, [deeds]);
  return (
    <section aria-labelledby="deeds-title">
      <h2 class="serif" id="deeds-title">
        {t('achievements.title')}
      </h2>
      <p class="mute" role="status">
        {read === null && t('achievements.reading')}
        {read === 'missing' && t('achievements.missing')}
        {deeds?.length === 0 && t('achievements.none')}
      </p>
      <ul class="lessons">
        {deeds?.map(({ id, turn }) => (
          <Lesson key={id} id={id} when={play.date(turn)} />
        ))}
      </ul>
      <p>
        <a class="button small" href="/achievements" onClick={(event) => follow(event, '/achievements')}>
          {t('achievements.all')}
        </a>
      </p>
    </section>
  );
}
