import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';

/** A button that copies a text and says whether it did; where the browser forbids it, the text is there to be marked. */
export function Copy({
  of,
  done = t('notice.copied'),
  style = 'button',
  children,
}: {
  of: string;
  done?: string; // what is said when it is copied
  style?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  const [state, setState] = useState<'new' | 'done' | 'failed'>('new');
  return (
    <>
      <button
        type="button"
        class={style}
        onClick={({ currentTarget }) =>
          void copy(of, currentTarget).then((worked) => setState(worked ? 'done' : 'failed'))
        }
      >
        {children}
      </button>
      <span role="status" id={id}>
        {state === 'done' && done}
        {state === 'failed' && t('notice.not-copied')}
      </span>
      {state === 'failed' && <textarea ref={mark} aria-labelledby={id} rows={3} readOnly value={of} />}
    </>
  );
}

const mark = (field: HTMLTextAreaElement | null) => field?.select();

/** Whether the text is in the clipboard now. */
async function copy(text: string, button: HTMLElement): Promise<boolean> {
  try {
    // Over plain http, as in a school's own network, there is no such thing; elsewhere it may be forbidden.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyMarked(text, button);
  }
}

/** As a reader would: marks the text in a field and copies what is marked. */
function copyMarked(text: string, button: HTMLElement): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true; // or a phone brings its keyboard
  field.style.position = 'fixed';
  field.style.opacity = '0';
  button.after(field); // not at the end of the page: beside an open dialog nothing can be marked
  field.select();
  const worked = document.execCommand('copy');
  field.remove();
  button.focus();
  return worked;
}
