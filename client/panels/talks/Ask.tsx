import type { ComponentChildren } from 'preact';
import { subject } from '#shared/orders/index.ts';
import type { NationId } from '#shared/world/terms.ts';
import { sentence, t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Seal } from '../../ui/Seal.tsx';
import { type Ask as Asked, answersTo, draftedFor } from './asks.ts';

interface Props {
  play: Play;
  ask: Asked;
  from: NationId;
  title: string;
  expires: number; // turn with whose orders it lapses
  accept(): void;
  decline(): void;
  counter?: () => void;
  children: ComponentChildren;
}

/** Something to answer; the answer goes into the draft, shows as drafted, and can be taken back. */
export function Ask({ play, ask, from, title, expires, accept, decline, counter, children }: Props) {
  const drafted = draftedFor(ask, play.drafted.value);
  const sealed = play.connection.sealed.value;
  return (
    <article class={`ask ${drafted ? 'drafted' : ''}`} aria-label={title}>
      <Seal of={from} />
      <div>
        <h3>{sentence(title)}</h3>
        {children}
        <p class="mute">{t('inbox.lapses', { date: play.date(expires) })}</p>
        {drafted ? (
          <p class="answer">
            <b>{word(`inbox.${drafted}`)}</b>
            <button
              type="button"
              class="button small quiet"
              disabled={sealed}
              onClick={() =>
                play.change(
                  ...answersTo(ask, play.connection.draft.value).map((order) => ({
                    do: 'remove' as const,
                    subject: subject(order),
                  })),
                )
              }
            >
              {t('inbox.take-back')}
            </button>
          </p>
        ) : (
          <p class="answer">
            <button type="button" class="button small primary" disabled={sealed} onClick={accept}>
              {t('inbox.accept')}
            </button>
            {counter && (
              <button type="button" class="button small" disabled={sealed} onClick={counter}>
                {t('inbox.counter')}
              </button>
            )}
            <button type="button" class="button small" disabled={sealed} onClick={decline}>
              {t('inbox.decline')}
            </button>
          </p>
        )}
      </div>
    </article>
  );
}
