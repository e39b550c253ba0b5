import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import type { DebriefView } from '#shared/protocol/class-views.ts';
import { t } from '../../i18n/index.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Plain, PollCard } from './PollCard.tsx';
import { SlideView } from './SlideView.tsx';

/** What everybody looks at together: the poll that is open, and the slide. */
export function Shown({
  debrief,
  problem = null,
  view: { slide: id, edition, poll },
  mine = null,
  vote,
}: {
  debrief: Debrief | null;
  problem?: string | null; // why there will be no debrief
  view: DebriefView;
  mine?: number | null;
  vote?: (answer: number) => void;
}) {
  const slide = debrief?.slides.find((one) => one.id === id);
  const question = slide?.is === 'question' ? slide.question : null;
  const asked = poll && (poll.open || poll.asked.is === 'own' || poll.asked.question === question);
  const own = poll?.asked.is === 'made' && poll.asked.question === question;
  return (
    <div class="debrief-shown" aria-busy={edition === 0 || (debrief === null && problem === null)}>
      <Problem of={problem} />
      {debrief === null && problem === null && <p role="status">{t('debrief.making')}</p>}
      {poll && asked && <PollCard debrief={debrief} poll={poll} mine={mine} {...(vote ? { vote } : {})} />}
      {debrief && question !== null && !own && <Plain debrief={debrief} question={question} />}
      {debrief && slide && slide.is !== 'question' && <SlideView debrief={debrief} slide={slide} />}
      {debrief && !slide && !asked && (
        <p class="lead" role="status">
          {t('debrief.wait')}
        </p>
      )}
    </div>
  );
}
