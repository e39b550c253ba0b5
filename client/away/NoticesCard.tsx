import { useEffect, useState } from 'preact/hooks';
import type { AwayView } from '#shared/protocol/away.ts';
import { t } from '../i18n/index.ts';
import { Problem } from '../ui/Problem.tsx';
import type { Arrange } from './AwayPage.tsx';
import { type NoPush, PushFailure, subscribe, subscribed } from './push.ts';

/** Who is told of news while one is away: this device, and addresses of one's own. */
export function NoticesCard({ now, act }: { now: AwayView; act: Arrange }) {
  return (
    <section class="class-card" aria-labelledby="notices-title">
      <h2 id="notices-title" class="serif">
        {t('away.notices')}
      </h2>
      <p>{t('away.notices-how')}</p>
      <Device now={now} act={act} />
      <Hooks now={now} act={act} />
    </section>
  );
}

function Device({ now, act }: { now: AwayView; act: Arrange }) {
  const [own, setOwn] = useState<string | null>(null);
  const [failed, setFailed] = useState<NoPush | null>(null);
  useEffect(() => {
    subscribed().then(setOwn, () => undefined);
  }, [now.pushes.length]);
  const told = own !== null && now.pushes.includes(own);
  const begin = async () => {
    setFailed(null);
    try {
      const wish = await subscribe(now.pushKey);
      setOwn(wish.endpoint);
      await act(wish);
    } catch (error) {
      setFailed(error instanceof PushFailure ? error.why : 'failed');
    }
  };
  return (
    <>
      <h3 class="serif">{t('away.push')}</h3>
      <p role="status">{told ? t('away.push-is') : ''}</p>
      <Problem of={failed && t(`away.push-${failed}`)} />
      <p>
        {told ? (
          <button type="button" class="button" onClick={() => void act({ do: 'silence', address: own })}>
            {t('away.push-off')}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => void begin()}>
            {t('away.push-on')}
          </button>
        )}
      </p>
    </>
  );
}

function Hooks({ now, act }: { now: AwayView; act: Arrange }) {
  const [url, setUrl] = useState('');
  return (
    <details class="more">
      <summary>{t('away.hook')}</summary>
      <p id="hook-how">{t('away.hook-how')}</p>
      <ul class="away-hooks">
        {now.hooks.map((address) => (
          <li key={address}>
            <span class="num">{address}</span>{' '}
            <button type="button" class="button small" onClick={() => void act({ do: 'silence', address })}>
              {t('away.hook-off', { address: new URL(address).hostname })}
            </button>
          </li>
        ))}
      </ul>
      <form
        class="class-actions"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ do: 'hook', url: url.trim() });
        }}
      >
        <input
          type="url"
          required
          value={url}
          maxLength={500}
          placeholder="https://"
          aria-label={t('away.hook')}
          aria-describedby="hook-how"
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {t('away.hook-add')}
        </button>
      </form>
    </details>
  );
}
