import type { Palette } from './palette.ts';

/** The palette under the names that the style sheets use. */
export function variables(palette: Palette): Record<string, string> {
  const { map, terminal, flow } = palette;
  return {
    ink: palette.ink,
    ink2: palette.ink2,
    ink3: palette.ink3,
    rule: palette.rule,
    rule2: palette.rule2,
    paper: palette.paper,
    table: palette.table,
    wash: palette.wash,
    neutral: palette.neutral,
    veil: palette.veil,
    hi: palette.signal,
    'on-hi': palette.onSignal,
    'hi-soft': palette.signalSoft,
    focus: palette.focus,
    good: palette.good,
    bad: palette.bad,
    'bad-soft': palette.badSoft,
    working: palette.working,
    building: palette.building,
    resting: palette.resting,
    ...named(palette.nation),
    'on-nation': palette.onNation,
    ...named(palette.tint, '-t'),
    light: flow.light,
    heavy: flow.heavy,
    bulk: flow.bulk,
    magnet: flow.magnet,
    ore: flow.rock,
    'on-flow': palette.onFlow,
    sea: map.sea,
    land: map.land,
    partner: map.partner,
    mine: map.mine,
    coast: map.coast,
    casing: map.casing,
    term: terminal.ground,
    term2: terminal.ground2,
    'term-rule': terminal.rule,
    'term-ink': terminal.ink,
    'term-mut': terminal.mute,
    'good-d': terminal.good,
    'bad-d': terminal.bad,
    ...named(terminal.flow, '-d'),
  };
}

const named = (colours: Readonly<Record<string, string>>, end = '') =>
  Object.fromEntries(Object.entries(colours).map(([id, colour]) => [`${id.toLowerCase()}${end}`, colour]));

/** The same as a rule of a style sheet. */
export const rule = (palette: Palette): string =>
  `:root{color-scheme:${palette.scheme};${Object.entries(variables(palette))
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')}}`;
