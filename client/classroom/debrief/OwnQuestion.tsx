import { useState } from 'preact/hooks';
import { LONGEST_WORDS } from '#shared/classroom/class.ts';
import { t } from '../../i18n/index.ts';
import type { Tell } from '../ConsolePage.tsx';

const [LEAST, MOST] = [2, 6];

/** A question in the teacher's own words. */
export function OwnQuestion({ tell }: { tell: Tell }) {
  const [words, setWords] = useState('');
  const [answers, setAnswers] = useState('');
  const given = answers
    .split('\n')
    .map((line) => line.trim().slice(0, 120))
    .filter((line) => line !== '');
  const whole = words.trim() !== '' && given.length >= LEAST && given.length <= MOST;
  const ask = async () => {
    if (!(await tell({ do: 'ask', asked: { is: 'own', words: words.trim(), answers: given } }))) return;
    setWords('');
    setAnswers('');
  };
  return (
    <details>
      <summary>{t('debrief.own-question')}</summary>
      <form
        class="debrief-question"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label for="own-words">{t('debrief.own-words')}</label>
        <input
          id="own-words"
          value={words}
          required
          maxLength={LONGEST_WORDS}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <label for="own-answers">{t('debrief.own-answers')}</label>
        <textarea
          id="own-answers"
          rows={4}
          value={answers}
          required
          onInput={(event) => setAnswers(event.currentTarget.value)}
        />
        <p>
          <button type="submit" class="button" disabled={!whole}>
            {t('debrief.ask')}
          </button>
        </p>
      </form>
    </details>
  );
}
