import type { ComponentChildren } from 'preact';

/** A part that scrolls by itself sideways; named and focusable, so that the keyboard can scroll it too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section
      class="scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
    >
      {children}
    </section>
  );
}
