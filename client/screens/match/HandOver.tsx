import { useEffect, useRef } from 'preact/hooks';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { place, t } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Play } from '../play.ts';
import type { Shared } from './Curtain.tsx';

/** Those who come after a nation round the table, the next one first. */
function after(people: readonly NationId[], nation: NationId): NationId[] {
  const at = NATIONS.indexOf(nation);
  return [...NATIONS.slice(at + 1), ...NATIONS.slice(0, at)].filter((one) => people.includes(one));
}

/**
 * Gives the device on as soon as this seat is sealed and another still has to be; and by the button in the top bar,
 * to look at a letter or a report, whenever one likes.
 */
export function HandOver({ play, shared: { people, handTo } }: { play: Play; shared: Shared }) {
  const { desk, seats, written } = play.connection;
  const nation = play.view.value?.nation;
  const sealed = desk.value?.sealed ?? null;
  const before = useRef(sealed);
  const others = nation ? after(people, nation) : [];
  useEffect(() => {
    const waits = others.find((one) => !seats.peek()[one]?.sealed);
    if (before.current === false && sealed && waits) handTo(waits);
    before.current = sealed;
  }, [sealed]);
  const [next] = others;
  if (!next) return null;
  const name = t('together.hand', { nation: place(next) });
  return (
    <button
      type="button"
      class="top-button hand-over"
      // What is written last is kept first.
      onClick={() => void written.save().then(() => handTo(next))}
      aria-label={name}
      title={name}
    >
      <Icon name="swap" size={18} />
    </button>
  );
}
