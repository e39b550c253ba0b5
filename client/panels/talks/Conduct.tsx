import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type ConductError, LONGEST_NOTE, REASONS, type Reason } from '#shared/conduct.ts';
import type { Letter } from '#shared/match/letters.ts';
import type { ReportLetter } from '#shared/protocol/conduct.ts';
import { placeAt } from '../../classroom/held.ts';
import { place, t, word } from '../../i18n/index.ts';
import { ask, Refusal } from '../../net/http.ts';
import { seatIn } from '../../net/seats.ts';
import type { Play } from '../../screens/play.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Problem } from '../../ui/Problem.tsx';
import '../../styles/conduct.css';

interface Props {
  play: Play;
  letter: Letter;
  children: ComponentChildren; // the letter in words
  close(): void;
}

/** What a reader can do about a letter: hide its writer, or report it. In a class the teacher is there instead. */
export function Conduct({ play, letter, children, close }: Props) {
  const token = placeAt(play.match) ? undefined : seatIn(play.match)?.token;
  return (
    <Dialog title={t('conduct.title')} close={close}>
      <div class="conduct">
        <blockquote>{children}</blockquote>
        <section>
          <h3 class="cap">{t('conduct.hide.title')}</h3>
          <p class="mute">{t('conduct.hide.how')}</p>
          <button
            type="button"
            class="button"
            onClick={() => {
              play.muted.add(letter.from);
              close();
            }}
          >
            {t('conduct.hide', { nation: place(letter.from) })}
          </button>
        </section>
        {token && <Report play={play} letter={letter} token={token} />}
      </div>
    </Dialog>
  );
}

function Report({ play, letter, token }: Omit<Props, 'close' | 'children'> & { token: string }) {
  const [reason, setReason] = useState<Reason | null>(null);
  const [words, setWords] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'sent'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!reason) return;
    setState('sending');
    setProblem(null);
    const { turn, from } = letter;
    const at = play.connection.desk.value?.letters.indexOf(letter) ?? -1;
    const body: ReportLetter = { letter: Math.max(0, at), turn, from, reason, words };
    try {
      await ask('POST', `/api/matches/${play.match}/reports`, { body, token });
      setState('sent');
    } catch (error) {
      setProblem(reasonOf(error));
      setState('open');
    }
  };
  return (
    <section>
      <h3 class="cap">{t('conduct.report.title')}</h3>
      {state === 'sent' ? (
        <p role="status">{t('conduct.reported')}</p>
      ) : (
        <form onSubmit={(event) => void send(event)}>
          <p class="mute">{t('conduct.report.how')}</p>
          <fieldset class="reasons">
            <legend>{t('conduct.reason')}</legend>
            {REASONS.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="reason"
                  required
                  checked={one === reason}
                  onChange={() => setReason(one)}
                />
                {word(`conduct.reason.${one}`)}
              </label>
            ))}
          </fieldset>
          <label>
            {t('conduct.words')}
            <textarea
              rows={3}
              maxLength={LONGEST_NOTE}
              value={words}
              onInput={({ currentTarget }) => setWords(currentTarget.value)}
            />
          </label>
          <button type="submit" class="button primary" disabled={!reason || state === 'sending'}>
            {t('conduct.report')}
          </button>
          <Problem of={problem} />
        </form>
      )}
    </section>
  );
}

const OWN: readonly string[] = ['reported', 'no-letter'] satisfies ConductError[];

function reasonOf(error: unknown): string {
  const code = error instanceof Refusal ? error.code : 'offline';
  return word(OWN.includes(code) ? `conduct.error.${code}` : `error.${code}`);
}
