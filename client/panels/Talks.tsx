import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../i18n/index.ts';
import { compose } from '../screens/compose.ts';
import type { Play } from '../screens/play.ts';
import { Icon } from '../ui/Icon.tsx';
import { blank } from './orders/fields.ts';
import { OurPacts } from './Treaties.tsx';
import { Inbox } from './talks/Inbox.tsx';
import { Letters } from './talks/Letters.tsx';
import { PactsDialog } from './talks/PactsDialog.tsx';

export const TALKS = ['inbox', 'letters', 'pacts'] as const;

/** Which part of diplomacy is open; other panels may turn to one. */
export const talking = signal<(typeof TALKS)[number]>('inbox');

/** What asks for an answer, letters, and what binds us. */
export function Talks({ play }: { play: Play }) {
  const [pacts, setPacts] = useState(false);
  const view = play.view.value;
  if (!view) return null;
  const { nation, world } = view;
  const now = talking.value;
  const counts = { inbox: play.asking.value, letters: unread(play, view), pacts: 0 };
  return (
    <section
      class="talks"
      aria-labelledby="talks-title"
      id="talks"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
    >
      <header class="talks-head">
        <h2 class="cap" id="talks-title">
          {t('talks.title')}
        </h2>
        <button
          type="button"
          class="button small"
          disabled={play.connection.sealed.value}
          onClick={() => compose(blank('propose', view))}
        >
          <Icon name="plus" /> {t('talks.new')}
        </button>
      </header>
      <fieldset class="talks-tabs">
        <legend class="unseen">{t('talks.parts')}</legend>
        {TALKS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === now}
            onClick={() => {
              talking.value = one;
            }}
          >
            {word(`talks.${one}`)}
            {counts[one] > 0 && <b>{counts[one]}</b>}
          </button>
        ))}
      </fieldset>
      {now === 'inbox' && <Inbox play={play} view={view} />}
      {now === 'letters' && <Letters play={play} nation={nation} />}
      {now === 'pacts' && (
        <>
          <button type="button" class="button small all-pacts" onClick={() => setPacts(true)}>
            <Icon name="table" /> {t('talks.all-pacts')}
          </button>
          <OurPacts play={play} view={view} />
        </>
      )}
      {pacts && <PactsDialog play={play} world={world} nation={nation} close={() => setPacts(false)} />}
    </section>
  );
}

const unread = (play: Play, { nation }: View): number =>
  play.letters.total(play.connection.desk.value?.letters ?? [], nation);

/** What waits for this player in talks: answers to give and letters to read. */
export function callsOf(play: Play): number {
  const view = play.view.value;
  return view ? play.asking.value + unread(play, view) : 0;
}
