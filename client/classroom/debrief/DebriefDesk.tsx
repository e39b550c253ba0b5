import type { Debrief, Slide } from '#shared/classroom/debrief/terms.ts';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { t, word } from '../../i18n/index.ts';
import type { Tell } from '../ConsolePage.tsx';
import { DataFiles } from './DataFiles.tsx';
import { OwnQuestion } from './OwnQuestion.tsx';
import { Reports } from './Report.tsx';
import { Shown } from './Shown.tsx';
import { Suppose } from './Suppose.tsx';
import { useDebrief } from './useDebrief.ts';
import { saidOf, slideTitle } from './words.ts';
import '../../styles/debrief.css';

/** Where the teacher leads through the debrief: slides, polls, reports, and the data. */
export function DebriefDesk({
  view,
  secrets,
  tell,
}: {
  view: TeacherView;
  secrets: { teacher: string; pin: string };
  tell: Tell;
}) {
  const { known: debrief, problem } = useDebrief(view.code, secrets, view.debrief?.edition ?? 0);
  if (!view.debrief) return null;
  return (
    <>
      <section class="class-card debrief-desk" aria-labelledby="debrief-title">
        <h2 class="serif" id="debrief-title">
          {t('debrief.title')}
        </h2>
        {debrief && <Slides debrief={debrief} view={view} tell={tell} />}
        {debrief?.edition === 1 && <p class="mute">{t('debrief.more')}</p>}
        <div class="debrief-preview">
          <Shown debrief={debrief} problem={problem} view={view.debrief} />
        </div>
        {debrief && <Suppose debrief={debrief} tell={tell} />}
        <OwnQuestion tell={tell} />
      </section>
      {debrief && <Reports view={view} debrief={debrief} secrets={secrets} />}
      <DataFiles code={view.code} secrets={secrets} />
    </>
  );
}

const KINDS: readonly Slide['is'][] = [
  'ends',
  'turn',
  'price',
  'dependence',
  'shortage',
  'what-if',
  'question',
];

function Slides({ debrief, view, tell }: { debrief: Debrief; view: TeacherView; tell: Tell }) {
  const { slides } = debrief;
  const id = view.debrief?.slide ?? null;
  const at = slides.findIndex((one) => one.id === id);
  const show = (slide: Slide | undefined) => tell({ do: 'show', slide: slide?.id ?? null });
  return (
    <>
      <p class="class-actions">
        <label for="slide">{t('debrief.slide-of')}</label>
        <select
          id="slide"
          value={id ?? ''}
          onChange={({ currentTarget: { value } }) => show(slides.find((one) => one.id === value))}
        >
          <option value="">–</option>
          {KINDS.map((kind) => {
            const own = slides.filter((one) => one.is === kind);
            return own.length === 0 ? null : (
              <optgroup key={kind} label={word(`debrief.group.${kind}`)}>
                {own.map((one) => (
                  <option key={one.id} value={one.id}>
                    {optionName(debrief, one)}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </select>
      </p>
      <p class="class-actions">
        <button type="button" class="button" disabled={at <= 0} onClick={() => show(slides[at - 1])}>
          {t('debrief.previous')}
        </button>
        <button
          type="button"
          class="button next"
          disabled={at === slides.length - 1}
          onClick={() => show(slides[at + 1])}
        >
          {t('debrief.next')}
        </button>
        <button type="button" class="button quiet" disabled={id === null} onClick={() => show(undefined)}>
          {t('debrief.off')}
        </button>
        <span class="num">
          {at + 1} / {slides.length}
        </span>
        <Asking debrief={debrief} view={view} slide={slides[at]} tell={tell} />
      </p>
    </>
  );
}

function optionName(debrief: Debrief, slide: Slide): string {
  if (slide.is !== 'question') return slideTitle(debrief, slide);
  const words = saidOf(debrief, { is: 'made', question: slide.question, answers: 0 })?.words ?? '';
  return words.length > 80 ? `${words.slice(0, 78)}…` : words;
}

/** Asks the question on the screens, or ends the poll that is open. */
function Asking({
  debrief,
  view,
  slide,
  tell,
}: {
  debrief: Debrief;
  view: TeacherView;
  slide: Slide | undefined;
  tell: Tell;
}) {
  if (view.debrief?.poll?.open)
    return (
      <button type="button" class="button primary" onClick={() => tell({ do: 'close-poll' })}>
        {t('debrief.close-poll')}
      </button>
    );
  const question =
    slide?.is === 'question' ? debrief.questions.find(({ id }) => id === slide.question) : undefined;
  return question ? (
    <>
      <button
        type="button"
        class="button primary"
        onClick={() =>
          tell({ do: 'ask', asked: { is: 'made', question: question.id, answers: question.answers.length } })
        }
      >
        {t('debrief.ask')}
      </button>
      <button type="button" class="button" onClick={() => tell({ do: 'show', slide: question.look })}>
        {t('debrief.look')}
      </button>
    </>
  ) : null;
}
