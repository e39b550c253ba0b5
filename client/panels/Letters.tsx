import { useState } from 'preact/hooks';
import { LONGEST_LETTER } from '#shared/match/letters.ts';
import { isNation, NATIONS, type NationId } from '#shared/world/terms.ts';
import { place, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Seal } from '../ui/Seal.tsx';

/** Letters between governments that people lead; with computers alone there is nobody to write to. */
export function Letters({ play, nation }: { play: Play; nation: NationId }) {
  const seats = play.connection.seats.value;
  const letters = play.connection.desk.value?.letters ?? [];
  const people = NATIONS.filter((one) => one !== nation && seats[one]?.bot === false);
  const [to, setTo] = useState<NationId | null>(null);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  if (people.length === 0) return null;

  const send = async (event: Event) => {
    event.preventDefault();
    if (words.trim() === '') return;
    const error = await play.connection.say(to, words);
    setFault(error ? t(`error.${error.code}`) : null);
    if (!error) setWords('');
  };
  return (
    <>
      <h3 class="cap">{t('letters.title')}</h3>
      <ol class="letters" aria-live="polite">
        {letters.slice(-12).map((letter, index) => (
          <li key={`${letter.turn}-${index}`}>
            <Seal of={letter.from} mine={letter.from === nation} />
            <p>
              <span class="mute">
                {t('letters.head', {
                  date: play.date(letter.turn),
                  to: letter.to ? place(letter.to) : t('letters.all'),
                })}
              </span>{' '}
              <span dir="auto">{letter.words}</span>
            </p>
          </li>
        ))}
      </ol>
      <form class="letter-form" onSubmit={(event) => void send(event)}>
        <label for="letter-to">{t('letters.to')}</label>
        <select
          id="letter-to"
          value={to ?? ''}
          onChange={({ currentTarget }) => setTo(isNation(currentTarget.value) ? currentTarget.value : null)}
        >
          <option value="">{t('letters.all')}</option>
          {people.map((one) => (
            <option key={one} value={one}>
              {word(`region.${one}`)}
            </option>
          ))}
        </select>
        <input
          type="text"
          aria-label={t('letters.words')}
          maxLength={LONGEST_LETTER}
          value={words}
          placeholder={t('letters.words')}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <button type="submit" class="button small" disabled={words.trim() === ''}>
          {t('letters.send')}
        </button>
        {fault && (
          <p class="problem" role="alert">
            {fault}
          </p>
        )}
      </form>
    </>
  );
}
