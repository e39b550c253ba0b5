import { type Beside, beside, sourcesOfRecord, type YearBeside } from '#shared/history/beside.ts';
import { CABINETS } from '#shared/scenarios/cabinets.ts';
import type { Score } from '#shared/scoring/outcome.ts';
import { COMMODITIES, type NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, list, quantity, t, word } from '../../i18n/index.ts';
import type { HeldSeat } from '../../net/seats.ts';
import { useCabinet } from '../../preview/cabinet.ts';
import { Figure } from '../../ui/Figure.tsx';
import { LineChart } from '../../ui/LineChart.tsx';
import { Scroll } from '../../ui/Scroll.tsx';

/** Governments whose real orders are known: in their seats par is what the real cabinet scores. */
const KNOWN: readonly NationId[] = ['CHN', 'JPN'];

/** Whether the player did better than those who really governed; only in the scenario of those years. */
export function Cabinet({ view, seat, score }: { view: View; seat: HeldSeat; score: Score }) {
  if (view.world.scenario !== CABINETS || seat.seed === undefined) return null;
  return <Compared view={view} seed={seat.seed} score={score} />;
}

function Compared({ view, seed, score }: { view: View; seed: number; score: Score }) {
  const { nation, world } = view;
  const cabinet = useCabinet(seed, world.turns);
  const years = beside(world.start, nation, world.history, cabinet === 'missing' ? null : cabinet);
  const by = Math.round(score.total) - Math.round(score.par);
  const how = by > 0 ? 'won' : by < 0 ? 'lost' : 'even';
  return (
    <section class="cabinet" aria-labelledby="cabinet-title">
      <h2 class="serif" id="cabinet-title">
        {t('cabinet.title')}
      </h2>
      {KNOWN.includes(nation) ? (
        <p class="verdict-line">
          <Figure is="par" of={{ nation }}>
            {t(`cabinet.${how}`, {
              ours: figure(score.total, 'points'),
              theirs: figure(score.par, 'points'),
            })}
          </Figure>
        </p>
      ) : (
        <p>{t('cabinet.others')}</p>
      )}
      <p class="mute" role="status">
        {t(cabinet === 'missing' ? 'cabinet.missing' : cabinet ? 'cabinet.how' : 'cabinet.thinking')}
      </p>
      <div class="charts">
        {COMMODITIES.map((good) => (
          <Chart
            key={good}
            title={t('final.price', { good: word(`good.${good}`) })}
            small={t('cabinet.mean')}
            colour={`var(--${good})`}
            unit="USD/kg"
            years={years}
            pick={({ price }) => price[good]}
          />
        ))}
        <Chart
          title={t('final.dependence-of', { nation: word(`short.${nation}`) })}
          small={t('final.dependence-unit')}
          colour={`var(--${nation.toLowerCase()})`}
          unit="share"
          years={years}
          pick={({ dependence }) => dependence}
        />
      </div>
      <Years years={years} nation={nation} />
    </section>
  );
}

function Chart({
  title,
  small,
  colour,
  unit,
  years,
  pick,
}: {
  title: string;
  small: string;
  colour: string;
  unit: 'USD/kg' | 'share';
  years: readonly YearBeside[];
  pick(year: YearBeside): Beside;
}) {
  const values = (of: keyof Beside) => bridged(years.map((year) => pick(year)[of]));
  return (
    <figure>
      <figcaption>
        <h3 class="serif">{title}</h3>
        <small>{small}</small>
      </figcaption>
      <LineChart
        label={title}
        labels={years.map(({ year }) => String(year))}
        unit={unit}
        lines={[
          { name: t('cabinet.ours'), colour, values: values('ours') },
          { name: t('cabinet.cabinet'), colour: 'var(--ink3)', dash: '6 4', values: values('cabinet') },
          { name: t('cabinet.real'), colour: 'var(--ink)', dash: '2 3', values: values('real') },
        ].filter(({ values: known }) => known.filter((value) => value !== null).length > 1)}
      />
    </figure>
  );
}

/** A drawn line runs straight from one known year to the next; the table has the gaps. */
function bridged(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, index) => {
    if (value !== null) return value;
    const last = values.findLastIndex((one, place) => one !== null && place < index);
    const next = values.findIndex((one, place) => one !== null && place > index);
    const [from, to] = [values[last] ?? null, values[next] ?? null];
    return from === null || to === null ? null : from + ((to - from) * (index - last)) / (next - last);
  });
}

const SIDES = ['ours', 'cabinet', 'real'] as const;

function Years({ years, nation }: { years: readonly YearBeside[]; nation: NationId }) {
  const columns = [
    ...COMMODITIES.map((good) => ({
      id: good,
      name: list([word(`good.${good}`), word('unit.name.USD/kg')]),
      show: (year: YearBeside, side: keyof Beside) => {
        const value = year.price[good][side];
        return value === null ? '–' : quantity(value, 'USD/kg');
      },
    })),
    {
      id: 'dependence',
      name: t('final.dependence-of', { nation: word(`short.${nation}`) }),
      show: (year: YearBeside, side: keyof Beside) => {
        const value = year.dependence[side];
        return value === null ? '–' : figure(value, 'share');
      },
    },
  ];
  return (
    <details>
      <summary>{t('cabinet.table')}</summary>
      <Scroll label={t('cabinet.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('cabinet.year')}
              </th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="colgroup" colSpan={SIDES.length} class="right">
                  {name}
                </th>
              ))}
            </tr>
            <tr>
              {columns.flatMap(({ id }) =>
                SIDES.map((side) => (
                  <th key={id + side} scope="col" class="right">
                    {t(`cabinet.${side}`)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.year}>
                <th scope="row" class="num">
                  {year.year}
                </th>
                {columns.flatMap(({ id, show }) =>
                  SIDES.map((side) => (
                    <td key={id + side} class="right num">
                      {show(year, side)}
                    </td>
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="mute">{t('cabinet.sources')}</p>
      <ul class="mute">
        {sourcesOfRecord().map((source) => (
          <li key={source} lang="en">
            {source}
          </li>
        ))}
      </ul>
    </details>
  );
}
