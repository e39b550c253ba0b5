import type { NationId } from '#shared/world/terms.ts';
import type { Palette } from './palette.ts';

/** Which colours a reader tells apart: red from green (protan, deutan), or blue from yellow (tritan). */
export const VISIONS = ['default', 'red-green', 'blue-yellow'] as const;
export type Vision = (typeof VISIONS)[number];

/** The colours that stand for something; all others are the theme's. */
interface Coding {
  nation: Record<NationId, string>;
  flow: { light: string; heavy: string; bulk: string };
  good: string;
  bad: string;
  working: string;
  building: string;
}

/** On light grounds, then on dark ones. Blue against orange for red-green; red against teal for blue-yellow. */
const CODING: Record<Exclude<Vision, 'default'>, Record<Palette['scheme'], Coding>> = {
  'red-green': {
    light: {
      nation: { CHN: '#7A1230', JPN: '#9A6A00', USA: '#1B4FB8', EUR: '#2F7F86' },
      flow: { light: '#3A3FB8', heavy: '#C24A00', bulk: '#5D716F' },
      good: '#0B4FA8',
      bad: '#A33A00',
      working: '#0B4FA8',
      building: '#A85C00',
    },
    dark: {
      nation: { CHN: '#FF7F5E', JPN: '#F5DC84', USA: '#7FA6FF', EUR: '#B5D6DA' },
      flow: { light: '#9BB0FF', heavy: '#FFA552', bulk: '#C4D6D2' },
      good: '#8FC1FF',
      bad: '#FFA35C',
      working: '#8FC1FF',
      building: '#FFC46B',
    },
  },
  'blue-yellow': {
    light: {
      nation: { CHN: '#B0132B', JPN: '#7A5A3A', USA: '#1E2E6E', EUR: '#00808A' },
      flow: { light: '#5B2A9E', heavy: '#D0342C', bulk: '#4F7672' },
      good: '#00695C',
      bad: '#B0132B',
      working: '#00695C',
      building: '#B0132B',
    },
    dark: {
      nation: { CHN: '#FF8088', JPN: '#E8D8C8', USA: '#A9A6E8', EUR: '#3CC7CF' },
      flow: { light: '#C7A6F0', heavy: '#FF8A70', bulk: '#8FD3CB' },
      good: '#4FD8C4',
      bad: '#FF8A94',
      working: '#4FD8C4',
      building: '#FF8A94',
    },
  },
};

/** A theme's palette in the colours that a reader tells apart. */
export function inVision(palette: Palette, vision: Vision): Palette {
  if (vision === 'default') return palette;
  const { nation, flow, good, bad, working, building } = CODING[vision][palette.scheme];
  const onDark = CODING[vision].dark;
  return {
    ...palette,
    nation,
    good,
    bad,
    working,
    building,
    flow: { ...palette.flow, ...flow },
    terminal: { ...palette.terminal, flow: onDark.flow, good: onDark.good, bad: onDark.bad },
  };
}
