import { useId } from 'preact/hooks';
import type { Debrief } from '#shared/classroom/debrief/terms.ts';
import type { PollView } from '#shared/protocol/class-views.ts';
import { figure, t } from '../../i18n/index.ts';
import { Bar } from './Bar.tsx';
import { Otherwise } from './WhatIfView.tsx';
import { type Said, saidOf } from './words.ts';

/** A question, and what the class answers to it. */
export function PollCard({
  debrief,
  poll,
  mine = null,
  vote,
}: {
  debrief: Debrief | null;
  poll: PollView;
  mine?: number | null;
  vote?: (answer: number) => void; // for those who answer
}) {
  const said = saidOf(debrief, poll.asked);
  if (!said) return null;
  return (
    <section class="debrief-poll class-card" aria-label={t('debrief.poll')}>
      <Words debrief={debrief} said={said} />
      {poll.open && vote ? (
        <Choices said={said} mine={mine} vote={vote} />
      ) : (
        <Bars said={said} poll={poll} mine={mine} />
      )}
      <p class="mute" role="status">
        {t(poll.open ? 'debrief.given' : 'debrief.answers', { count: poll.given })}
      </p>
      {poll.open && vote && <p class="mute">{t('debrief.answer-how')}</p>}
    </section>
  );
}

/** The words of a question, with the order it is about. */
export function Words({ debrief, said }: { debrief: Debrief | null; said: Said }) {
  return (
    <>
      <h3 class="serif">{said.words}</h3>
      {debrief && said.about?.change.do === 'without' && (
        <Otherwise debrief={debrief} world={worldOf(said)} of={said.about} />
      )}
    </>
  );
}

const worldOf = ({ about }: Said): number => Number(/^what-if-(\d+)/.exec(about?.id ?? '')?.[1] ?? 0);

function Choices({ said, mine, vote }: { said: Said; mine: number | null; vote(answer: number): void }) {
  const group = useId();
  return (
    <fieldset class="debrief-choices">
      <legend class="unseen">{said.words}</legend>
      {said.answers.map((answer, at) => (
        <label key={answer} class={at === mine ? 'on' : ''}>
          <input type="radio" name={group} checked={at === mine} onChange={() => vote(at)} />
          <span>{answer}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Bars({
  said,
  poll: { votes, given, open },
  mine,
}: {
  said: Said;
  poll: PollView;
  mine: number | null;
}) {
  return (
    <ul class="debrief-bars">
      {said.answers.map((answer, at) => (
        <li key={answer}>
          <span>
            {answer}
            {at === mine && <small> ({t('debrief.yours')})</small>}
            {!open && at === said.right && <b> ✓ {t('debrief.right')}</b>}
          </span>
          {votes && (
            <>
              <Bar share={(votes[at] ?? 0) / Math.max(1, given)} />
              <b class="num">
                {votes[at] ?? 0} · {figure((votes[at] ?? 0) / Math.max(1, given), 'share')}
              </b>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A question before it is asked: its words and answers, nothing else. */
export function Plain({ debrief, question }: { debrief: Debrief; question: string }) {
  const said = saidOf(debrief, { is: 'made', question, answers: 0 });
  if (!said) return null;
  return (
    <section class="debrief-poll class-card" aria-label={t('debrief.group.question')}>
      <Words debrief={debrief} said={said} />
      <ul class="debrief-bars">
        {said.answers.map((answer) => (
          <li key={answer}>
            <span>{answer}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
