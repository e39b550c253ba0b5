import { beforeAll, describe, expect, test } from 'vitest';
import type { NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { Camera } from '../../../client/map/camera.ts';
import { type Composition, compose, nodesIn } from '../../../client/map/composition.ts';
import { overlaps } from '../../../client/map/geometry.ts';
import { type MapModel, mapModel } from '../../../client/map/model.ts';
import type { Measure, Names } from '../../../client/map/picture.ts';
import { FORMS, LAYERS, type Shown, USUAL } from '../../../client/map/shown.ts';
import { viewAfter } from '../../kit/worlds.ts';

/** Words as long as the language makes them: letters are narrow, ideographs square. */
const measure: Measure = (words, face) =>
  [...words].reduce((sum, sign) => sum + (sign === '\u200A' ? 0.6 : sign > '\u2E80' ? 13 : 6.6), 0) *
  (face === 'badge' ? 0.85 : 1);

const spoken = (stretch: (words: string) => string): Names => ({
  region: (id) => stretch(COUNTRY[id] ?? id),
  sea: (id) => stretch(`${id} Ocean`),
  limit: ({ parts }) => parts.map(({ good }) => stretch(`−40% ${good}, embargo since 2010 H2`)),
  badge: ({ value }) => String(Math.round(value)),
  inset: () => 'East Asia',
});
const COUNTRY: Record<string, string> = {
  CHN: 'China',
  JPN: 'Japan',
  USA: 'United States',
  EUR: 'European Union',
  KAZ: 'Kazakhstan',
  ROW: 'Rest of the world',
};
const LANGUAGES: Record<string, Names> = {
  en: spoken((words) => words),
  de: spoken((words) => `${words} und ${words}`.slice(0, Math.ceil(words.length * 1.5))),
  fr: spoken((words) => `les ${words}`),
  es: spoken((words) => `los ${words}`),
  ja: spoken((words) => '\u6F22'.repeat(Math.ceil(words.length / 2.4))),
  zh: spoken((words) => '\u6F22'.repeat(Math.ceil(words.length / 3))),
};

const SCREENS = {
  desktop: [1164, 403],
  wall: [1644, 700],
  laptop: [1024, 337],
  phone: [390, 300],
} as const;

function stand(model: MapModel, [width, height]: readonly [number, number], names: Names): Composition {
  const camera = new Camera();
  camera.resize(width, height);
  const home = model.regions.find((one) => one.id === model.mine);
  if (home) camera.setHome(home.lon, home.lat);
  const controls = [
    { x: 16, y: 16, w: 420, h: 36 },
    { x: width - 280, y: 16, w: 264, h: 36 },
  ];
  const taken = width > 1100 ? [...controls, { x: 16, y: height - 220, w: 190, h: 196 }] : [];
  const lens = { ...camera.still(), zoom: camera.zoom };
  const screen = { x: 0, y: 0, w: width, h: height };
  return compose(model, { lens, screen, closer: width >= 900, taken, chosen: null }, names, measure);
}

const EVERYTHING: Shown = { goods: USUAL.goods, forms: [...FORMS], layers: [...LAYERS] };
const views: { name: string; view: View }[] = [];
beforeAll(() => {
  for (const [turns, nation, scenario] of [
    [0, 'JPN', '2010-senkaku'],
    [5, 'CHN', '2010-senkaku'],
    [6, 'EUR', '2025-today'],
  ] as [number, NationId, '2010-senkaku' | '2025-today'][])
    views.push({ name: `${scenario} ${turns} ${nation}`, view: viewAfter(turns, nation, scenario) });
});

/** Every pair that touches, by name. */
function touching(boxes: { id: string; box: { x: number; y: number; w: number; h: number } }[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .flatMap((other) => (overlaps(one.box, other.box) ? [`${one.id} ${other.id}`] : [])),
  );
}

describe('the arranged map', () => {
  test.each(Object.keys(LANGUAGES))('has words that touch neither each other nor marks: %s', (language) => {
    const names = LANGUAGES[language];
    if (!names) throw new Error(language);
    let placed = 0;
    for (const { view } of views)
      for (const shown of [USUAL, EVERYTHING])
        for (const size of Object.values(SCREENS)) {
          const now = stand(mapModel(view, [], shown), size, names);
          for (const picture of [now.main, now.close]) {
            if (!picture) continue;
            placed += picture.words.length;
            const plates = picture.plates.map(({ id, box }) => ({ id, box }));
            const words = picture.words.map(({ id, box }) => ({ id, box }));
            expect(touching(words)).toEqual([]);
            for (const word of words)
              expect(plates.filter(({ box }) => overlaps(box, word.box)).map(({ id }) => id)).toEqual([]);
          }
        }
    expect(placed).toBeGreaterThan(100);
  });

  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('names all four nations: %s', (screen) => {
    const names = LANGUAGES.en;
    if (!names || screen === 'phone') return; // a phone looks at its own part of the world
    for (const { view } of views) {
      const { main } = stand(mapModel(view, [], USUAL), SCREENS[screen], names);
      const named = main.words.map(({ id }) => id);
      for (const nation of ['CHN', 'JPN', 'USA', 'EUR']) expect(named).toContain(`name-${nation}`);
    }
  });

  test('shows each short way of East Asia in the inset alone, and each long one on the large map', () => {
    const names = LANGUAGES.en;
    if (!names) throw new Error('en');
    for (const { view } of views) {
      const model = mapModel(view, [], USUAL);
      const { main, close } = stand(model, SCREENS.desktop, names);
      const on = (picture: typeof close) => picture?.arcs.map(({ flow }) => flow.id) ?? [];
      expect([...on(main), ...on(close)].sort()).toEqual(model.flows.map(({ id }) => id).sort());
      expect(on(close).length).toBeGreaterThan(0);
    }
  });

  test('has each thing that can be hit once', () => {
    const names = LANGUAGES.en;
    if (!names) throw new Error('en');
    for (const { view } of views)
      for (const size of Object.values(SCREENS)) {
        const nodes = nodesIn(stand(mapModel(view, [], EVERYTHING), size, names));
        const keys = nodes.map(({ kind, id }) => `${kind} ${id}`);
        expect(new Set(keys).size).toBe(keys.length);
      }
  });
});
