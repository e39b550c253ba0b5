import type { Commodity, Good, NationId, Ore } from '#shared/world/terms.ts';

/** Colours that canvas and DOM share; the DOM has them as CSS variables in styles/tokens.css. Contrast was measured on map and paper. */
export const INK = '#0E1C25';
export const PAPER = '#FFFFFF';
export const SIGNAL = '#FFD23F'; // you, now, your next action; nothing else

export const MAP = {
  sea: '#DCE8EB',
  shoal: '#CFDFE4',
  shoalInner: '#BFD3DA',
  graticule: '#C3D4DA',
  land: '#F4F5EF',
  partner: '#E7E3CF',
  coast: '#6F8690',
  border: '#A9B6B6',
  seaName: '#4F7382',
  degree: '#4B6672',
} as const;

export const NATION_TINT: Record<NationId, string> = {
  CHN: '#EFC9BE',
  JPN: '#F5E3A8',
  USA: '#C9CFF0',
  EUR: '#BCDEDF',
};

/** Commodities on light ground, and on the ink-dark terminal. Shape always doubles colour. */
export const FLOW: Record<Good | Ore, string> = {
  light: '#5B37B0',
  heavy: '#CC4508',
  bulk: '#5D716F',
  magnet: '#0E1C25',
  rock: '#6B5B2E',
  clay: '#6B5B2E',
};
export const ON_DARK: Record<Commodity, string> = { light: '#B8A5FF', heavy: '#FF9C63', bulk: '#9DC3BC' };

export const TERMINAL = { ground: '#0E1C25', rule: '#304450', ink: '#EAF0F2', mute: '#A7B9C2' } as const;

export const FONT = {
  sans: '"IBM Plex Sans", system-ui, sans-serif',
  condensed: '"IBM Plex Sans Condensed", "IBM Plex Sans", sans-serif',
  mono: '"IBM Plex Mono", monospace',
  serif: '"Source Serif 4 Variable", Georgia, serif',
} as const;

export const hex = (colour: string): number => Number.parseInt(colour.slice(1), 16);
