import { useState } from 'preact/hooks';
import { type Audience, LONGEST_WORDS } from '#shared/classroom/class.ts';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { t } from '../i18n/index.ts';
import type { Tell } from './ConsolePage.tsx';
import { placeName } from './names.ts';

/** The teacher's words: to everybody, to one world or to one delegation. */
export function Say({ view, tell }: { view: TeacherView; tell: Tell }) {
  const [words, setWords] = useState('');
  const [to, setTo] = useState<Audience | null>(null);
  const { message, hints } = view;
  const known = audiences(view);
  const said = [...(message ? [{ ...message, to: null }] : []), ...hints];
  const send = async () => {
    // What was written meanwhile stays, and so does what did not arrive.
    if (await tell({ do: 'say', to, words })) setWords((now) => (now === words ? '' : now));
  };
  return (
    <form
      class="class-say"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for="say">{t('teach.say')}</label>
      {known.length > 0 && (
        <select
          aria-label={t('teach.say-to')}
          value={nameOf(to)}
          onChange={({ currentTarget: { value } }) =>
            setTo(known.find((one) => nameOf(one) === value) ?? null)
          }
        >
          <option value={nameOf(null)}>{nameOf(null)}</option>
          {known.map((one) => (
            <option key={nameOf(one)} value={nameOf(one)}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      )}
      <input
        id="say"
        value={words}
        required
        maxLength={LONGEST_WORDS}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {t('teach.say-send')}
      </button>
      {said.map((one) => (
        <p key={one.id} class="class-said">
          {one.to && <b>{nameOf(one.to)}: </b>}
          <q>{one.words}</q>{' '}
          <button
            type="button"
            class="button small quiet"
            aria-label={`${t('teach.say-off')}: ${one.words}`}
            onClick={() => tell({ do: 'say', to: one.to, words: '' })}
          >
            {t('teach.say-off')}
          </button>
        </p>
      ))}
    </form>
  );
}

/** Each world that is played, and each delegation in it. */
const audiences = ({ worlds, phase }: TeacherView): Audience[] =>
  worlds.flatMap(({ seats, closed }, world) =>
    closed || phase === 'lobby'
      ? []
      : [
          { world, nation: null },
          ...NATIONS.filter((nation) => seats[nation].members > 0).map((nation) => ({ world, nation })),
        ],
  );

function nameOf(to: Audience | null): string {
  if (!to) return t('teach.everybody');
  const { world, nation } = to;
  return nation ? placeName({ world, nation }) : t('class.world', { number: world + 1 });
}
