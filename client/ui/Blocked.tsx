import { t } from '../i18n/index.ts';
import { blocked } from '../net/enter.ts';

/** Told where a network lets pages through but no WebSockets: what those who run it must allow. */
export function Blocked() {
  if (!blocked.value) return null;
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
  return (
    <div class="problem" role="alert">
      <p>
        <b>{t('notice.blocked')}</b>
      </p>
      <p>{t('notice.blocked-mend', { address })}</p>
    </div>
  );
}
