import { computed } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { View } from '#shared/world/view.ts';
import { figure, list, place, t } from '../i18n/index.ts';
import type { Point } from '../map/geometry.ts';
import type { Node } from '../map/hits.ts';
import type { MapHandle } from '../map/index.ts';
import { type MapModel, mapModel } from '../map/model.ts';
import { keepPast } from '../map/past.ts';
import type { Target } from '../map/scene.ts';
import { rememberedShown, rememberShown } from '../map/shown.ts';
import { looking } from '../screens/focus.ts';
import type { Play } from '../screens/play.ts';
import { useKeys } from '../settings/useKeys.ts';
import { keeper } from '../ui/useSame.ts';
import { ConnectTip } from './map/ConnectTip.tsx';
import { CountrySheet } from './map/CountrySheet.tsx';
import { DealChooser } from './map/DealChooser.tsx';
import { describe } from './map/describe.ts';
import { LayerControl } from './map/LayerControl.tsx';
import { Legend } from './map/Legend.tsx';
import { MapNodes } from './map/MapNodes.tsx';
import { MapTip } from './map/MapTip.tsx';
import { MapTools } from './map/MapTools.tsx';
import { targetOf } from './map/places.ts';
import { useConnect } from './map/useConnect.ts';
import { useMap } from './map/useMap.ts';
import { TableView } from './TableView.tsx';

/** From this width on the map has room for a closer look at East Asia beside it. */
const WIDE = 1440;

/** Lines of what a thing is that its name in the list takes in. */
const SAID = 4;

interface Tip {
  target: Target;
  at: Point;
}

/** The map with its layers, and the same facts as tables. */
export function MapPanel({
  play,
  table,
  setTable,
  drawn,
}: {
  play: Play;
  table: boolean;
  setTable(on: boolean): void;
  drawn?(): void; // called when the map, or the table in its place, is there
}) {
  const [shown, setShown] = useState(rememberedShown);
  const [inset, setInset] = useState(() => window.innerWidth >= WIDE);
  const [tip, setTip] = useState<Tip | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const map = useRef<MapHandle | null>(null);
  const view = play.view.value;
  const sealed = play.connection.sealed.value;
  const [keep] = useState(keeper<MapModel>);
  // Most orders leave the map as it is: then neither it nor what lies over it is drawn anew.
  const model = useMemo(
    () =>
      computed(() => {
        const desk = play.connection.desk.value;
        return desk && keep(mapModel(desk.view, play.drafted.value, shown, desk.report?.events));
      }),
    [shown],
  ).value;
  useEffect(() => {
    if (view) keepPast(play, view);
  }, [view]);
  const connect = useConnect(map, view, sealed);
  const { state } = connect;

  /** A country is the end of a way, if one is being drawn; else its sheet opens. Other things tell what they are. */
  const open = (target: Target | null, at: Point) => {
    if (state) connect.lead({ is: 'end', region: target?.kind === 'region' ? target.id : null });
    else if (target?.kind === 'region') {
      setSheet(target.id);
      setTip(null);
    } else setTip(target && { target, at });
  };
  const { failed, nodes, sitesOf } = useMap(host, model, play, inset, map, connect.pulling, {
    select: open,
    hover: (target, at) => {
      setTip(target && { target, at });
      if (state) connect.lead({ is: 'over', region: target?.kind === 'region' ? target.id : null });
    },
  });
  useEffect(() => {
    if (failed) setTable(true);
  }, [failed]);
  const there = table || nodes.length > 0;
  useEffect(() => {
    if (there) drawn?.();
  }, [there]);
  const asked = looking.value;
  useEffect(() => {
    const target = view && asked && targetOf(view.world, asked);
    if (!target || !map.current) return;
    map.current.lookAt(target.lon, target.lat);
    map.current.choose(target.id);
    setTable(false);
    looking.value = null;
  }, [asked, nodes]);
  useKeys({
    home: () => map.current?.home(),
    'zoom-in': () => map.current?.zoom(1.5),
    'zoom-out': () => map.current?.zoom(1 / 1.5),
    connect: () => {
      if (!view || sealed) return false;
      connect.lead({ is: 'begin', from: view.nation });
      document.querySelector<HTMLElement>(`[data-node="region ${view.nation}"]`)?.focus();
      return true;
    },
  });

  // What fades out on the canvas is there no more: it has no name.
  const labels = useMemo(() => {
    const told = new Map<Node, string>();
    if (!view || !model) return told;
    for (const node of nodes) {
      const words = describe(play, view, model, node, sitesOf);
      if (words) told.set(node, list(words.slice(0, SAID), 'stop'));
    }
    return told;
  }, [nodes, view]); // a model that has changed comes with nodes of its own

  if (!view || !model) return null;
  const words = (target: Target) => describe(play, view, model, target, sitesOf);
  const lines = tip && words(tip.target);
  return (
    <section class="map-panel" aria-label={t('map.title')} id="map">
      <div
        ref={host}
        class={`map-host ${state ? 'connecting' : ''}`}
        role="img"
        aria-label={summary(view)}
        data-hits={nodes.length}
        hidden={table}
      />
      {table && (
        <div class="map-table">
          {failed && <p class="problem">{t('map.failed')}</p>}
          <TableView
            play={play}
            view={view}
            trade={(from, to) => connect.choose({ from, to })}
            open={setSheet}
          />
        </div>
      )}
      {!table && (
        <LayerControl
          shown={shown}
          show={(next) => {
            rememberShown(next);
            setShown(next);
          }}
        />
      )}
      <MapTools map={map} table={table} setTable={setTable} inset={inset} setInset={setInset} />
      {!table && <Legend model={model} shown={shown} openTable={() => setTable(true)} />}
      {!table && (
        <MapNodes
          nodes={nodes.filter((node) => labels.has(node))}
          label={(node) => labels.get(node) ?? ''}
          focus={(node) => {
            map.current?.ring(node);
            setTip(null);
            if (state) connect.lead({ is: 'over', region: node?.kind === 'region' ? node.id : state.over });
          }}
          open={(node) => open(node, node.at)}
          connect={(node) => {
            if (node.kind === 'region' && !sealed) connect.lead({ is: 'begin', from: node.id });
          }}
        />
      )}
      {!table && state && (
        <ConnectTip
          play={play}
          view={view}
          state={state}
          at={connect.at}
          host={host.current}
          cancel={() => connect.lead({ is: 'cancel' })}
        />
      )}
      {!table && !state && tip && lines && <MapTip lines={lines} at={tip.at} host={host.current} />}
      {sheet && !state && (
        <CountrySheet
          play={play}
          view={view}
          region={sheet}
          close={() => setSheet(null)}
          trade={(from) => {
            setSheet(null);
            setTable(false);
            connect.lead({ is: 'begin', from });
          }}
        />
      )}
      {connect.way && (
        <DealChooser play={play} view={view} way={connect.way} close={() => connect.choose(null)} />
      )}
    </section>
  );
}

function summary({ nation, world }: View): string {
  const last = world.history.at(-1);
  return t('map.summary', {
    nation: place(nation),
    flows: world.market.flows.length,
    embargoes: world.embargoes.length,
    share: figure(last?.chinaMining ?? 0, 'share'),
  });
}
