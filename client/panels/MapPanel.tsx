import { useEffect, useRef, useState } from 'preact/hooks';
import { clayShare, isMixed } from '#shared/sites/basket.ts';
import type { View } from '#shared/world/view.ts';
import { figure, place, quantity, sentence, siteName, t, word } from '../i18n/index.ts';
import type { MapHandle } from '../map/index.ts';
import { LAYERS, type Layer, mapModel } from '../map/model.ts';
import type { Target } from '../map/scene.ts';
import type { Play } from '../screens/play.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { TableView } from './TableView.tsx';

interface Tip {
  target: Target;
  x: number;
  y: number;
}

/** The map with its filters, and the same facts as tables. */
export function MapPanel({
  play,
  table,
  setTable,
}: {
  play: Play;
  table: boolean;
  setTable(on: boolean): void;
}) {
  const [layer, setLayer] = useState<Layer>('all');
  const [tip, setTip] = useState<Tip | null>(null);
  const [failed, setFailed] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const map = useRef<MapHandle | null>(null);
  const view = play.view.value;
  const draft = play.connection.draft.value;
  const model = view ? mapModel(view, draft, layer) : null;
  const newest = useRef(model);
  newest.current = model;

  useEffect(() => {
    let gone = false;
    void import('../map/index.ts')
      .then(({ mountMap }) => {
        const element = host.current;
        const first = newest.current;
        if (gone || !element || !first) return;
        map.current = mountMap(
          element,
          first,
          {
            region: (id) => word(`region.${id}`),
            sea: (id) => word(`sea.${id}`),
            caption: (cut) =>
              t('map.cut', {
                good: word(`good.${cut.commodity}`),
                share: figure(cut.severity, 'share'),
                since: play.date(cut.since),
              }),
          },
          {
            select: (target) => setTip(target ? { target, x: 24, y: 70 } : null),
            hover: (target, x, y) => setTip(target ? { target, x, y } : null),
          },
          { reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches },
        );
      })
      .catch(() => {
        setFailed(true);
        setTable(true);
      });
    return () => {
      gone = true;
      map.current?.destroy();
      map.current = null;
    };
  }, []);

  useEffect(() => {
    if (model) map.current?.update(model);
  }, [view, draft, layer]);

  if (!view) return null;
  return (
    <section class="map-panel" aria-label={t('map.title')} id="map">
      <div ref={host} class="map-host" role="img" aria-label={summary(view)} hidden={table} />
      {table && (
        <div class="map-table">
          {failed && <p class="problem">{t('map.failed')}</p>}
          <TableView play={play} view={view} />
        </div>
      )}
      <fieldset class="map-layers" aria-label={t('map.layers')}>
        {LAYERS.map((one) => (
          <button key={one} type="button" aria-pressed={one === layer} onClick={() => setLayer(one)}>
            {one === 'light' || one === 'heavy' || one === 'bulk' ? <Tile of={one} small /> : null}
            <span class={one === 'all' || one === 'plants' ? '' : 'wide-word'}>{word(`layer.${one}`)}</span>
          </button>
        ))}
      </fieldset>
      <div class="map-tools">
        <button
          type="button"
          aria-pressed={table}
          onClick={() => setTable(!table)}
          aria-label={`${t('map.table')} T`}
          aria-keyshortcuts="T"
        >
          <Icon name="table" /> <span class="wide-only">{t('map.table')}</span> <kbd class="wide-only">T</kbd>
        </button>
        <button type="button" onClick={() => map.current?.home()} aria-label={t('map.home')}>
          <Icon name="home" />
        </button>
        <button type="button" onClick={() => map.current?.zoom(1 / 1.5)} aria-label={t('map.zoom-out')}>
          <Icon name="minus" />
        </button>
        <button type="button" onClick={() => map.current?.zoom(1.5)} aria-label={t('map.zoom-in')}>
          <Icon name="plus" />
        </button>
      </div>
      {!table && <Legend />}
      {!table && tip && <MapTip play={play} view={view} tip={tip} />}
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

function Legend() {
  return (
    <div class="legend" aria-hidden="true">
      <span class="cap">{t('legend.title')}</span>
      <ul>
        {(['light', 'heavy', 'bulk', 'magnet', 'ore'] as const).map((kind) => (
          <li key={kind}>
            <i class={`line-${kind}`} /> {word(`legend.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is under the pointer, in a few lines. */
function MapTip({ play, view, tip }: { play: Play; view: View; tip: Tip }) {
  const lines = describe(play, view, tip.target);
  if (!lines) return null;
  const [title, ...rest] = lines;
  return (
    <div
      class="map-tip"
      style={`left:${Math.max(8, tip.x + 14)}px;top:${Math.max(8, tip.y + 14)}px`}
      role="status"
    >
      <b>{title}</b>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}

function describe(play: Play, { world }: View, { kind, id }: Target): string[] | null {
  if (kind === 'site') {
    const site = world.sites.find((one) => one.id === id);
    if (!site) return null;
    const { estimate, company, debt } = site.project;
    const ore = site.ore ? ` · ${word(`ore.${site.ore}`)}` : '';
    const left =
      site.developing && site.remaining > 0
        ? `, ${t('site.left', { turns: quantity(site.remaining, 'turns') })}`
        : '';
    return [
      `${siteName(site)}, ${word(`region.${site.region}`)}`,
      `${word(`stage.${site.stage}`)}${ore}`,
      `${word(`phase.${site.phase}`)}${left}`,
      ...(estimate
        ? [
            t('site.estimate', {
              low: quantity(estimate.low, 't'),
              high: quantity(estimate.high, 't'),
            }),
          ]
        : []),
      ...(isMixed(site) ? [t('site.mixed', { share: figure(clayShare(site), 'share') })] : []),
      ...(company ? [t('site.company', { company })] : []),
      ...(debt > 0 ? [t('site.debt', { debt: quantity(debt, 'M USD') })] : []),
      t('site.output', { output: quantity(site.output, 't'), capacity: quantity(site.capacity, 't') }),
    ];
  }
  if (kind === 'flow') {
    const [from, to, good, manner] = id.split('-');
    const flows = world.market.flows.filter(
      (flow) =>
        flow.from === from &&
        flow.to === to &&
        flow.good === good &&
        (flow.manner === 'smuggled') === (manner === 'smuggled'),
    );
    if (flows.length === 0) return null;
    return [
      `${word(`region.${from}`)} → ${word(`region.${to}`)}`,
      `${word(`good.${good}`)}: ${quantity(
        flows.reduce((sum, flow) => sum + flow.tonnes, 0),
        't',
      )}`,
      ...(manner === 'smuggled' ? [t('flow.smuggled')] : []),
    ];
  }
  const region = world.regions[id];
  if (!region) return null;
  const incoming = world.market.flows
    .filter((flow) => flow.to === id)
    .reduce((sum, flow) => sum + flow.tonnes, 0);
  const outgoing = world.market.flows
    .filter((flow) => flow.from === id)
    .reduce((sum, flow) => sum + flow.tonnes, 0);
  return [
    word(`region.${id}`),
    t('region.trade', { incoming: quantity(incoming, 't'), outgoing: quantity(outgoing, 't') }),
    t('region.permits', { turns: quantity(region.permitting, 'turns') }),
    ...world.embargoes
      .filter((one) => one.by === id || one.target === id)
      .map((one) =>
        sentence(
          t('map.embargo', {
            by: place(one.by),
            target: place(one.target),
            good: word(`good.${one.commodity}`),
            share: figure(one.severity, 'share'),
            since: play.date(one.since),
          }),
        ),
      ),
  ];
}
