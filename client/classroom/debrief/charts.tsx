import type { Debrief, WorldStory } from '#shared/classroom/debrief/terms.ts';
import type { Unit } from '#shared/text.ts';
import { COMMODITIES, type Commodity, NATIONS, type NationId } from '#shared/world/terms.ts';
import { halfYear } from '#shared/world/world.ts';
import { date, figure, quantity, t, word } from '../../i18n/index.ts';
import { type Line, LineChart } from '../../ui/LineChart.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { worldName } from './words.ts';

/** Lines that can still be told apart by dash and name. */
const MOST_LINES = 6;
const COLOURS = ['--light', '--heavy', '--magnet', '--chn', '--usa', '--ink2'] as const;
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '12 4', '4 4'] as const;

type Pick = (turn: WorldStory['turns'][number]) => number;

/** A figure across worlds, half-year by half-year, and as it really was. */
export function AcrossWorlds({
  debrief,
  label,
  unit,
  pick,
  real,
}: {
  debrief: Debrief;
  label: string;
  unit: Unit;
  pick: Pick;
  real: ((year: Debrief['real'][number]) => number | null) | null;
}) {
  const turns = Math.max(0, ...debrief.worlds.map((world) => world.turns.length));
  const labels = Array.from({ length: turns }, (_, turn) => date(debrief.start, turn));
  const record = real ? recordLine(debrief, turns, real) : null;
  const lines = [...(record ? [record] : []), ...worldLines(debrief, pick)];
  return (
    <>
      <LineChart label={label} labels={labels} unit={unit} lines={lines} height={230} />
      <p class="mute">{t(record ? 'debrief.record-note' : 'debrief.no-record')}</p>
      <Table label={label} labels={labels} unit={unit} lines={lines} />
    </>
  );
}

function worldLines({ worlds }: Debrief, pick: Pick): Line[] {
  const chosen = worlds.length <= MOST_LINES ? worlds : spread(worlds, pick);
  return chosen.map(({ world, turns }, at) => ({
    name: worldName(world),
    colour: `var(${COLOURS[at % COLOURS.length]})`,
    dash: DASHES[at % DASHES.length] ?? '',
    values: turns.map(pick),
  }));
}

/** Of many worlds those that ended lowest and highest, and some between. */
function spread(worlds: WorldStory[], pick: Pick): WorldStory[] {
  const end = ({ turns }: WorldStory) => {
    const last = turns.at(-1);
    return last ? pick(last) : 0;
  };
  const sorted = [...worlds].sort((one, other) => end(one) - end(other));
  const places = Array.from({ length: MOST_LINES }, (_, at) =>
    Math.round((at * (sorted.length - 1)) / (MOST_LINES - 1)),
  );
  return places.flatMap((at) => sorted[at] ?? []);
}

function recordLine(
  { real, start }: Debrief,
  turns: number,
  pick: (year: Debrief['real'][number]) => number | null,
): Line | null {
  const values = Array.from({ length: turns }, (_, turn) => {
    const year = real.find((one) => one.year === halfYear(start, turn).year);
    return year ? pick(year) : null;
  });
  if (values.every((value) => value === null)) return null;
  return { name: t('debrief.record'), colour: 'var(--ink)', dash: '4 6', width: 4, values };
}

/** The twin of a chart. */
function Table({
  label,
  labels,
  unit,
  lines,
}: {
  label: string;
  labels: string[];
  unit: Unit;
  lines: readonly Line[];
}) {
  return (
    <details class="debrief-table">
      <summary>{t('final.table')}</summary>
      <Scroll label={label}>
        <table>
          <thead>
            <tr>
              <td />
              {labels.map((one) => (
                <th key={one} scope="col" class="right">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {labels.map((one, at) => {
                  const value = values[at] ?? null;
                  return (
                    <td key={one} class="right num">
                      {value === null ? '–' : figure(value, unit)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

export const PriceChart = ({ debrief, good }: { debrief: Debrief; good: Commodity }) => (
  <AcrossWorlds
    debrief={debrief}
    label={t('debrief.slide.price', { good: word(`good.${good}`) })}
    unit="USD/kg"
    pick={({ prices }) => prices[good]}
    real={({ price }) => price[good]}
  />
);

export const DependenceChart = ({ debrief, nation }: { debrief: Debrief; nation: NationId }) => (
  <AcrossWorlds
    debrief={debrief}
    label={t('debrief.slide.dependence', { nation: word(`region.${nation}`) })}
    unit="share"
    pick={({ dependence }) => dependence[nation]}
    real={nation === 'JPN' ? ({ dependence }) => dependence : null}
  />
);

/** Prices and what went without, of one world in one half-year. */
export function TurnFigures({ turn }: { turn: WorldStory['turns'][number] }) {
  return (
    <dl class="debrief-figures">
      {COMMODITIES.map((good) => (
        <div key={good}>
          <dt>{word(`good.${good}`)}</dt>
          <dd class="num">{quantity(turn.prices[good], 'USD/kg')}</dd>
        </div>
      ))}
      {NATIONS.filter((nation) => nation !== 'CHN').map((nation) => (
        <div key={nation}>
          <dt>
            {t('debrief.missing')}, {word(`short.${nation}`)}
          </dt>
          <dd class="num">{figure(turn.unserved[nation], 'share')}</dd>
        </div>
      ))}
    </dl>
  );
}
