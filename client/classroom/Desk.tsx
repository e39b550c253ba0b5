import { phraseText } from '#shared/match/phrases.ts';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { listed, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Motions } from './Motions.tsx';
import { undecided } from './sealing.ts';

/** What a member of a delegation is there for, who else is, and what waits for a decision. */
export function Desk({ play }: { play: Play }) {
  const view = play.delegation.value?.view;
  if (!view) return null;
  const { mandate, delegation, you } = view;
  const sealed = play.connection.sealed.value;
  return (
    <div class="class-desk">
      {mandate && (
        <p class="class-brief">
          {mandate.role && <b>{word(`class.role.${mandate.role}`)}</b>} {t(briefOf(mandate))}
        </p>
      )}
      {delegation.length > 1 && (
        <ul class="class-members" aria-label={t('class.delegation')}>
          {delegation.map((one) => (
            <li key={one.id} class={one.connected ? '' : 'away'}>
              {one.id === you.id ? t('members.you', { name: one.shown }) : one.shown}
              {one.role && <small> {word(`class.role.${one.role}`)}</small>}
              {!one.connected && <small> ({t('class.away')})</small>}
            </li>
          ))}
        </ul>
      )}
      <Motions play={play} view={view} />
      <p class="unseen" role="status">
        {lastNote(play, you.id)}
      </p>
      <p class="mute" role="status">
        {sealed ? '' : waitsFor(view)}
      </p>
    </div>
  );
}

/** The last note of another member, for those who do not have the notes before their eyes. */
function lastNote(play: Play, you: number): string {
  const note = play.connection.desk.value?.letters.findLast(({ by }) => by !== null && by.number !== you);
  if (!note?.by) return '';
  const words = note.body.is === 'words' ? note.body.words : play.say(phraseText(note.body.phrase));
  return t('class.note', { name: note.by.name, words });
}

const briefOf = ({ role, head }: NonNullable<StudentView['mandate']>) =>
  head && role !== 'head' ? 'class.brief.deputy' : (`class.brief.${role ?? 'none'}` as const);

/** Who still has to agree, where several seal together. */
function waitsFor(view: StudentView): string {
  if (view.deciding === 'head') return '';
  const missing = undecided(view).map(({ shown }) => shown);
  return missing.length === 0 ? '' : t('class.seal.missing', { names: listed(missing) });
}
