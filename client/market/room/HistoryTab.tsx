import { useState } from 'preact/hooks';
import type { FigureId, Subject } from '#shared/provenance/index.ts';
import type { Text } from '#shared/text.ts';
import { type Commodity, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import type { TurnSummary } from '#shared/world/world.ts';
import { change, figure, list, quantity, sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import type { Column } from '../../ui/SortTable.tsx';
import { isApart, nextPrice } from '../model.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { type Outlook, TimeChart, type TimeLine } from './TimeChart.tsx';

/** Patterns tell nations apart where colours do not. */
const DASH: Record<NationId, string> = { CHN: '7 3', JPN: '2 3', USA: '9 3 2 3', EUR: '4 2' };

/** A line with the figure that its values are. */
interface Series extends TimeLine {
  is: FigureId;
  of: Subject;
}

/** How prices, volumes and stocks of a commodity came to be what they are, and what happened meanwhile. */
export function HistoryTab({ play, view, commodity }: { play: Play; view: View; commodity: Commodity }) {
  const { history } = view.world;
  const [picked, setAt] = useState<number | null>(null);
  const at = Math.min(picked ?? history.length - 1, history.length - 1);
  const charts = { play, history, at, setAt };
  const date = play.date(history[at]?.turn ?? 0);
  return (
    <div class="history-tab">
      <Chart
        {...charts}
        title={priceTitle(play, history, commodity)}
        unit={t('room.price.unit')}
        file={`lanthanide-price-${commodity}`}
        lines={priceLines(view, commodity)}
        of="USD/kg"
        height={300}
        outlook={outlookOf(play, view, commodity)}
        wide
      />
      <Chart
        {...charts}
        title={volumeTitle(history, commodity)}
        unit={t('room.volume.unit')}
        file={`lanthanide-volume-${commodity}`}
        lines={volumeLines(history, commodity)}
        of="t"
        height={210}
      />
      <Chart
        {...charts}
        title={t('room.stock.title', {
          tonnes: quantity(heldBy(history, commodity), 't'),
          mine: quantity(view.world.nations[view.nation].stockpile[commodity], 't'),
        })}
        unit={t('room.stock.unit')}
        file={`lanthanide-stock-${commodity}`}
        lines={stockLines(history, commodity)}
        of="t"
        height={210}
      />
      <section class="room-news" aria-labelledby="room-news">
        <h3 class="cap" id="room-news">
          {t('room.news')}
        </h3>
        <p class="mute">{t('room.news-how', { date })}</p>
        <ol>
          {history
            .map((one, index) => ({ one, index }))
            .filter(({ one }) => one.news.length > 0)
            .reverse()
            .map(({ one, index }) => (
              <li key={one.turn}>
                <button type="button" aria-pressed={index === at} onClick={() => setAt(index)}>
                  {play.date(one.turn)}
                </button>
                <News play={play} news={one.news} />
              </li>
            ))}
        </ol>
        {history.every((one) => one.news.length === 0) && <p>{t('room.news-none')}</p>}
      </section>
    </div>
  );
}

/** Where the reader's own price may go, as the what-if has it for the draft. */
function outlookOf(play: Play, view: View, commodity: Commodity): Outlook | null {
  const next = nextPrice(view, play.forecast.value, commodity);
  return next && { ...next, line: view.nation, turn: view.world.turn };
}

function News({ play, news }: { play: Play; news: readonly Text[] }) {
  return (
    <ul>
      {news.map((one) => (
        <li key={play.say(one)}>{play.say(one)}</li>
      ))}
    </ul>
  );
}

/** One chart: what is under the crosshair as a legend, the lines, and the same as a table. */
function Chart({
  play,
  history,
  at,
  setAt,
  title,
  unit,
  file,
  lines,
  of,
  height,
  outlook = null,
  wide = false,
}: {
  play: Play;
  history: TurnSummary[];
  at: number;
  setAt(index: number): void;
  title: string;
  unit: string;
  file: string;
  lines: Series[];
  of: 'USD/kg' | 't';
  height: number;
  outlook?: Outlook | null;
  wide?: boolean;
}) {
  const columns: Column<number>[] = [
    { id: 'turn', title: t('final.turn'), text: (index) => play.date(history[index]?.turn ?? 0) },
    ...lines.map(
      (line): Column<number> => ({
        id: line.id,
        title: line.name,
        text: (index) => {
          const value = line.values[index];
          return value == null ? '' : figure(value, of);
        },
        value: (index) => line.values[index] ?? Number.NaN,
        figure: () => ({ is: line.is, of: line.of }),
      }),
    ),
  ];
  const summary = history[at];
  const date = play.date(summary?.turn ?? 0);
  const read = list(
    lines.flatMap((line) => {
      const value = line.values[at];
      return value == null ? [] : [t('room.read', { name: line.name, value: quantity(value, of) })];
    }),
    'semicolon',
  );
  const news = summary?.news ?? [];
  return (
    <ChartFrame
      title={title}
      unit={unit}
      file={file}
      columns={columns}
      rows={history.map((_, index) => index)}
      keyOf={(index) => `${history[index]?.turn}`}
      wide={wide}
    >
      <div class="readout">
        <b>{date}</b>
        {lines.map((line) => {
          const value = line.values[at];
          return value == null ? null : (
            <span key={line.id} style={`--line:${line.colour}`}>
              <svg width="22" height="10" aria-hidden="true">
                <line x1="0" x2="22" y1="5" y2="5" class="series" stroke-dasharray={line.dash} />
              </svg>
              {line.name}{' '}
              <Figure is={line.is} of={line.of}>
                {figure(value, of)}
              </Figure>
            </span>
          );
        })}
      </div>
      <TimeChart
        turns={history.map((one) => one.turn)}
        lines={lines}
        marks={history.map((one) => one.news.length > 0)}
        unit={of}
        height={height}
        label={t('room.cross', { chart: title })}
        date={(turn) => play.date(turn)}
        at={at}
        setAt={setAt}
        outlook={outlook}
        read={list([`${date}: ${read}`, ...news.map((one) => play.say(one))], 'stop')}
      />
      {outlook && <p class="mute">{t('room.price.next')}</p>}
      {wide && news.length > 0 && (
        <div class="at-news">
          <b>{date}</b>
          <News play={play} news={news} />
        </div>
      )}
    </ChartFrame>
  );
}

function priceLines({ nation, world }: View, good: Commodity): Series[] {
  const { history } = world;
  const inNation = (one: NationId): Series => ({
    id: one,
    name: word(`region.${one}`),
    colour: `var(--${one.toLowerCase()})`,
    dash: DASH[one],
    strong: one === nation,
    values: history.map((summary) =>
      one === 'CHN' ? summary.inside[good] : (summary.trade?.[good].price[one] ?? null),
    ),
    is: 'price',
    of: { good, region: one },
  });
  return [
    {
      id: 'outside',
      name: t('room.outside'),
      colour: 'var(--ink)',
      strong: true,
      values: history.map((summary) => summary.outside[good]),
      is: 'price-outside',
      of: { good },
    },
    ...NATIONS.map(inNation),
  ];
}

function volumeLines(history: TurnSummary[], good: Commodity): Series[] {
  const line = (id: 'mined' | 'separated' | 'traded', dash?: string): Series => ({
    id,
    name: t(`room.volume.${id}`),
    colour: id === 'mined' ? 'var(--ink2)' : `var(--${good})`,
    ...(dash ? { dash } : {}),
    strong: id === 'separated',
    values: history.map((summary) => summary.trade?.[good][id] ?? null),
    is: 'volume',
    of: { good },
  });
  return [line('mined', '2 3'), line('separated'), line('traded', '7 3')];
}

function stockLines(history: TurnSummary[], good: Commodity): Series[] {
  const line = (id: 'outside' | 'inside', dash?: string): Series => ({
    id,
    name: t(id === 'inside' ? 'market.inside' : 'room.outside'),
    colour: `var(--${good})`,
    ...(dash ? { dash } : {}),
    strong: id === 'outside',
    values: history.map((summary) => summary.trade?.[good].stock[id] ?? null),
    is: 'companies-stock',
    of: { good },
  });
  return [line('outside'), line('inside', '7 3')];
}

function priceTitle(play: Play, history: TurnSummary[], commodity: Commodity): string {
  const now = history.at(-1);
  const before = history.at(-2) ?? now;
  if (!now || !before) return word(`good.${commodity}`);
  const good = sentence(word(`good.${commodity}`));
  const outside = now.outside[commodity];
  const inside = now.inside[commodity];
  if (isApart(outside, inside))
    return t('room.price.apart', {
      good,
      outside: quantity(outside, 'USD/kg'),
      inside: quantity(inside, 'USD/kg'),
    });
  return t('room.price.title', {
    good,
    price: quantity(outside, 'USD/kg'),
    change: change(outside / before.outside[commodity] - 1, 'share'),
    date: play.date(before.turn),
  });
}

function volumeTitle(history: TurnSummary[], commodity: Commodity): string {
  const now = history.at(-1)?.trade?.[commodity];
  if (!now || now.separated <= 0) return t('room.volume.none');
  return t('room.volume.title', {
    share: figure(now.traded / now.separated, 'share'),
    separated: quantity(now.separated, 't'),
  });
}

function heldBy(history: TurnSummary[], commodity: Commodity): number {
  const stock = history.at(-1)?.trade?.[commodity].stock;
  return stock ? stock.inside + stock.outside : 0;
}
