import { effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import type { ReportEvent, Report as TurnReport } from '#shared/turn/report.ts';
import { COMMODITIES, type Commodity, NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, place, sentence, t, word } from '../i18n/index.ts';
import { CrisisNews } from '../panels/Crises.tsx';
import { tone, watched, watchedText } from '../panels/watched.ts';
import { standing } from '../preview/forecast.ts';
import { Figure } from '../ui/Figure.tsx';
import { Seal } from '../ui/Seal.tsx';
import type { Play } from './play.ts';
import { Why } from './Why.tsx';

/** The paper of the half-year: headline, who did what, why prices moved, and my own half-year. */
export function Report({ play, report, done }: { play: Play; report: TurnReport; done(): void }) {
  const view = play.view.value;
  if (!view) return null;
  const over = play.connection.desk.value?.outcome !== null;
  return (
    <main class="paper" id="main" tabIndex={-1}>
      <header class="masthead">
        <p>
          {t('report.number', { number: report.turn + 1 })}
          <br />
          {t('report.desk', { nation: word(`region.${view.nation}`) })}
        </p>
        <p class="serif paper-name">{t('report.name')}</p>
        <p>{play.date(report.turn)}</p>
      </header>
      <div class="columns">
        <section aria-labelledby="did-title">
          <h2 class="cap" id="did-title">
            {t('report.powers')}
          </h2>
          <Powers play={play} events={report.events} />
        </section>
        <article class="lead">
          <h1 class="serif">{headline(report)}</h1>
          <p class="serif standfirst">{standfirst(play, report)}</p>
          <CrisisNews play={play} />
          <Why play={play} view={view} report={report} first={loudest(report)} />
        </article>
        <section aria-labelledby="mine-title">
          <h2 class="cap" id="mine-title">
            {t('report.mine')}
          </h2>
          <Mine play={play} view={view} report={report} />
          <button type="button" class="button next wide" onClick={done}>
            {over ? t('report.to-end') : t('report.ready', { date: play.date(report.turn + 1) })}
          </button>
        </section>
      </div>
    </main>
  );
}

const move = (report: TurnReport, commodity: Commodity) =>
  report.after.outside[commodity] / (report.before.outside[commodity] || 1) - 1;

const loudest = (report: TurnReport): Commodity =>
  COMMODITIES.reduce((most, one) =>
    Math.abs(move(report, one)) > Math.abs(move(report, most)) ? one : most,
  );

/** The loudest price in words; its figures open below. */
function headline(report: TurnReport): string {
  const commodity = loudest(report);
  const share = move(report, commodity);
  const cause = effects(report.why, measure.outside(commodity)).find((one) => one.change * share > 0);
  const values = { good: word(`good.${commodity}`), share: figure(Math.abs(share), 'share') };
  if (Math.abs(share) < 0.05) return t('headline.calm');
  const way = share > 0 ? 'up' : 'down';
  if (!cause) return t('headline.calm');
  const reason = cause.nation
    ? word(`headline.by.${cause.cause}`, { nation: place(cause.nation) })
    : word(`headline.${way}.${cause.cause === 'site' ? 'sites' : cause.cause}`);
  return sentence(t(`headline.${way}`, { ...values, cause: reason }));
}

function standfirst(play: Play, report: TurnReport): string {
  // Crises stand below with their whole story.
  const top = report.events.find((event) => !event.text.key.startsWith('crisis.'));
  return top ? play.say(top.text) : t('report.quiet');
}

function Powers({ play, events }: { play: Play; events: ReportEvent[] }) {
  const mine = play.view.value?.nation;
  const world = events.filter((event) => event.nation === null).slice(0, 5);
  return (
    <ul class="powers">
      {NATIONS.map((nation) => {
        const own = events.filter((event) => event.nation === nation).slice(0, 5);
        return (
          <li key={nation}>
            <Seal of={nation} mine={nation === mine} />
            {own.length === 0 ? (
              <p class="mute">{t('report.nothing')}</p>
            ) : (
              <ul>
                {own.map((event, index) => (
                  <li key={`${event.text.key}-${index}`}>{play.say(event.text)}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
      {world.length > 0 && (
        <li>
          <span class="cap">{t('report.world')}</span>
          <ul>
            {world.map((event, index) => (
              <li key={`${event.text.key}-${index}`}>{play.say(event.text)}</li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  );
}

/** My half-year as it was, as the preview promised, and as it came; the plain change where no diary is kept. */
function Mine({ play, view, report }: { play: Play; view: View; report: TurnReport }) {
  const noted = play.diary().find((one) => one.turn === report.turn);
  const now = standing(view.world, view.nation);
  return (
    <table class="half-year">
      <thead>
        <tr>
          <td />
          {noted && (
            <th scope="col" class="right">
              {t('report.before')}
            </th>
          )}
          {noted?.forecast && (
            <th scope="col" class="right">
              {t('report.forecast')}
            </th>
          )}
          <th scope="col" class="right">
            {t('report.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {watched(view.nation).map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {noted && (
              <td class="right num mute">
                <Figure is={row.is} of={row.about}>
                  {watchedText(row, noted.before)}
                </Figure>
              </td>
            )}
            {noted?.forecast && (
              <td class="right num mute">
                <Figure is="forecast">{watchedText(row, noted.forecast)}</Figure>
              </td>
            )}
            <td class={`right num ${noted ? tone(row, noted.before, now) : ''}`}>
              <Figure is={row.is} of={row.about}>
                <b>{watchedText(row, now)}</b>
              </Figure>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
