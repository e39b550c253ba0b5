import { useState } from 'preact/hooks';
import { LONGEST_NOTE, MOST_DAYS, type Quoted, type ReportView } from '#shared/conduct.ts';
import { phraseText } from '#shared/match/phrases.ts';
import type { Moderate } from '#shared/protocol/conduct.ts';
import { list, place, sentence, t, tell, word } from '../i18n/index.ts';
import { moment } from '../i18n/moment.ts';

/** A report with what stood around the letter, and what can be done about it. */
export function Report({
  report,
  busy,
  obey,
}: {
  report: ReportView;
  busy: boolean;
  obey(asked: Moderate): void;
}) {
  const { id, about, by, reason, words, letters, silenced, account } = report;
  const [note, setNote] = useState('');
  const [days, setDays] = useState(7);
  const title = `report-${id}`;
  const idle = busy || note.trim() === '';
  return (
    <article class="class-card moderate-report" aria-labelledby={title}>
      <h3 id={title}>
        {sentence(
          t('moderate.report', {
            about: place(about),
            by: place(by),
            reason: word(`conduct.reason.${reason}`),
          }),
        )}
      </h3>
      <p class="mute">
        {moment(report.at)} · {t('moderate.match', { match: report.match })}
      </p>
      {words !== '' && (
        <p>
          {t('moderate.says', { nation: place(by) })} <q dir="auto">{words}</q>
        </p>
      )}
      <ol>
        {letters.map((letter, index) => (
          <Letter key={`${letter.turn}-${index}`} letter={letter} />
        ))}
      </ol>
      {silenced && <p>{t('moderate.silenced', { nation: place(about) })}</p>}
      <label for={`note-${id}`}>{t('moderate.note')}</label>
      <input
        id={`note-${id}`}
        value={note}
        maxLength={LONGEST_NOTE}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <p class="moderate-acts">
        <button
          type="button"
          class="button"
          disabled={idle}
          onClick={() => obey({ do: 'dismiss', report: id, note })}
        >
          {t('moderate.dismiss')}
        </button>
        <button
          type="button"
          class="button"
          disabled={idle}
          onClick={() => obey({ do: 'silence', report: id, note })}
        >
          {t('moderate.silence')}
        </button>
      </p>
      {account ? (
        <p class="moderate-acts">
          <label for={`days-${id}`}>{t('moderate.days')}</label>
          <input
            id={`days-${id}`}
            class="num"
            type="number"
            min="1"
            max={MOST_DAYS}
            value={days}
            onInput={(event) => setDays(event.currentTarget.valueAsNumber)}
          />
          <button
            type="button"
            class="button"
            disabled={idle || !(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)}
            onClick={() => obey({ do: 'close', report: id, days, note })}
          >
            {t('moderate.close')}
          </button>
        </p>
      ) : (
        <p class="mute">{t('moderate.no-account')}</p>
      )}
    </article>
  );
}

/** Phrases of the book name no site of a match, and so can be told without one. */
const NOWHERE = { start: { year: 2010, half: 1 }, sites: [] } as const;

/** As it was written: nothing is masked for whoever has to judge it. */
function Letter({ letter: { turn, from, to, body, reported } }: { letter: Quoted }) {
  return (
    <li class={reported ? 'reported' : ''}>
      <b>
        {t('moderate.letter', {
          turn: turn + 1,
          from: place(from),
          to: to === null ? t('letters.all') : list(to.map(place)),
        })}
      </b>{' '}
      {body.is === 'words' ? (
        <span dir="auto" lang={body.lang}>
          {body.words}
        </span>
      ) : (
        tell(phraseText(body.phrase), NOWHERE)
      )}
      {reported && <em> {t('moderate.this')}</em>}
    </li>
  );
}
