import { useState } from 'preact/hooks';
import { t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Seal } from '../ui/Seal.tsx';
import { Pacts } from './talks/PactsDialog.tsx';
import { Records } from './talks/Records.tsx';
import { Words } from './talks/Words.tsx';

const PARTS = ['news', 'letters', 'pacts', 'records'] as const;

/** What is said and signed in public: news of the last half-year, letters to everybody, pacts and records. */
export function PublicTalks({ play }: { play: Play }) {
  const [part, setPart] = useState<(typeof PARTS)[number]>('news');
  const desk = play.connection.desk.value;
  if (!desk) return null;
  const { world } = desk.view;
  const news = desk.report?.events ?? [];
  return (
    <section class="public-talks" aria-label={t('gallery.public')}>
      <fieldset class="talks-tabs">
        <legend class="unseen">{t('gallery.public')}</legend>
        {PARTS.map((one) => (
          <button key={one} type="button" aria-pressed={one === part} onClick={() => setPart(one)}>
            {word(`gallery.${one}`)}
          </button>
        ))}
      </fieldset>
      {part === 'news' &&
        (news.length === 0 ? (
          <p class="mute empty">{t('gallery.no-news')}</p>
        ) : (
          <ul class="events">
            {news.map((event, index) => (
              <li key={`${event.text.key}-${index}`}>
                {event.nation && <Seal of={event.nation} />} <span>{play.say(event.text)}</span>
              </li>
            ))}
          </ul>
        ))}
      {part === 'letters' &&
        (desk.letters.length === 0 ? (
          <p class="mute empty">{t('gallery.no-letters')}</p>
        ) : (
          <ol class="conversation">
            {desk.letters.map((letter, index) => (
              <li key={`${letter.turn}-${index}`}>
                <Seal of={letter.from} />
                <p>
                  <Words play={play} letter={letter} /> <small>{play.date(letter.turn)}</small>
                </p>
              </li>
            ))}
          </ol>
        ))}
      {part === 'pacts' && <Pacts play={play} world={world} nation={null} />}
      {part === 'records' && <Records play={play} world={world} nation={null} />}
    </section>
  );
}
