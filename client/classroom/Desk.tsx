import { DEPARTMENT, mayWrite } from '#shared/classroom/departments.ts';
import type { Motion } from '#shared/match/motions.ts';
import { phraseText } from '#shared/match/phrases.ts';
import type { Kind } from '#shared/orders/index.ts';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { t, word } from '../i18n/index.ts';
import type { Delegation } from '../screens/delegation.ts';
import type { Play } from '../screens/play.ts';
import { undecided } from './sealing.ts';

/** What a member of a delegation is there for, who else is, and what waits for a decision. */
export function Desk({ play, delegation: { view } }: { play: Play; delegation: Delegation }) {
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
  return missing.length === 0 ? '' : t('class.seal.missing', { names: list(missing) });
}

const list = (names: string[]): string => new Intl.ListFormat(document.documentElement.lang).format(names);

/** What members have proposed this turn: open ones first, to be decided; then what became of the others. */
function Motions({ play, view }: { play: Play; view: StudentView }) {
  const motions = play.connection.written.motions.value;
  const open = motions.filter(({ standing }) => standing === 'open');
  const settled = motions.filter(({ standing }) => standing === 'accepted' || standing === 'rejected');
  if (open.length + settled.length === 0) return null;
  return (
    <section class="class-motions" aria-labelledby="motions-title">
      <h3 class="cap" id="motions-title">
        {t('class.motions')}
      </h3>
      <ul>
        {open.map((motion) => (
          <Open key={motion.id} play={play} view={view} motion={motion} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>{t('class.motion.settled', { count: settled.length })}</summary>
          <ul>
            {settled.map((motion) => (
              <Settled key={motion.id} play={play} view={view} motion={motion} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface One {
  play: Play;
  view: StudentView;
  motion: Motion;
}

function Open({ play, view, motion }: One) {
  const words = wordsOf(play, motion);
  const kind = kindOf(play, motion);
  const sealed = play.connection.sealed.value;
  const mine = motion.by.number === view.you.id;
  const may = kind !== null && mayWrite(view.mandate, kind);
  const deciders = kind === null ? [] : decidersOf(view, kind);
  return (
    <li class="class-motion">
      <p>
        {words} <span class="by">{motion.by.name}</span>
        {!may && deciders.length > 0 && (
          <small class="mute"> {t('class.motion.decides', { names: list(deciders) })}</small>
        )}
      </p>
      {!sealed && (
        <span class="row">
          {may &&
            (['accepted', 'rejected'] as const).map((as) => (
              <button
                key={as}
                type="button"
                class={`button small ${as === 'accepted' ? 'next' : 'quiet'}`}
                aria-label={`${t(`class.motion.do.${as}`)}: ${words}`}
                onClick={() => void play.decide(motion.id, as)}
              >
                {t(`class.motion.do.${as}`)}
              </button>
            ))}
          {mine && (
            <button
              type="button"
              class="button small quiet"
              aria-label={`${t('class.motion.do.withdrawn')}: ${words}`}
              onClick={() => void play.decide(motion.id, 'withdrawn')}
            >
              {t('class.motion.do.withdrawn')}
            </button>
          )}
        </span>
      )}
    </li>
  );
}

function Settled({ play, view, motion }: One) {
  const words = wordsOf(play, motion);
  const kind = kindOf(play, motion);
  const may = kind !== null && mayWrite(view.mandate, kind) && !play.connection.sealed.value;
  const name = motion.settledBy?.name ?? '';
  return (
    <li class="class-motion">
      <p>
        {words} <span class="by">{motion.by.name}</span>{' '}
        <small>
          {t(motion.standing === 'accepted' ? 'class.motion.accepted' : 'class.motion.rejected', { name })}
        </small>
      </p>
      {may && (
        <button
          type="button"
          class="button small quiet"
          aria-label={`${t('class.undo')}: ${words}`}
          onClick={() => void play.decide(motion.id, 'open')}
        >
          {t('class.undo')}
        </button>
      )}
    </li>
  );
}

/** Those here who decide on what is proposed of a kind. */
const decidersOf = ({ delegation }: StudentView, kind: Kind): string[] =>
  delegation
    .filter(({ connected, head, role }) => head || (connected && role === DEPARTMENT[kind]))
    .map(({ shown }) => shown);

const kindOf = (play: Play, motion: Motion): Kind | null =>
  play.connection.written.orderOf(motion)?.kind ?? null;

function wordsOf(play: Play, motion: Motion): string {
  const order = play.connection.written.orderOf(motion);
  const words = order ? play.orderText(order) : '';
  return motion.edit.do === 'remove' ? t('class.motion.without', { order: words }) : words;
}
