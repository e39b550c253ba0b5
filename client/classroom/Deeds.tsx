import { useState } from 'preact/hooks';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { t, word } from '../i18n/index.ts';
import { locale } from '../i18n/speak.ts';
import { Problem } from '../ui/Problem.tsx';
import type { Tell } from './ConsolePage.tsx';
import { readCode } from './links.ts';

/** Things of the same kind that are listed at once. */
const MOST = 6;

/** What has happened, what was done and can be undone, and the end of it all. */
export function Deeds({
  view,
  tell,
  erase,
}: {
  view: TeacherView;
  tell: Tell;
  erase(): Promise<string | null>;
}) {
  const { deeds, notices, students } = view;
  const time = new Intl.DateTimeFormat(locale.value, { timeStyle: 'short' });
  return (
    <div class="class-foot">
      {notices.length > 0 && (
        <section class="class-card" aria-labelledby="notices-title">
          <h2 id="notices-title" class="serif">
            {t('teach.notices')}
          </h2>
          <ul>
            {notices
              .slice(-MOST)
              .reverse()
              .map(({ id, at, what, student, world }) => (
                <li key={id}>
                  <span class="num">{time.format(at)}</span>{' '}
                  {word(`teach.notice.${what}`, {
                    name: students.find((one) => one.id === student)?.shown ?? '',
                    world: (world ?? 0) + 1,
                  })}
                </li>
              ))}
          </ul>
        </section>
      )}
      {deeds.length > 0 && (
        <section class="class-card" aria-labelledby="deeds-title">
          <h2 id="deeds-title" class="serif">
            {t('teach.deeds')}
          </h2>
          <ul>
            {deeds
              .slice(-MOST)
              .reverse()
              .map(({ id, at, command, undo, undone }) => (
                <li key={id} class="row">
                  <span class="num">{time.format(at)}</span>
                  <span class="grow">{word(`teach.deed.${command.do}`)}</span>
                  {undone ? (
                    <span class="mute">{t('teach.undone')}</span>
                  ) : (
                    undo && (
                      <button
                        type="button"
                        class="button small"
                        aria-label={`${t('class.undo')}: ${word(`teach.deed.${command.do}`)}`}
                        onClick={() => tell({ do: 'undo', deed: id })}
                      >
                        {t('class.undo')}
                      </button>
                    )
                  )}
                </li>
              ))}
          </ul>
        </section>
      )}
      <Erase code={view.code} erase={erase} />
    </div>
  );
}

/** Deletes the class for good; its code is typed, so that nobody does it by a slip. */
function Erase({ code, erase }: { code: string; erase(): Promise<string | null> }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <details class="class-card">
      <summary>{t('teach.erase')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void erase().then(setProblem);
        }}
      >
        <p>{t('teach.erase-how')}</p>
        <label for="erase">{t('teach.erase-type', { code })}</label>
        <input
          id="erase"
          value={typed}
          autocomplete="off"
          onInput={(event) => setTyped(readCode(event.currentTarget.value))}
        />
        <Problem of={problem} />
        <p>
          <button type="submit" class="button" disabled={typed !== code}>
            {t('teach.erase-yes')}
          </button>
        </p>
      </form>
    </details>
  );
}
