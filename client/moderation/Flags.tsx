import { useState } from 'preact/hooks';
import { type FlagView, LONGEST_NOTE } from '#shared/conduct.ts';
import type { Moderate } from '#shared/protocol/conduct.ts';
import { figure, place, quantity, t, word } from '../i18n/index.ts';
import { moment } from '../i18n/moment.ts';
import { locale } from '../i18n/speak.ts';

interface Props {
  busy: boolean;
  obey(asked: Moderate): void;
}

/** What pairs of accounts did oddly, with the matches that show it. */
export function Flags({ flags, ...rest }: Props & { flags: readonly FlagView[] }) {
  return (
    <section aria-labelledby="signals-title">
      <h2 id="signals-title" class="serif">
        {t('moderate.signals', { count: flags.length })}
      </h2>
      <p>{flags.length === 0 ? t('moderate.signals-none') : t('moderate.signals-lead')}</p>
      {flags.map((flag) => (
        <Flag key={flag.id} flag={flag} {...rest} />
      ))}
    </section>
  );
}

function Flag({ flag, busy, obey }: Props & { flag: FlagView }) {
  const [note, setNote] = useState('');
  const { id, grounds, meetings } = flag;
  const title = `flag-${id}`;
  return (
    <article class="class-card moderate-report" aria-labelledby={title}>
      <h3 id={title}>{word(`moderate.signal.${grounds.signal}`)}</h3>
      <p>{found(flag)}</p>
      <ol>
        {meetings.map(({ match, at, one, other }) => (
          <li key={match}>
            <a href={`/replay/${match}`}>
              {t('moderate.meeting', { date: moment(at), one: place(one), other: place(other) })}
            </a>
          </li>
        ))}
      </ol>
      <label for={`note-${id}`}>{t('moderate.note')}</label>
      <input
        id={`note-${id}`}
        value={note}
        maxLength={LONGEST_NOTE}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <button
        type="button"
        class="button"
        disabled={busy || note.trim() === ''}
        onClick={() => obey({ do: 'set-aside', flag: id, note })}
      >
        {t('moderate.set-aside')}
      </button>
    </article>
  );
}

/** What was seen, with its figures. */
function found({ grounds, meetings }: FlagView): string {
  switch (grounds.signal) {
    case 'gifts': {
      const { met, funds } = grounds;
      return t('moderate.found.gifts', { count: meetings.length, met, money: quantity(funds, 'M USD') });
    }
    case 'together': {
      const [first, second] = grounds.games;
      return t('moderate.found.together', {
        met: grounds.met,
        expected: rough(grounds.expected),
        first,
        second,
      });
    }
    case 'thrown': {
      const [one, other] = grounds.with;
      const [without, otherWithout] = grounds.without;
      return t('moderate.found.thrown', {
        with: figure(one, 'share'),
        without: figure(without, 'share'),
        otherWith: figure(other, 'share'),
        otherWithout: figure(otherWithout, 'share'),
        errors: rough(grounds.errors),
      });
    }
  }
}

/** Two digits of a number that is no more exact. */
const rough = (value: number): string =>
  new Intl.NumberFormat(locale.value, { maximumSignificantDigits: 2 }).format(value);
