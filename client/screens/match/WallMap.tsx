import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Pulling } from '../../map/gestures.ts';
import type { MapHandle } from '../../map/index.ts';
import { mapModel } from '../../map/model.ts';
import { USUAL } from '../../map/shown.ts';
import { onReturn } from '../../net/awake.ts';
import { Kinds } from '../../panels/map/Legend.tsx';
import { useMap } from '../../panels/map/useMap.ts';
import { Seal } from '../../ui/Seal.tsx';
import { useSame } from '../../ui/useSame.ts';
import { Play } from '../play.ts';

/** On a wall everything is drawn so many times as large as on a desk; the style sheet scales the host by it. */
const MAGNIFIED = 2;
const HEADLINES = 3;
const deaf = { select: () => undefined, hover: () => undefined };
const still: Pulling = {
  start: () => false,
  move: () => undefined,
  end: () => undefined,
  cancel: () => undefined,
};

/** The public map of a match for a whole room, with the weightiest news: nothing to press, from no nation's side. */
export function WallMap({ match }: { match: string }) {
  const [play] = useState(() => new Play({ match, nation: 'CHN', token: null }));
  useEffect(() => () => play.close(), []);
  useEffect(() => onReturn(() => play.connection.awake()), []);
  const host = useRef<HTMLDivElement>(null);
  const map = useRef<MapHandle | null>(null);
  const desk = play.connection.desk.value;
  const events = desk?.report?.events;
  const model = useSame(
    useMemo(
      () => (desk ? { ...mapModel(desk.view, [], USUAL, events ?? []), mine: null } : null),
      [desk?.view, events],
    ),
  );
  useMap(host, model, play, false, map, still, deaf, undefined, MAGNIFIED);
  const embargoes = desk?.view.world.embargoes ?? [];
  return (
    <>
      <div class="wall-map">
        <div
          ref={host}
          class="map-host"
          role="img"
          aria-label={t('class.wall-map', { count: embargoes.length })}
        />
      </div>
      <div class="wall-legend">{model && <Kinds model={model} />}</div>
      {events && events.length > 0 && (
        <ul class="wall-news serif">
          {events.slice(0, HEADLINES).map(({ text, nation }) => (
            <li key={JSON.stringify(text)}>
              {nation && <Seal of={nation} />} {play.say(text)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
