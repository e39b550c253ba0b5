import { useState } from 'preact/hooks';
import { type ActView, LONGEST_NOTE } from '#shared/conduct.ts';
import type { Moderate } from '#shared/protocol/conduct.ts';
import { place, t, word } from '../i18n/index.ts';
import { moment } from '../i18n/moment.ts';

interface Props {
  busy: boolean;
  obey(asked: Moderate): void;
}

/** All that moderators have done, the newest first; whatever has not been taken back can be. */
export function Log({ acts, ...rest }: Props & { acts: readonly ActView[] }) {
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title" class="serif">
        {t('moderate.log')}
      </h2>
      {acts.length === 0 && <p>{t('moderate.log-empty')}</p>}
      <ol class="moderate-log">
        {acts.map((act) => (
          <Act key={act.id} act={act} {...rest} />
        ))}
      </ol>
    </section>
  );
}

function Act({ act, busy, obey }: Props & { act: ActView }) {
  const [note, setNote] = useState('');
  const { id, did, nation, match, until, undone } = act;
  return (
    <li class="class-card">
      <p>
        <b>{word(`moderate.did.${did}`)}</b>
        {nation && match && ` · ${place(nation)} · ${t('moderate.match', { match })}`}
        {until !== null && ` · ${t('moderate.until', { date: moment(until) })}`}
        {undone && ` · ${t('moderate.undone')}`}
      </p>
      <p class="mute">
        {moment(act.at)} · <q dir="auto">{act.note}</q>
      </p>
      {did !== 'undo' && !undone && (
        <details>
          <summary>{t('moderate.take-back')}</summary>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              obey({ do: 'undo', act: id, note });
            }}
          >
            <label for={`undo-${id}`}>{t('moderate.note')}</label>
            <input
              id={`undo-${id}`}
              value={note}
              required
              maxLength={LONGEST_NOTE}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
            <button type="submit" class="button" disabled={busy || note.trim() === ''}>
              {t('moderate.undo')}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
