import type { ComponentChildren, ComponentType } from 'preact';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import type { Seat } from '../net/transport.ts';
import { follow, goInstead } from '../router.ts';
import { useTitle } from '../screens/arrival.ts';
import type { Companion } from '../screens/delegation.ts';
import { Frame } from '../screens/Frame.tsx';
import { WithPin } from './AskPin.tsx';
import { ClosedNotice } from './Closed.tsx';
import { readPath } from './links.ts';
import { Proposals } from './Motions.tsx';
import { placeName } from './names.ts';
import { useLine } from './useLine.ts';

type ReadingOf = ComponentType<{ seat: Seat; companion: Companion; children: ComponentChildren }>;
interface Props {
  code: string;
  world: number;
  nation: string;
}

/** The page that reads a seat from the console; the match screen comes with scripts of its own. */
export const readWith = (Reading: ReadingOf) =>
  function ReadPage({ code, world, nation }: Props) {
    const of = isNation(nation) ? nation : NATIONS[0];
    const name = placeName({ world, nation: of });
    useTitle(`${t('teach.read', { seat: name })} · Lanthanide`);
    return (
      <WithPin code={code} title={t('teach.read', { seat: name })}>
        {(secrets) => <Seated Reading={Reading} code={code} world={world} nation={of} secrets={secrets} />}
      </WithPin>
    );
  };

function Seated({
  Reading,
  code,
  world: at,
  nation,
  secrets,
}: {
  Reading: ReadingOf;
  code: string;
  world: number;
  nation: NationId;
  secrets: { teacher: string; pin: string };
}) {
  const line = useLine<TeacherView>(code, secrets);
  const view = line.view.value;
  const closed = line.closed.value;
  const match = view?.worlds[at]?.match;
  if (closed || (view && !match))
    return (
      <Frame title={t('class.console', { code })}>
        <ClosedNotice why={closed ?? 'no-world'}>
          <Back code={code} />
        </ClosedNotice>
      </Frame>
    );
  if (!view || !match)
    return (
      <p role="status" aria-busy="true">
        {t('class.entering')}
      </p>
    );
  return (
    <Reading
      key={`${match} ${nation}`}
      seat={{ match, nation, token: null, teacher: secrets }}
      companion={Proposals}
    >
      <nav class="class-bar class-reading" aria-label={t('teach.seats')}>
        <Back code={code} />
        <label for="read-world" class="unseen">
          {t('teach.worlds-now')}
        </label>
        <select
          id="read-world"
          value={at}
          onChange={({ currentTarget: { value } }) => goInstead(readPath(code, Number(value), nation))}
        >
          {view.worlds.map(({ match: id }, index) => (
            <option key={index} value={index} disabled={id === null}>
              {t('class.world', { number: index + 1 })}
            </option>
          ))}
        </select>
        {NATIONS.map((one) => (
          <a
            key={one}
            class={`button small ${one === nation ? 'primary' : ''}`}
            href={readPath(code, at, one)}
            aria-current={one === nation ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              goInstead(readPath(code, at, one));
            }}
          >
            {word(`region.${one}`)}
          </a>
        ))}
        <p class="mute">{t('teach.read-how')}</p>
      </nav>
    </Reading>
  );
}

function Back({ code }: { code: string }) {
  const path = `/class/${code}${location.hash}`;
  return (
    <a class="button small" href={path} onClick={(event) => follow(event, path)}>
      {t('teach.read-back')}
    </a>
  );
}
