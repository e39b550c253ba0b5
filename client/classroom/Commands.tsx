import { useState } from 'preact/hooks';
import type { TeacherView } from '#shared/protocol/class-views.ts';
import { t, word } from '../i18n/index.ts';
import type { Tell } from './ConsolePage.tsx';
import { Say } from './Say.tsx';
import { TurnCommands } from './TurnCommands.tsx';
import { phaseName } from './time.ts';

/** What the teacher can do with the whole class at once. */
export function Commands({ view, tell }: { view: TeacherView; tell: Tell }) {
  const { phase, ranking, muted } = view;
  const strict = view.setup.chat === 'phrases';
  const here = view.students.filter(({ removed, connected }) => !removed && connected).length;
  const all = view.students.filter(({ removed }) => !removed).length;
  const live = phase !== 'lobby' && phase !== 'debrief';
  const [asked, setAsked] = useState<'debrief' | 'restart' | null>(null);
  return (
    <section class="class-card" aria-label={t('teach.commands')}>
      <p class="class-now" role="status">
        <b>{phaseName(phase)}</b> {t('teach.here', { here, all })}
      </p>
      <p class="class-actions">
        {phase === 'lobby' && (
          <button
            type="button"
            class="button next"
            disabled={all === 0}
            onClick={() => tell({ do: 'start' })}
          >
            {t('teach.do.start')}
          </button>
        )}
      </p>
      <TurnCommands view={view} tell={tell} />
      <p class="class-actions">
        {phase !== 'lobby' && (
          <button type="button" class="button" onClick={() => tell({ do: 'ranking', shown: !ranking })}>
            {t(ranking ? 'teach.do.hide-ranking' : 'teach.do.show-ranking')}
          </button>
        )}
        <button
          type="button"
          class="button"
          onClick={() => tell({ do: 'mute', student: null, muted: !muted })}
        >
          {t(muted ? 'teach.do.unmute-all' : 'teach.do.mute-all')}
        </button>
        {live && (
          <button
            type="button"
            class="button"
            onClick={() => tell({ do: 'chat', chat: strict ? 'free' : 'phrases' })}
          >
            {t(strict ? 'teach.do.chat-free' : 'teach.do.chat-phrases')}
          </button>
        )}
        {live && <Projected view={view} tell={tell} />}
        {live && (
          <button type="button" class="button" onClick={() => setAsked('debrief')}>
            {t('teach.do.debrief')}
          </button>
        )}
        {phase !== 'lobby' && (
          <button type="button" class="button" onClick={() => setAsked('restart')}>
            {t('teach.do.restart')}
          </button>
        )}
      </p>
      {asked && phase !== 'lobby' && (
        <div class="class-sure">
          <p role="status">{word(`teach.sure.${asked}`)}</p>
          <p class="class-actions">
            <button
              type="button"
              class="button primary"
              onClick={() => {
                void tell({ do: asked });
                setAsked(null);
              }}
            >
              {word(`teach.yes.${asked}`)}
            </button>
            <button type="button" class="button" onClick={() => setAsked(null)}>
              {t('action.cancel')}
            </button>
          </p>
        </div>
      )}
      <Say view={view} tell={tell} />
    </section>
  );
}

/** The world whose map is on the big screen; or one after the other. */
function Projected({ view: { worlds, projected }, tell }: { view: TeacherView; tell: Tell }) {
  if (worlds.length < 2) return null;
  return (
    <span class="class-pair">
      <label for="projected">{t('teach.projected')}</label>
      <select
        id="projected"
        value={String(projected)}
        onChange={({ currentTarget: { value } }) =>
          tell({ do: 'project', world: value === 'null' ? null : Number(value) })
        }
      >
        <option value="null">{t('teach.projected-each')}</option>
        {worlds.map(({ closed }, at) =>
          closed ? null : (
            <option key={at} value={String(at)}>
              {t('class.world', { number: at + 1 })}
            </option>
          ),
        )}
      </select>
    </span>
  );
}
