import { useState } from 'preact/hooks';
import { type Place, ROLES } from '#shared/classroom/class.ts';
import type { StudentRow, TeacherView } from '#shared/protocol/class-views.ts';
import { isNation, NATIONS } from '#shared/world/terms.ts';
import { t, word } from '../i18n/index.ts';
import type { Tell } from './ConsolePage.tsx';
import { LONGEST_NAME } from './limits.ts';
import { placeName } from './names.ts';

/** Everybody in the class, where they sit, and the code by which they come back. */
export function Roster({ view, tell }: { view: TeacherView; tell: Tell }) {
  const { students, proposal, phase, worlds } = view;
  if (students.length === 0) return <p class="mute">{t('teach.nobody')}</p>;
  const agreed = students.filter(({ removed, consent }) => !removed && consent).length;
  const known = Math.max(worlds.length, ...proposal.map(({ place }) => place.world + 1));
  return (
    <section aria-labelledby="roster-title">
      <h2 id="roster-title" class="serif">
        {t('teach.roster')}
      </h2>
      {view.setup.research && <p>{t('class.consent-count', { count: agreed })}</p>}
      <div class="class-scroll">
        <table class="class-roster">
          <thead>
            <tr>
              <th scope="col">{t('class.name')}</th>
              <th scope="col">{t(phase === 'lobby' ? 'teach.place-plan' : 'teach.place')}</th>
              <th scope="col">{t('class.role')}</th>
              <th scope="col">{t('class.personal')}</th>
              <th scope="col">
                <span class="unseen">{t('teach.commands')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {students.map((student) => {
              const plan = proposal.find((one) => one.student === student.id);
              return (
                <Row
                  key={student.id}
                  student={student}
                  place={phase === 'lobby' ? (plan?.place ?? null) : student.place}
                  role={phase === 'lobby' ? (plan?.role ?? null) : student.role}
                  choices={choices(view, known)}
                  live={phase !== 'lobby'}
                  tell={tell}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Where somebody can be put: before the start anywhere, later where people play. */
function choices({ phase, worlds }: TeacherView, known: number): Place[] {
  return Array.from({ length: known }, (_, world) =>
    NATIONS.filter((nation) => phase === 'lobby' || worlds[world]?.seats[nation].bot === false).map(
      (nation) => ({ world, nation }),
    ),
  ).flat();
}

function Row({
  student: { id, name, shown, personal, head, connected, removed, muted },
  place,
  role,
  choices,
  live,
  tell,
}: {
  student: StudentRow;
  place: Place | null;
  role: StudentRow['role'];
  choices: Place[];
  live: boolean; // after the start
  tell: Tell;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const rename = async (to: string) => {
    if (await tell({ do: 'rename', student: id, name: to })) setTyped(null);
  };
  return (
    <tr class={removed ? 'removed' : ''}>
      <th scope="row">
        {typed === null ? (
          <>
            <span class={connected ? 'class-here' : 'class-away'} aria-hidden="true" />
            {shown} <span class="unseen">{t(connected ? 'teach.connected' : 'class.away')}</span>
          </>
        ) : (
          <form
            class="row"
            onSubmit={(event) => {
              event.preventDefault();
              void rename(typed);
            }}
          >
            <input
              aria-label={t('class.new-name', { name: shown })}
              value={typed}
              required
              maxLength={LONGEST_NAME}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <button type="submit" class="button small">
              {t('teach.do.rename')}
            </button>
          </form>
        )}
      </th>
      <td>
        {removed ? (
          t('teach.removed')
        ) : (
          <select
            aria-label={t('teach.place-of', { name: shown })}
            value={place ? keyOf(place) : ''}
            onChange={({ currentTarget: { value } }) => {
              const chosen = readKey(value);
              if (chosen) tell({ do: 'move', student: id, place: chosen });
            }}
          >
            {!place && <option value="">{t('teach.no-place')}</option>}
            {choices.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {placeName(one)}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>
        {role && live && !removed ? (
          <select
            aria-label={t('class.role-of', { name: shown })}
            value={role}
            onChange={({ currentTarget: { value } }) =>
              tell({ do: 'role', student: id, role: ROLES.find((one) => one === value) ?? role })
            }
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {word(`class.role.${one}`)}
              </option>
            ))}
          </select>
        ) : role ? (
          word(`class.role.${role}`)
        ) : (
          ''
        )}
        {head && role !== 'head' ? ` ${t('class.seals')}` : ''}
      </td>
      <td class="num">{personal}</td>
      <td>
        <p class="class-actions">
          {removed ? (
            <button type="button" class="button small" onClick={() => tell({ do: 'restore', student: id })}>
              {t('teach.do.restore')}
            </button>
          ) : (
            <>
              <button
                type="button"
                class="button small quiet"
                aria-label={`${t('teach.do.rename')}: ${shown}`}
                onClick={() => setTyped(typed === null ? name : null)}
              >
                {t('teach.do.rename')}
              </button>
              <button
                type="button"
                class="button small quiet"
                aria-label={`${t(muted ? 'teach.do.unmute' : 'teach.do.mute')}: ${shown}`}
                onClick={() => tell({ do: 'mute', student: id, muted: !muted })}
              >
                {t(muted ? 'teach.do.unmute' : 'teach.do.mute')}
              </button>
              <button
                type="button"
                class="button small quiet"
                aria-label={`${t('teach.do.remove')}: ${shown}`}
                onClick={() => tell({ do: 'remove', student: id })}
              >
                {t('teach.do.remove')}
              </button>
            </>
          )}
        </p>
      </td>
    </tr>
  );
}

const keyOf = ({ world, nation }: Place): string => `${world} ${nation}`;
function readKey(key: string): Place | null {
  const [world, nation = ''] = key.split(' ');
  return isNation(nation) ? { world: Number(world), nation } : null;
}
