import { useState } from 'preact/hooks';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { t } from '../../i18n/index.ts';
import { Problem } from '../../ui/Problem.tsx';
import { LineState, problemOf } from '../Closed.tsx';
import type { HeldPlace } from '../held.ts';
import type { ClassLine } from '../line.ts';
import { sitDown } from '../seat.ts';
import { OwnPages } from './OwnPages.tsx';
import { Shown } from './Shown.tsx';
import { useBook, useDebrief } from './useDebrief.ts';
import '../../styles/debrief.css';

/** A student after the end: with the class, or on one's own delegation's pages. */
export function StudentDebrief({
  place,
  line,
  view,
}: {
  place: HeldPlace;
  line: ClassLine<StudentView>;
  view: StudentView;
}) {
  const [own, setOwn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const who = { token: place.token };
  const debrief = useDebrief(place.code, who, view.debrief?.edition ?? 0);
  if (!view.debrief) return null;
  const { poll } = view.debrief;
  const vote = (answer: number) =>
    void line.ask('vote', { poll: poll?.id ?? 0, answer }).then((refused) => setProblem(problemOf(refused)));
  return (
    <div class="debrief">
      <h1 class="serif">{t('debrief.title')}</h1>
      <LineState line={line} />
      <Problem of={problem} />
      <p class="class-actions debrief-tabs">
        <button type="button" class="button" aria-pressed={!own} onClick={() => setOwn(false)}>
          {t('debrief.with-class')}
        </button>
        {view.place && (
          <button type="button" class="button" aria-pressed={own} onClick={() => setOwn(true)}>
            {t('debrief.own')}
          </button>
        )}
        {view.match && (
          <a
            class="button quiet"
            href={`/match/${view.match}`}
            onClick={(event) => {
              event.preventDefault();
              sitDown(place, view);
            }}
          >
            {t('debrief.our-match')}
          </a>
        )}
      </p>
      {own && view.place ? (
        <Own place={place} view={view} debrief={debrief} />
      ) : (
        <Shown
          debrief={debrief.known}
          problem={debrief.problem}
          view={view.debrief}
          mine={view.answer}
          vote={vote}
        />
      )}
    </div>
  );
}

function Own({
  place,
  view,
  debrief,
}: {
  place: HeldPlace;
  view: StudentView;
  debrief: ReturnType<typeof useDebrief>;
}) {
  const seat = view.place ?? { world: 0, nation: 'JPN' as const };
  const book = useBook(place.code, { token: place.token }, view.debrief?.edition ?? 0, seat);
  const { known, problem } = debrief;
  if (!known) return problem ? <Problem of={problem} /> : <p role="status">{t('debrief.making')}</p>;
  return (
    <div class="debrief-print">
      <Problem of={book.problem} />
      <OwnPages
        debrief={known}
        world={seat.world}
        nation={seat.nation}
        book={book.known}
        members={view.delegation.map(({ shown }) => shown)}
      />
      <p class="no-print">
        <button type="button" class="button" onClick={() => window.print()}>
          {t('debrief.print')}
        </button>
      </p>
    </div>
  );
}
