import { DEPARTMENT, mayWrite } from '#shared/classroom/departments.ts';
import type { Motion } from '#shared/match/motions.ts';
import type { Kind } from '#shared/orders/index.ts';
import type { StudentView } from '#shared/protocol/class-views.ts';
import { listed, t } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';

/** What a teacher sees of it who reads the seat. */
export const Proposals = ({ play }: { play: Play }) => <Motions play={play} view={null} />;

/**
 * What members have proposed this turn: open ones first, to be decided; then what became of the others.
 * @param view of the member who looks; null: somebody who is no member and decides nothing
 */
export function Motions({ play, view }: { play: Play; view: StudentView | null }) {
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
  view: StudentView | null;
  motion: Motion;
}

function Open({ play, view, motion }: One) {
  const words = wordsOf(play, motion);
  const kind = kindOf(play, motion);
  const sealed = play.connection.sealed.value;
  const mine = motion.by.number === view?.you.id;
  const may = decides(view, kind);
  const deciders = view && kind !== null ? decidersOf(view, kind) : [];
  return (
    <li class="class-motion">
      <p>
        {words} <span class="by">{motion.by.name}</span>
        {!may && deciders.length > 0 && (
          <small class="mute"> {t('class.motion.decides', { names: listed(deciders) })}</small>
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
  const may = decides(view, kind) && !play.connection.sealed.value;
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

const decides = (view: StudentView | null, kind: Kind | null): boolean =>
  view !== null && kind !== null && mayWrite(view.mandate, kind);

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
