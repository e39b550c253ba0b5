import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { FigureId, Subject } from '#shared/provenance/index.ts';
import { t } from '../i18n/index.ts';

/** A figure that the reader has opened. */
export interface Opened {
  is: FigureId;
  of: Subject;
  shown: ComponentChildren;
}

/** The figure that is open, if one is; `FigureDialog` shows it. */
export const opened = signal<Opened | null>(null);

interface Props {
  is: FigureId;
  of?: Subject;
  class?: string;
  children: ComponentChildren;
}

/** A figure on the screen: opens on how it is reckoned, from what, and on whose word (test/provenance.test.ts). */
export function Figure({ is, of = {}, class: name = '', children }: Props) {
  return (
    <button
      type="button"
      class={`figure ${name}`}
      aria-haspopup="dialog"
      title={t('figure.open')}
      onClick={() => {
        opened.value = { is, of, shown: children };
      }}
    >
      {children}
    </button>
  );
}
