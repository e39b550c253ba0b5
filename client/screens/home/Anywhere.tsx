import { t } from '../../i18n/index.ts';
import { install, installer, kept, takeNewVersion, waiting } from '../../offline/offline.ts';
import { offline, useReachable } from '../../offline/reachable.ts';
import { Icon } from '../../ui/Icon.tsx';

/** What the page can do without a network, and what waits for one. */
export function Anywhere() {
  useReachable();
  const { value: away } = offline;
  return (
    <div class="anywhere">
      <p role="status" class={away ? 'away' : ''}>
        {away ? (
          <>
            <Icon name="away" /> {t('home.offline')}
          </>
        ) : (
          kept.value && (
            <>
              <Icon name="check" /> {t('home.kept')}
            </>
          )
        )}
      </p>
      {installer.value && (
        <button type="button" class="button small" onClick={() => void install()}>
          <Icon name="plus" /> {t('home.install')}
        </button>
      )}
      {waiting.value && (
        <p role="status">
          {t('home.new-version')}{' '}
          <button type="button" class="button small" onClick={takeNewVersion}>
            {t('home.new-version.now')}
          </button>
        </p>
      )}
    </div>
  );
}
