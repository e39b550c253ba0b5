import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** A button for what cannot be taken back: says what would happen, and asks. */
export function Sure({
  label,
  name,
  why,
  does,
}: {
  label: string;
  name?: string; // of what it is done to, for those who hear the button alone
  why: string;
  does(): Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const full = name ? `${label}: ${name}` : label;
  return (
    <>
      <button type="button" class="button quiet" aria-label={full} onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && (
        <Dialog title={full} close={() => setOpen(false)}>
          <p>{why}</p>
          <p class="class-actions">
            <button
              type="button"
              class="button primary"
              onClick={() => {
                setOpen(false);
                void does();
              }}
            >
              {label}
            </button>
            <button type="button" class="button quiet" onClick={() => setOpen(false)}>
              {t('action.cancel')}
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}
