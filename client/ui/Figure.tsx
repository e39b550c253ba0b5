import type { ComponentChildren } from 'preact';
import type { FigureId, Subject } from '#shared/provenance/index.ts';
import { anchored } from './cards/anchor.ts';

interface Props {
  is: FigureId;
  of?: Subject;
  class?: string;
  size?: number; // beside others in a bar
  children: ComponentChildren;
}

/** A figure on the screen: its card says how it is reckoned, from what, and on whose word (test/provenance.test.ts). */
export function Figure({ is, of = {}, class: name = '', size, children }: Props) {
  return (
    <button
      type="button"
      class={`figure ${name}`}
      aria-haspopup="dialog"
      style={size === undefined ? undefined : `flex-grow:${size}`}
      {...anchored(() => ({ kind: 'figure', is, of, shown: children }))}
    >
      {children}
    </button>
  );
}
