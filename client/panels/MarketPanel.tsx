import { useEffect, useMemo, useRef } from 'preact/hooks';
import { COMMODITIES, type Commodity } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, list, t, word } from '../i18n/index.ts';
import type { BoardHandle, Slot } from '../market/index.ts';
import { type MarketModel, type MarketRow, marketModel } from '../market/model.ts';
import { openMarket } from '../market/room.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { useSame } from '../ui/useSame.ts';
import { PriceCauses } from './PriceCauses.tsx';

/** The prices of the three commodities, how they came there, why they moved, and the same as tables. */
export function MarketPanel({ play }: { play: Play }) {
  const view = play.view.value;
  const forecast = play.forecast.value;
  const model = useSame(useMemo(() => view && marketModel(view, forecast), [view, forecast]));
  const host = useBoard(model);
  // All but the curves tells what was, whatever the draft: while the view stands it is not drawn anew.
  const quotes = useMemo(
    () =>
      view &&
      marketModel(view).rows.map((row) => <Quote key={row.commodity} play={play} view={view} row={row} />),
    [view],
  );
  const tables = useMemo(() => view && <Tables play={play} view={view} />, [view]);
  if (!view) return null;
  return (
    <section class="market dark" aria-labelledby="market-title" id="market">
      <header class="market-head">
        <div>
          <h2 class="cap" id="market-title">
            {t('market.title')}
          </h2>
          <p class="mute">{t('market.key')}</p>
        </div>
        <button
          type="button"
          class="button small"
          data-anchor="room"
          aria-keyshortcuts="m"
          onClick={() => openMarket()}
        >
          <Icon name="chart" /> {t('market.open')}
        </button>
      </header>
      <div class="quotes">
        <div ref={host} class="board-host" role="img" aria-label={boardSummary(view)} />
        {quotes}
      </div>
      {tables}
    </section>
  );
}

const Tables = ({ play, view }: { play: Play; view: View }) => (
  <details>
    <summary>{t('market.table')}</summary>
    <PriceTable view={view} />
    <HistoryTable play={play} view={view} />
  </details>
);

/** Curves in a canvas over the panel, loaded when there is something to draw; without it the figures still stand. */
function useBoard(model: MarketModel | null) {
  const host = useRef<HTMLDivElement>(null);
  const board = useRef<BoardHandle | null>(null);
  const newest = useRef(model);
  newest.current = model;
  const ready = model !== null;
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    void import('../market/index.ts').then(
      ({ mountBoard }) => {
        const element = host.current;
        const first = newest.current;
        if (!gone && element && first) board.current = mountBoard(element, first, () => slotsOf(element));
      },
      () => undefined,
    );
    return () => {
      gone = true;
      board.current?.destroy();
      board.current = null;
    };
  }, [ready]);
  useEffect(() => {
    if (model) board.current?.update(model);
  }, [model]);
  return host;
}

/** Where the page has left room for curves. */
function slotsOf(host: HTMLElement): Slot[] {
  const corner = host.getBoundingClientRect();
  return [...(host.parentElement?.querySelectorAll('.curve') ?? [])].map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return { x: left - corner.left, y: top - corner.top, width, height };
  });
}

/** One commodity: its price, the last change, its curve, and what changed it. */
function Quote({ play, view, row }: { play: Play; view: View; row: MarketRow }) {
  const { commodity, change: share } = row;
  const name = word(`good.${commodity}`);
  return (
    <section class={`quote ${commodity}`} aria-label={name}>
      <Tile of={commodity} />
      <div class="quote-price">
        <Figure is="price-outside" of={{ good: commodity }} class="big num">
          {figure(row.now, 'USD/kg')}
        </Figure>
        <Figure is="price-outside" of={{ good: commodity }} class={`num ${toneOf(view, share)}`}>
          {t('market.change', { arrow: arrow(share), change: change(share, 'share') })}
        </Figure>
      </div>
      <button type="button" class="spark" onClick={() => openMarket({ commodity })}>
        <span class="unseen">{t('market.open-at', { good: name })}</span>
        <i class="curve" />
        {row.apart && (
          <span>{t('market.inside-now', { price: figure(row.inside.at(-1) ?? 0, 'USD/kg') })}</span>
        )}
      </button>
      <PriceCauses play={play} commodity={commodity} />
    </section>
  );
}

const arrow = (share: number): string => (Math.abs(share) < 0.005 ? '■' : share > 0 ? '▲' : '▼');

/** A dear price is bad for those who buy; for a seller it depends on the plan. */
function toneOf({ nation }: View, share: number): string {
  if (nation === 'CHN' || Math.abs(share) < 0.005) return '';
  return share > 0 ? 'bad' : 'good';
}

function boardSummary(view: View): string {
  return list(
    marketModel(view).rows.map((row) =>
      list([`${word(`good.${row.commodity}`)} ${figure(row.now, 'USD/kg')}`, change(row.change, 'share')]),
    ),
    'semicolon',
  );
}

/** The curves of the board as figures. */
function HistoryTable({ play, view }: { play: Play; view: View }) {
  const { turns, rows } = marketModel(view);
  return (
    <table>
      <caption class="cap">{t('market.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('final.turn')}</th>
          {rows.map((row) => (
            <th key={row.commodity} scope="col" class="right">
              {word(`good.${row.commodity}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {turns.map((turn, index) => (
          <tr key={turn}>
            <th scope="row">{play.date(turn)}</th>
            {rows.map((row) => (
              <td key={row.commodity} class="right num">
                <Figure is="price-outside" of={{ good: row.commodity }}>
                  {figure(row.outside[index] ?? 0, 'USD/kg')}
                </Figure>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PriceTable({ view }: { view: View }) {
  const last = view.world.history.at(-1);
  if (!last) return null;
  const own = (commodity: Commodity) => view.world.market.price[commodity][view.nation] ?? 0;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('market.good')}</th>
          <th scope="col" class="right">
            {t('market.outside')}
          </th>
          <th scope="col" class="right">
            {t('market.inside')}
          </th>
          <th scope="col" class="right">
            {t('market.home')}
          </th>
        </tr>
      </thead>
      <tbody>
        {COMMODITIES.map((commodity) => (
          <tr key={commodity}>
            <th scope="row">{word(`good.${commodity}`)}</th>
            <td class="right num">
              <Figure is="price-outside" of={{ good: commodity }}>
                {figure(last.outside[commodity], 'USD/kg')}
              </Figure>
            </td>
            <td class="right num">
              <Figure is="price" of={{ good: commodity, region: 'CHN' }}>
                {figure(last.inside[commodity], 'USD/kg')}
              </Figure>
            </td>
            <td class="right num">
              <Figure is="price" of={{ good: commodity, region: view.nation }}>
                {figure(own(commodity), 'USD/kg')}
              </Figure>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
