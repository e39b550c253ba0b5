import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Cards } from './cards/Cards.tsx';
import { closeCardsIn } from './cards/stack.ts';
import { Icon } from './Icon.tsx';

/** A native modal dialog: focus stays inside, Escape closes. */
export function Dialog({
  title,
  close,
  size = 'small',
  children,
}: {
  title: string;
  close(): void;
  size?: 'small' | 'wide' | 'full' | 'cable'; // full: as much of the page as there is; cable: a crisis
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState<HTMLDialogElement | null>(null);
  // Before the next frame: a dialog is never in the page without being open.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    setOpen(shown);
    // Where the player was, also when the dialog is taken away without being closed; but who has gone on is left there.
    return () => {
      closeCardsIn(shown);
      const now = document.activeElement;
      if (now && now !== document.body && !shown?.contains(now)) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class={size} onClose={close} aria-label={title}>
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
      {open && <Cards within={open} />}
    </dialog>
  );
}
