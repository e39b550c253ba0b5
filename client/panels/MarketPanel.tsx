import { useEffect, useRef } from 'preact/hooks';
import { type Effect, effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import { COMMODITIES, type Commodity } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { change, figure, t, word } from '../i18n/index.ts';
import type { BoardHandle } from '../market/index.ts';
import { marketModel } from '../market/model.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Tile } from '../ui/Tile.tsx';

/** Prices of the three commodities: the board, why they moved, and the same as a table. */
export function MarketPanel({ play }: { play: Play }) {
  const host = useRef<HTMLDivElement>(null);
  const board = useRef<BoardHandle | null>(null);
  const view = play.view.value;
  const model = view ? marketModel(view) : null;
  const newest = useRef(model);
  newest.current = model;

  useEffect(() => {
    let gone = false;
    void import('../market/index.ts').then(
      ({ mountBoard }) => {
        const element = host.current;
        const first = newest.current;
        if (gone || !element || !first) return;
        board.current = mountBoard(element, first, {
          price: (value) => figure(value, 'USD/kg'),
          change: (share) => change(share, 'share'),
          date: (turn) => play.date(turn),
        });
      },
      () => undefined, // the table below has the same figures
    );
    return () => {
      gone = true;
      board.current?.destroy();
      board.current = null;
    };
  }, []);

  useEffect(() => {
    if (model) board.current?.update(model);
  }, [view]);

  if (!view) return null;
  const why = play.connection.desk.value?.report?.why;
  return (
    <section class="market dark" aria-labelledby="market-title" id="market">
      <header class="spread">
        <h2 class="cap" id="market-title">
          {t('market.title')}
        </h2>
        <span class="mute">{t('market.key')}</span>
      </header>
      <div ref={host} class="board-host" role="img" aria-label={boardSummary(view)} />
      <ul class="causes">
        {COMMODITIES.map((commodity) => (
          <li key={commodity} class={commodity}>
            <Tile of={commodity} small />
            <Figure is="price-outside" of={{ good: commodity }}>
              {why ? causeText(play, effects(why, measure.outside(commodity))) : t('market.before-first')}
            </Figure>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('market.table')}</summary>
        <PriceTable view={view} />
        <HistoryTable play={play} view={view} />
      </details>
    </section>
  );
}

function boardSummary(view: View): string {
  return marketModel(view)
    .rows.map(
      (row) =>
        `${word(`good.${row.commodity}`)} ${figure(row.now, 'USD/kg')}, ${change(row.change, 'share')}`,
    )
    .join('; ');
}

/** The two or three causes that moved a price most. */
export function causeText(play: Play, causes: Effect[]): string {
  const main = causes.filter((cause) => Math.abs(cause.change) >= 0.005).slice(0, 3);
  if (main.length === 0) return t('market.calm');
  return main.map((cause) => `${play.cause(cause)} ${change(cause.change, 'USD/kg')}`).join(' · ');
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
