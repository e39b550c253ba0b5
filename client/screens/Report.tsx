import type { ComponentChildren } from 'preact';
import { isExplained } from '#shared/explain/cause.ts';
import type { Seen } from '#shared/news/since.ts';
import { inPrint, stories } from '#shared/news/stories.ts';
import type { Report as TurnReport } from '#shared/turn/report.ts';
import { COMMODITIES, type Commodity } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import { AnsweredCrises, CrisisNews } from '../panels/CrisisNews.tsx';
import { Acts } from './paper/Acts.tsx';
import { HalfYear, OurOrders } from './paper/HalfYear.tsx';
import { Look } from './paper/Look.tsx';
import { Motives } from './paper/Motives.tsx';
import { Powers } from './paper/Powers.tsx';
import { placeOfStory } from './paper/places.ts';
import { Since } from './paper/Since.tsx';
import { Effects, headline, OtherStories } from './paper/Stories.tsx';
import { WorldBox } from './paper/World.tsx';
import type { Play } from './play.ts';
import { Why } from './Why.tsx';

/** So many stories stand below the lead. */
const MOST_STORIES = 3;

/**
 * The paper of the half-year: what moved our goals most, why prices moved, who did what, what was done to us,
 * and our own half-year. `film` is the turn as moving pictures.
 */
export function Report({
  play,
  report,
  then,
  film,
  back,
  done,
}: {
  play: Play;
  report: TurnReport;
  then: Seen | null;
  film?: ComponentChildren;
  back?: string; // what the button says that leaves the paper
  done(): void;
}) {
  const view = play.view.value;
  if (!view) return null;
  const over = play.connection.desk.value?.outcome !== null;
  const [lead, ...others] = inPrint(stories(report, view.nation), view.nation);
  const head = lead ? headline(play, lead) : withoutStory(play, report);
  const noted = play.diary().find((one) => one.turn === report.turn);
  return (
    <main class="paper" id="main" tabIndex={-1}>
      <header class="masthead">
        <p>
          {t('report.number', { number: report.turn + 1 })}
          <br />
          {t('report.desk', { nation: word(`region.${view.nation}`) })}
        </p>
        <p class="serif paper-name">{t('report.name')}</p>
        <p>
          {play.date(report.turn)}
          <br />
          <button type="button" class="print" onClick={() => window.print()}>
            {t('report.print')}
          </button>
        </p>
      </header>
      <div class="columns">
        <section class="left" aria-labelledby="did-title">
          <h2 class="cap" id="did-title">
            {t('report.powers')}
          </h2>
          <Powers play={play} view={view} events={report.events} />
        </section>
        <article class="lead">
          <h1 class="serif">
            {head} {lead && <Look at={placeOfStory(lead, view.world)} line={head} />}
          </h1>
          {lead && (
            <p class="serif standfirst">
              <Effects view={view} report={report} story={lead} />
            </p>
          )}
          {film}
          <CrisisNews play={play} />
          <AnsweredCrises events={report.events} />
          <Why play={play} view={view} report={report} first={lead?.price?.good ?? loudest(report)} />
          <OtherStories play={play} view={view} report={report} all={others.slice(0, MOST_STORIES)} />
        </article>
        <div class="right">
          <button type="button" class="button next wide" data-anchor="paper" onClick={done}>
            {back ?? (over ? t('report.to-end') : t('report.ready', { date: play.date(report.turn + 1) }))}
          </button>
          <section aria-labelledby="mine-title">
            <h2 class="cap" id="mine-title">
              {t('report.mine')}
            </h2>
            <HalfYear view={view} noted={noted} />
          </section>
          <Acts play={play} view={view} report={report} />
          <OurOrders report={report} noted={noted} />
          <Since play={play} view={view} then={then} />
          <WorldBox view={view} report={report} />
        </div>
        <Motives play={play} view={view} />
      </div>
    </main>
  );
}

/** What leads a paper without stories: nothing moved the score, or nobody has said yet what did. */
function withoutStory(play: Play, { why, events }: TurnReport): string {
  if (isExplained(why)) return t('headline.calm');
  const [event] = events;
  return event ? play.say(event.text) : t('report.why-later');
}

const move = (report: TurnReport, commodity: Commodity) =>
  report.after.outside[commodity] / (report.before.outside[commodity] || 1) - 1;

/** The commodity whose price moved most. */
const loudest = (report: TurnReport): Commodity =>
  COMMODITIES.reduce((most, one) =>
    Math.abs(move(report, one)) > Math.abs(move(report, most)) ? one : most,
  );
