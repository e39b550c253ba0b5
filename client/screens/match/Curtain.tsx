import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { NationId } from '#shared/world/terms.ts';
import { place, t } from '../../i18n/index.ts';
import { type HeldSeat, handTo } from '../../net/seats.ts';
import { follow } from '../../router.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { useTitle } from '../arrival.ts';

/** Those who share a device, and how it goes from hand to hand. */
export interface Shared {
  people: readonly NationId[];
  handTo(nation: NationId): void;
}

/** Whether somebody of a shared match has sat down in this document. */
let used = false;

/**
 * A match whose people share this device: whoever sits down does so from behind a curtain, and in a document in which
 * nobody of them sat before. So it is not for every part of the page to forget what it has shown.
 */
export function AtOneDevice({
  seat,
  people,
  sit,
}: {
  seat: HeldSeat;
  people: readonly NationId[];
  sit(seat: HeldSeat, shared: Shared): JSX.Element;
}) {
  const [nation, setNation] = useState(seat.nation);
  const [seated, setSeated] = useState(false);
  const hand = (next: NationId) => {
    handTo(seat.match, next);
    setNation(next);
    setSeated(false);
  };
  if (seated) return sit({ ...seat, nation }, { people, handTo: hand });
  return (
    <Curtain
      key={nation}
      next={nation}
      others={people.filter((one) => one !== nation)}
      hand={hand}
      look={() => {
        used = true;
        setSeated(true);
      }}
    />
  );
}

/** Nothing of anybody's plans, until the one whose turn it is says that the others look away. */
function Curtain({
  next,
  others,
  hand,
  look,
}: {
  next: NationId;
  others: readonly NationId[];
  hand(nation: NationId): void;
  look(): void;
}) {
  const title = t('together.hand', { nation: place(next) });
  const heading = useRef<HTMLHeadingElement>(null);
  const [stale] = useState(used);
  useTitle(`${title} · Lanthanide`);
  useEffect(() => {
    if (stale) location.reload();
    else heading.current?.focus();
  }, []);
  return (
    <main class="curtain dark" aria-busy={stale} style={`--nation: var(--${next.toLowerCase()})`}>
      <div class="curtain-words">
        <Seal of={next} />
        <h1 class="serif" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p>{t('together.hidden', { nation: place(next) })}</p>
        <p>
          <button type="button" class="button next" disabled={stale} onClick={look}>
            <Icon name="eye" /> {t('together.look', { nation: place(next) })}
          </button>
        </p>
        <p class="cap">{t('together.other')}</p>
        <p class="row">
          {others.map((nation) => (
            <button
              key={nation}
              type="button"
              class="button quiet"
              disabled={stale}
              onClick={() => hand(nation)}
            >
              <Seal of={nation} /> {t('together.hand', { nation: place(nation) })}
            </button>
          ))}
        </p>
        <p>
          <a href="/" onClick={(event) => follow(event, '/')}>
            {t('notice.home')}
          </a>
        </p>
      </div>
    </main>
  );
}
