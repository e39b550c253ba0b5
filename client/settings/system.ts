import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { settings } from './settings.ts';

/** What the system asks for; it may change while the page is open. */
export function asked(query: string): ReadonlySignal<boolean> {
  const list = globalThis.matchMedia?.(query); // there is none outside a browser
  const now = signal(list?.matches ?? false);
  list?.addEventListener('change', (event) => {
    now.value = event.matches;
  });
  return now;
}

const still = asked('(prefers-reduced-motion: reduce)');

/** Nothing moves that need not: as set here, or else as the system asks. */
export const reducedMotion = computed(() =>
  settings.motion.value === 'system' ? still.value : settings.motion.value === 'reduced',
);

/** How large type is drawn, in parts of its usual size. */
export const textScale = computed(() => settings.textSize.value / 100);
