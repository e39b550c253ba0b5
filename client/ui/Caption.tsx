import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';

const SHOWN_MS = 12_000;

const caption = signal<{ lines: readonly string[] } | null>(null);

/** Shows some lines at the foot of the page and has them read out: an answer to a key, the words to a sound. */
export function announce(...lines: string[]): void {
  caption.value = { lines };
}

export function Caption() {
  const now = caption.value;
  useEffect(() => {
    if (!now) return;
    const timer = window.setTimeout(() => {
      caption.value = null;
    }, SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [now]);
  return (
    <div class="caption-place" role="status">
      {now && (
        <div class="caption">
          <div>
            {now.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <button
            type="button"
            aria-label={t('action.close')}
            onClick={() => {
              caption.value = null;
            }}
          >
            <Icon name="cross" />
          </button>
        </div>
      )}
    </div>
  );
}
