import type { ComponentChildren } from 'preact';
import { t, word } from '../i18n/index.ts';
import type { Refusal } from '../net/api.ts';
import { STAGES } from '../net/transport.ts';
import { useNow } from '../panels/Clock.tsx';
import { follow } from '../router.ts';
import { Blocked } from '../ui/Blocked.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Play } from './play.ts';

const OBSTACLES = ['no-seat', 'no-match', 'not-here', 'old-rules', 'damaged'] as const;
type Obstacle = (typeof OBSTACLES)[number];

/** Which notice a refusal calls for. */
export const obstacleOf = (code: Refusal['code'] | null): Obstacle =>
  OBSTACLES.find((one) => one === code) ?? 'no-seat';

/** A page that says why there is no table here, and what to do about it. */
export function Notice({ of, children }: { of: Obstacle; children?: ComponentChildren }) {
  return (
    <main class="notice">
      <h1 class="serif">{t(`notice.${of}`)}</h1>
      <p>{t(`notice.${of}-mend`)}</p>
      {children}
      <a class="button primary" href="/" onClick={(event) => follow(event, '/')}>
        {t('notice.home')}
      </a>
    </main>
  );
}

/** After so long we say that it is not just slow. */
const SLOW_MS = 12_000;

/** The way to the table, step by step; and, where it gets stuck, what is the matter. */
export function Joining({ play }: { play: Play }) {
  const { stage, lostAt, elsewhere } = play.connection;
  const now = useNow(1000);
  const reached = STAGES.indexOf(stage.value);
  const stuck = lostAt.value !== null && now - lostAt.value > SLOW_MS;
  return (
    <main class="notice joining" aria-busy="true">
      <h1 class="serif">{t('joining.title')}</h1>
      <ol>
        {STAGES.map((one, index) => (
          <li
            key={one}
            class={index < reached ? 'done' : index === reached ? 'now' : ''}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span class="mark-box">{index < reached && <Icon name="check" />}</span> {word(`joining.${one}`)}
          </li>
        ))}
      </ol>
      <span class="busy-bar" aria-hidden="true" />
      <p class="mute" role="status">
        {elsewhere.value
          ? t('joining.elsewhere')
          : stuck
            ? t('joining.stuck')
            : lostAt.value !== null
              ? t('joining.again')
              : ''}
      </p>
      <Blocked />
      {stuck && (
        <p class="row">
          <button type="button" class="button" onClick={() => location.reload()}>
            {t('action.reload')}
          </button>
          <a class="button" href="/" onClick={(event) => follow(event, '/')}>
            {t('notice.home')}
          </a>
        </p>
      )}
    </main>
  );
}
