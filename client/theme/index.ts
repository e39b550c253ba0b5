import { computed, effect } from '@preact/signals';
import { settings } from '../settings/settings.ts';
import { asked, reducedMotion, textScale } from '../settings/system.ts';
import type { Palette } from './palette.ts';
import { THEMES, type ThemeId } from './themes.ts';
import { rule } from './variables.ts';
import { inVision } from './visions.ts';

export { FONT } from './font.ts';
export type { Palette } from './palette.ts';

const dark = asked('(prefers-color-scheme: dark)');
const contrast = asked('(prefers-contrast: more)');
const forced = asked('(forced-colors: active)');

/** The theme in use. Forced colours replace those of the DOM; canvases then take the theme that goes with them. */
export const theme = computed<ThemeId>(() => {
  if (forced.value) return dark.value ? 'contrast' : 'atlas';
  const chosen = settings.theme.value;
  if (chosen !== 'system') return chosen;
  return contrast.value ? 'contrast' : dark.value ? 'dark' : 'atlas';
});

/** The colours of this moment. Canvas code reads them when it draws, and draws anew when they change. */
export const palette = computed<Palette>(() => inVision(THEMES[theme.value], settings.vision.value));

/** Smallest type, in px: projectors and tired eyes need more. Style sheets reckon with it (scripts/type.ts). */
const LEAST = { atlas: 0, dark: 0, contrast: 14 } as const;

/** Sets the palette's colours as CSS variables, now and whenever it changes; paper is printed in light colours. */
export function dress(page: Document): void {
  const sheet = new CSSStyleSheet();
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  effect(() => {
    const printed = inVision(THEMES.atlas, settings.vision.value);
    sheet.replaceSync(`${rule(palette.value)}@media print{${rule(printed)}}`);
    const { dataset, style } = page.documentElement;
    dataset.theme = theme.value;
    dataset.motion = reducedMotion.value ? 'reduced' : 'full';
    style.setProperty('--scale', String(textScale.value));
    style.setProperty('--least', `${LEAST[theme.value]}px`);
    page.querySelector('meta[name=theme-color]')?.setAttribute('content', palette.value.terminal.ground);
  });
}

/** A colour as Phaser's pens take it. */
export const hex = (colour: string): number => Number.parseInt(colour.slice(1), 16);
