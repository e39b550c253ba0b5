import { describe, expect, it } from 'vitest';
import { COMMODITIES, NATIONS } from '#shared/world/terms.ts';
import type { Palette } from '../../../client/theme/palette.ts';
import { THEMES } from '../../../client/theme/themes.ts';
import { variables } from '../../../client/theme/variables.ts';
import { inVision, VISIONS, type Vision } from '../../../client/theme/visions.ts';
import { ciede2000, contrast, distance, SIGHTS, type Sight } from '../../kit/colour.ts';

type Pair = [what: string, colour: string, ground: string];

/** Words on grounds: 4.5 (WCAG 2.2, 1.4.3). */
function words(p: Palette): Pair[] {
  const grounds = { paper: p.paper, table: p.table, wash: p.wash, 'soft yellow': p.signalSoft };
  const { map, terminal } = p;
  const dark = { terminal: terminal.ground, 'terminal 2': terminal.ground2 };
  const lands = { land: map.land, partner: map.partner, mine: map.mine, sea: map.sea, ...p.tint };
  return [
    ...Object.entries(grounds).flatMap(([name, ground]): Pair[] => [
      [`ink on ${name}`, p.ink, ground],
      [`ink2 on ${name}`, p.ink2, ground],
      [`ink3 on ${name}`, p.ink3, ground],
      [`good on ${name}`, p.good, ground],
      [`bad on ${name}`, p.bad, ground],
    ]),
    ['ink on soft red', p.ink, p.badSoft],
    ['paper on ink', p.paper, p.ink],
    ['paper on ink2', p.paper, p.ink2],
    ['words on yellow', p.onSignal, p.signal],
    ...NATIONS.map((id): Pair => [`seal of ${id}`, p.onNation, p.nation[id]]),
    ...NATIONS.map((id): Pair => [`${id} as words on paper`, p.nation[id], p.paper]),
    ...COMMODITIES.map((id): Pair => [`tile of ${id}`, p.onFlow, p.flow[id]]),
    ...COMMODITIES.map((id): Pair => [`${id} as words on paper`, p.flow[id], p.paper]),
    ...Object.entries(lands).map(([name, land]): Pair => [`name on ${name}`, p.ink, land]),
    ['a sea by name', map.seaName, map.sea],
    ['degrees on the sea', map.degree, map.sea],
    ...Object.entries(dark).flatMap(([name, ground]): Pair[] => [
      [`ink on ${name}`, terminal.ink, ground],
      [`mute on ${name}`, terminal.mute, ground],
      [`good on ${name}`, terminal.good, ground],
      [`bad on ${name}`, terminal.bad, ground],
      ...COMMODITIES.map((id): Pair => [`${id} on ${name}`, terminal.flow[id], ground]),
    ]),
  ];
}

/** Lines, edges and shapes: 3.0 (WCAG 2.2, 1.4.11). */
function lines(p: Palette): Pair[] {
  const { map } = p;
  const grounds = { sea: map.sea, land: map.land, partner: map.partner, casing: map.casing, ...p.tint };
  return [
    ['edge of a control', p.rule2, p.paper],
    ['focus on paper', p.focus, p.paper],
    ['focus on the table', p.focus, p.table],
    ['focus on the sea', p.focus, map.sea],
    ['focus on the terminal', p.signal, p.terminal.ground],
    ['coast on land', map.coast, map.land],
    ['a glyph on its plate', p.ink, map.plate],
    ['one of one’s own glyphs', map.plate, p.ink],
    ...Object.entries({ working: p.working, building: p.building, resting: p.resting }).flatMap(
      ([state, colour]): Pair[] => [
        [`${state} on paper`, colour, p.paper],
        [`${state} on a plate`, colour, map.plate],
      ],
    ),
    ...Object.entries(p.flow).flatMap(([good, colour]) =>
      Object.entries(grounds).map(([ground, under]): Pair => [`${good} on ${ground}`, colour, under]),
    ),
  ];
}

const faint = (pairs: Pair[], need: number) =>
  pairs
    .map(([what, colour, ground]) => ({ what, ratio: contrast(colour, ground) }))
    .filter(({ ratio }) => ratio < need)
    .map(({ what, ratio }) => `${what}: ${ratio.toFixed(2)}`);

/** Which eyes a palette is for; the usual one must do for all, as most never look for another. */
const MEANT_FOR: Record<Vision, readonly Sight[]> = {
  default: SIGHTS,
  'red-green': ['normal', 'protanopia', 'deuteranopia'],
  'blue-yellow': ['normal', 'tritanopia'],
};

function alike(colours: Readonly<Record<string, string>>, sight: Sight, apart: number): string[] {
  const list = Object.entries(colours);
  return list.flatMap(([a, one], index) =>
    list
      .slice(index + 1)
      .map(([b, other]) => ({ pair: `${a}/${b}`, far: distance(one, other, sight) }))
      .filter(({ far }) => far < apart)
      .map(({ pair, far }) => `${pair}: ${far.toFixed(1)}`),
  );
}

const all = Object.entries(THEMES).flatMap(([theme, palette]) =>
  VISIONS.map((vision) => ({ theme, vision, palette: inVision(palette, vision) })),
);

describe('the ruler', () => {
  it('measures contrast as WCAG does and difference as Sharma’s test data want it', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });

  it('sees red and green alike where an eye does', () => {
    const [red, green] = ['#B54A40', '#6E6E2E'] as const;
    expect(distance(red, green)).toBeGreaterThan(30);
    expect(distance(red, green, 'deuteranopia')).toBeLessThan(distance(red, green) / 2);
  });
});

describe.each(all)('$theme in the $vision palette', ({ vision, palette }) => {
  it('can be read: 4.5 to 1 for words', () => {
    expect(faint(words(palette), 4.5)).toEqual([]);
  });

  it('can be made out: 3 to 1 for lines and shapes', () => {
    expect(faint(lines(palette), 3)).toEqual([]);
  });

  it.each(MEANT_FOR[vision])('keeps what differs apart for %s', (sight) => {
    const { flow, terminal, nation, good, bad, working, building, resting } = palette;
    const { light, heavy, bulk } = flow;
    expect(alike({ light, heavy, bulk }, sight, 10)).toEqual([]);
    expect(alike(terminal.flow, sight, 10)).toEqual([]);
    expect(alike({ good, bad }, sight, 10)).toEqual([]);
    expect(alike({ good: terminal.good, bad: terminal.bad }, sight, 10)).toEqual([]);
    expect(alike({ working, building, resting }, sight, 10)).toEqual([]);
    expect(alike(nation, sight, 9)).toEqual([]);
  });

  it('hands every colour to the style sheets, as canvases get it', () => {
    const given = Object.values(variables(palette));
    for (const colour of [palette.ink, palette.nation.JPN, palette.flow.heavy, palette.terminal.flow.bulk])
      expect(given).toContain(colour);
    for (const colour of given) expect(colour).toMatch(/^#[0-9A-F]{6}([0-9A-F]{2})?$/);
  });
});
