import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';

/** A native modal dialog: focus stays inside, Escape closes. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close(): void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Where the player was, also when the dialog is taken away without being closed.
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} onClose={close} aria-label={title}>
      <header class="dialog-head">
        <h2 class="serif">{title}</h2>
        <button
          type="button"
          class="button small quiet"
          onClick={() => dialog.current?.close()}
          aria-label={t('action.close')}
        >
          <Icon name="cross" />
        </button>
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}
