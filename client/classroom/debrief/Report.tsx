import { useState } from 'preact/hooks';
import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { COMMODITIES, isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import { date, t, word } from '../../i18n/index.ts';
import { Problem } from '../../ui/Problem.tsx';
import { DependenceChart, PriceChart } from './charts.tsx';
import { OwnPages } from './OwnPages.tsx';
import { PollCard } from './PollCard.tsx';
import { ShortageTable } from './ShortageTable.tsx';
import { Ends, SlideView } from './SlideView.tsx';
import { useBook } from './useDebrief.ts';
import { delegationName, slideTitle, worldName } from './words.ts';

interface Place {
  world: number;
  nation: NationId;
}
type Chosen = 'class' | 'all' | Place;
type Secrets = { teacher: string; pin: string };

/** What-ifs of one world in the class's report. */
const MOST_WHAT_IFS = 2;

/** Reports to print: of the class, of one delegation, or of each. */
export function Reports({
  view,
  debrief,
  secrets,
}: {
  view: TeacherView;
  debrief: Debrief;
  secrets: Secrets;
}) {
  const [chosen, setChosen] = useState<Chosen>('class');
  const [open, setOpen] = useState(false);
  const places = placesOf(view);
  return (
    <section class="class-card debrief-reports" aria-labelledby="reports-title">
      <h2 class="serif" id="reports-title">
        {t('debrief.reports')}
      </h2>
      <p class="class-actions">
        <label for="report-of">{t('debrief.report-of')}</label>
        <select
          id="report-of"
          value={typeof chosen === 'string' ? chosen : `${chosen.world} ${chosen.nation}`}
          onChange={({ currentTarget: { value } }) => setChosen(read(value))}
        >
          <option value="class">{t('debrief.whole-class')}</option>
          <option value="all">{t('debrief.each-delegation')}</option>
          {places.map(({ world, nation }) => (
            <option key={`${world} ${nation}`} value={`${world} ${nation}`}>
              {delegationName(world, nation)}
            </option>
          ))}
        </select>
        <button type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'debrief.report-close' : 'debrief.report-open')}
        </button>
        {open && (
          <button type="button" class="button primary" onClick={() => window.print()}>
            {t('debrief.print')}
          </button>
        )}
      </p>
      {open && (
        <div class="debrief-print">
          {chosen === 'class' ? (
            <ClassReport view={view} debrief={debrief} />
          ) : (
            (chosen === 'all' ? places : [chosen]).map((place) => (
              <Delegation
                key={`${place.world} ${place.nation}`}
                place={place}
                view={view}
                debrief={debrief}
                secrets={secrets}
              />
            ))
          )}
        </div>
      )}
    </section>
  );
}

/** The delegations that had members. */
const placesOf = ({ worlds, students }: TeacherView): Place[] =>
  worlds.flatMap((_, world) =>
    NATIONS.filter((nation) =>
      students.some(({ place, removed }) => !removed && place?.world === world && place.nation === nation),
    ).map((nation) => ({ world, nation })),
  );

function read(value: string): Chosen {
  if (value === 'class' || value === 'all') return value;
  const [world = '0', nation = ''] = value.split(' ');
  return { world: Number(world), nation: isNation(nation) ? nation : 'JPN' };
}

function Delegation({
  place,
  view,
  debrief,
  secrets,
}: {
  place: Place;
  view: TeacherView;
  debrief: Debrief;
  secrets: Secrets;
}) {
  const book = useBook(view.code, secrets, debrief.edition, place);
  const members = view.students.filter(
    (one) => !one.removed && one.place?.world === place.world && one.place.nation === place.nation,
  );
  return (
    <>
      <Problem of={book.problem} />
      <OwnPages debrief={debrief} {...place} book={book.known} members={members.map(({ shown }) => shown)} />
    </>
  );
}

/** The whole class on a few pages: ends, prices, dependence, the worst shortage of each world, what would have been, polls. */
function ClassReport({ view, debrief }: { view: TeacherView; debrief: Debrief }) {
  return (
    <article class="debrief-report">
      <header>
        <p class="cap">{t('class.console', { code: view.code })}</p>
        <h2 class="serif">{word(`scenario.${debrief.scenario}`)}</h2>
      </header>
      <Ends debrief={debrief} />
      {COMMODITIES.map((good) => (
        <figure key={good}>
          <figcaption class="serif">{t('debrief.slide.price', { good: word(`good.${good}`) })}</figcaption>
          <PriceChart debrief={debrief} good={good} />
        </figure>
      ))}
      {NATIONS.filter((nation) => nation !== 'CHN').map((nation) => (
        <figure key={nation}>
          <figcaption class="serif">
            {t('debrief.slide.dependence', { nation: word(`region.${nation}`) })}
          </figcaption>
          <DependenceChart debrief={debrief} nation={nation} />
        </figure>
      ))}
      {debrief.worlds.map((story) => {
        const worst = story.turns
          .flatMap(({ turn, shortage }) => (shortage ? [{ turn, shortage }] : []))
          .sort(
            (a, b) => b.shortage.paid[b.shortage.worst].missing - a.shortage.paid[a.shortage.worst].missing,
          )[0];
        return (
          <section key={story.world} class="debrief-world">
            <h3 class="serif">{worldName(story.world)}</h3>
            {worst && (
              <>
                <h4 class="cap">
                  {t('debrief.group.shortage')}, {date(debrief.start, worst.turn)}
                </h4>
                <ShortageTable of={worst.shortage} />
              </>
            )}
            {debrief.slides
              .filter((slide) => slide.is === 'what-if' && slide.world === story.world)
              .slice(0, MOST_WHAT_IFS)
              .map((slide) => (
                <SlideView key={slideTitle(debrief, slide) + slide.id} debrief={debrief} slide={slide} />
              ))}
          </section>
        );
      })}
      {view.polls
        .filter(({ open }) => !open)
        .map((poll) => (
          <PollCard key={poll.id} debrief={debrief} poll={poll} />
        ))}
    </article>
  );
}
