import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Icon } from '../ui/Icon.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { useKeys } from './useKeys.ts';

/** The gear in the top bar, with its name where there is room. */
export function SettingsButton({ named = false }: { named?: boolean }) {
  const [open, setOpen] = useState(false);
  useKeys({ settings: () => setOpen(true) });
  return (
    <div class="top-settings">
      <button
        type="button"
        class="top-button"
        onClick={() => setOpen(true)}
        aria-label={t('settings.open')}
        title={t('settings.open')}
      >
        <Icon name="gear" size={18} />
        {named && <span aria-hidden="true">{t('settings.open')}</span>}
      </button>
      {open && <SettingsDialog close={() => setOpen(false)} />}
    </div>
  );
}
