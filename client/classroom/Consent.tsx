import { useState } from 'preact/hooks';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { t } from '../i18n/index.ts';
import { Problem } from '../ui/Problem.tsx';
import { problemOf } from './Closed.tsx';
import type { ClassLine } from './line.ts';

/** Asks whether one's orders and answers may be used for research; one can change one's mind. */
export function Consent({
  line,
  asked: { words, given },
}: {
  line: ClassLine<StudentView>;
  asked: NonNullable<StudentView['consent']>;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const answer = (yes: boolean) =>
    void line.ask('consent', { given: yes }).then((refused) => setProblem(problemOf(refused)));
  return (
    <section class="class-card" aria-labelledby="consent-title">
      <h2 class="serif" id="consent-title">
        {t('class.consent')}
      </h2>
      <p class="class-consent">{words}</p>
      <p class="mute">{t('class.consent-how')}</p>
      <Problem of={problem} />
      <p class="class-actions">
        <button type="button" class="button" aria-pressed={given === true} onClick={() => answer(true)}>
          {t('class.consent-yes')}
        </button>
        <button type="button" class="button" aria-pressed={given === false} onClick={() => answer(false)}>
          {t('class.consent-no')}
        </button>
        <span role="status">
          {given === null ? '' : t(given ? 'class.consent-given' : 'class.consent-refused')}
        </span>
      </p>
    </section>
  );
}
