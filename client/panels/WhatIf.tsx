import { useMemo, useState } from 'preact/hooks';
import type { Forecast } from '#shared/forecast/forecast.ts';
import { type Figures, figures } from '#shared/forecast/quantities.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../i18n/index.ts';
import type { Preview } from '../preview/preview.ts';
import type { Play } from '../screens/play.ts';
import { useKeys } from '../settings/useKeys.ts';
import { announce } from '../ui/Caption.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Icon } from '../ui/Icon.tsx';
import { foretold, marksOf, type Places, placesOf } from './foretold.ts';
import { RangePlot } from './RangePlot.tsx';
import { WhatIfStrip } from './WhatIfStrip.tsx';
import { valueText, type Watched, watchedText } from './watched.ts';
import { changeText, rangeText, spokenForecast, toneOf } from './whatif-text.ts';

/** Now, without orders, and with the draft and its range: the game's own rules over what I know and may guess. */
export function WhatIf({ play }: { play: Play }) {
  const view = play.view.value;
  useKeys({
    'what-if': () => {
      if (!view) return;
      const drafted = play.connection.draft.value.length > 0;
      announce(...spokenForecast(view, play.forecast.value, drafted));
    },
  });
  if (!view) return null;
  return (
    <section class="whatif" aria-labelledby="whatif-title" id="whatif">
      <header class="spread">
        <h2 class="cap" id="whatif-title">
          {t('whatif.title')}
        </h2>
        <State play={play} />
      </header>
      <WhatIfStrip play={play}>
        <ForecastTable play={play} />
      </WhatIfStrip>
      <div class="whatif-whole">
        <ForecastTable play={play} />
      </div>
    </section>
  );
}

/** How far the forecast is, in a word beside the title. */
function State({ play }: { play: Play }) {
  const preview = play.preview.value;
  if (preview.state === 'failed') return null;
  if (preview.state === 'waiting') return <span class="whatif-state mute">{t('whatif.reckoning')}</span>;
  const { samples } = preview.forecast;
  return (
    <span class="whatif-state mute">
      {samples === 0 ? t('whatif.rough') : t('whatif.samples', { count: samples })}
    </span>
  );
}

function ForecastTable({ play }: { play: Play }) {
  const [all, setAll] = useState(false);
  const view = play.view.value;
  const forecast = play.forecast.value;
  const drafted = play.drafted.value.length > 0;
  // While an answer is awaited, what stands there stands.
  const told = useMemo(
    () => view && <Groups view={view} forecast={forecast} drafted={drafted} all={all} />,
    [view, forecast, drafted, all],
  );
  const preview = play.preview.value;
  if (preview.state === 'failed')
    return (
      <p class="whatif-failed">
        <Icon name="alarm" /> {t('whatif.failed')}
      </p>
    );
  return (
    <div class="foretold-host">
      <table class={`foretold ${preview.state === 'waiting' ? 'stale' : ''}`} aria-busy={!isDone(preview)}>
        <thead>
          <tr>
            <td />
            <td class="plot-cell">
              <span class="unseen">{t('whatif.drawing')}</span>
            </td>
            <th scope="col" class="right">
              <i class="plot-now" aria-hidden="true" /> {t('whatif.now')}
            </th>
            <th scope="col" class="right">
              <i class="plot-passing" aria-hidden="true" /> {t('whatif.passing')}
            </th>
            <th scope="col" class="right" colSpan={2}>
              <i class="plot-acting" aria-hidden="true" /> {t('whatif.acting')}
            </th>
            <th scope="col" class="right">
              <i class="plot-range" aria-hidden="true" /> {t('whatif.range')}
            </th>
          </tr>
        </thead>
        {told}
      </table>
      <footer class="whatif-foot">
        <p class="mute">{t(drafted ? 'whatif.note' : 'whatif.empty')}</p>
        <button type="button" class="button small quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'whatif.fewer' : 'whatif.all')}
        </button>
      </footer>
    </div>
  );
}

function Groups({
  view,
  forecast,
  drafted,
  all,
}: {
  view: View;
  forecast: Forecast | null;
  drafted: boolean;
  all: boolean;
}) {
  const now = figures(view.world, view.nation);
  const groups = foretold(view.nation, now, forecast).map(({ id, rows, more }) => ({
    id,
    rows: all ? [...rows, ...more] : rows,
  }));
  const rows = groups.flatMap((group) => group.rows);
  const places = forecast ? placesOf(rows.map((row) => ({ row, marks: marksOf(row, now, forecast) }))) : [];
  const placeOf = new Map(rows.map((row, index) => [row, places[index]]));
  return (
    <>
      {groups.map((group) => (
        <tbody key={group.id} aria-label={word(`whatif.group.${group.id}`)}>
          {group.rows.map((row) => (
            <Row
              key={row.quantity}
              row={row}
              now={now}
              forecast={forecast}
              places={placeOf.get(row)}
              drafted={drafted}
            />
          ))}
        </tbody>
      ))}
    </>
  );
}

const isDone = (preview: Preview): boolean => preview.state === 'ready' && preview.done;

/** Parts of a sum that stands above them. */
const DEEPER = ['served.', 'dependence.', 'goal.'];

interface RowProps {
  row: Watched;
  now: Figures;
  forecast: Forecast | null;
  places: Places | undefined;
  drafted: boolean;
}

function Row({ row, now, forecast, places, drafted }: RowProps) {
  const about = { id: row.quantity };
  const deeper = DEEPER.some((start) => row.quantity.startsWith(start));
  const marks = forecast && marksOf(row, now, forecast);
  const change = forecast && drafted ? changeText(row, forecast) : null;
  const tone = forecast && drafted ? toneOf(row, forecast) : '';
  return (
    <tr class={deeper ? 'deeper' : ''}>
      <th scope="row">{row.name}</th>
      <td class="plot-cell">
        {forecast && places && <RangePlot places={places} rough={forecast.samples === 0} drafted={drafted} />}
      </td>
      <td class="right num mute">
        <Figure is={row.is} of={row.about}>
          {watchedText(row, now)}
        </Figure>
      </td>
      <td class="right num mute">
        {marks ? (
          <Figure is="forecast" of={about}>
            {valueText(row, marks.passing)}
          </Figure>
        ) : (
          '…'
        )}
      </td>
      <td class="right num whatif-acting">
        {marks && drafted ? (
          <Figure is="forecast" of={about}>
            <b>{valueText(row, marks.acting)}</b>
          </Figure>
        ) : (
          '–'
        )}
      </td>
      <td class={`right num whatif-change ${tone}`}>
        {change !== null && (
          <Figure is="forecast" of={about}>
            {change}
          </Figure>
        )}
        {tone && <span class="unseen">{word(`whatif.${tone}`)}</span>}
      </td>
      <td class="right num mute whatif-range">
        {marks && forecast.samples > 0 ? (
          <Figure is="forecast-range" of={about}>
            {rangeText(row, marks)}
          </Figure>
        ) : (
          '…'
        )}
      </td>
    </tr>
  );
}
