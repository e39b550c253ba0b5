import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';

/** A button that copies a link, and says that it has. */
export function Copied({ label, of }: { label: string; of: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <p class="class-actions">
      <button
        type="button"
        class="button"
        onClick={() => void navigator.clipboard?.writeText(of).then(() => setCopied(true))}
      >
        {label}
      </button>
      <span role="status">{copied ? t('lobby.copied') : ''}</span>
    </p>
  );
}
