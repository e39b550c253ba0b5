import { t } from '../i18n/index.ts';
import { follow } from '../router.ts';
import type { Play } from '../screens/play.ts';
import { Blocked } from '../ui/Blocked.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from './Clock.tsx';

/** After so long without an answer, we say that it is not just a hiccup. */
const LONG_MS = 20_000;

/** Somebody proposes to go on by correspondence: where to answer. */
export function Slower({ play }: { play: Play }) {
  if (play.connection.slower.value === 0) return null;
  const path = `/away/${play.match}`;
  return (
    <p class="line" role="status">
      <a href={path} onClick={(event) => follow(event, path)}>
        {t('line.slower')}
      </a>
    </p>
  );
}

/** Shown while the line is down: what is safe, since when, and what can be done; or why a turn does not end. */
export function Line({ play }: { play: Play }) {
  const { status, stuck, lostAt, draft, draftState } = play.connection;
  const down = status.value === 'reconnecting';
  const now = useNow(down ? 1000 : null);
  if (!down && stuck.value)
    return (
      <div class="line">
        <Icon name="alarm" size={18} />
        <p class="grow">
          <b role="status">{t('error.stuck')}</b>
        </p>
      </div>
    );
  if (!down) return <p class="unseen" role="status" />;
  const since = lostAt.value ?? now;
  const long = now - since > LONG_MS;
  const safe = play.connection.watching
    ? t('line.watching')
    : draft.value.length === 0 && !play.connection.sealed.value
      ? t('line.no-draft')
      : draftState.value === 'saved'
        ? t('line.draft-there')
        : t('line.draft-here');
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
  return (
    <div class={`line ${long ? 'long' : ''}`}>
      <Icon name="away" size={18} />
      <p class="grow">
        <b role="status">{t(long ? 'line.gone' : 'line.reconnecting')}</b> <span>{safe}</span>{' '}
        <span class="line-since">{t('line.since', { time: time.format(since) })}</span>
      </p>
      <Blocked />
      <button type="button" class="button small" onClick={() => play.connection.tryNow()}>
        {t('line.now')}
      </button>
      {long && (
        <button type="button" class="button small" onClick={() => location.reload()}>
          {t('action.reload')}
        </button>
      )}
    </div>
  );
}
