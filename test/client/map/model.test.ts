import { afterEach, describe, expect, test, vi } from 'vitest';
import { number } from '#shared/text.ts';
import { COMMODITIES } from '#shared/world/terms.ts';
import { mapModel } from '../../../client/map/model.ts';
import {
  LAYERS,
  rememberedShown,
  rememberShown,
  type Shown,
  toggled,
  USUAL,
} from '../../../client/map/shown.ts';
import { MOST_FLOWS } from '../../../client/map/trade.ts';
import { viewAfter } from '../../kit/worlds.ts';
import { fakeStorage } from '../storage.ts';

afterEach(() => vi.unstubAllGlobals());

const japan = viewAfter(3, 'JPN');
const everything: Shown = { ...USUAL, layers: [...LAYERS] };

describe('flows on the map', () => {
  test('are few enough to follow, and none is lost', () => {
    const { flows, left } = mapModel(japan, [], USUAL);
    expect(flows.length).toBeLessThanOrEqual(MOST_FLOWS);
    const drawn = flows.reduce((sum, flow) => sum + flow.tonnes, 0);
    const shipped = japan.world.market.flows.reduce((sum, flow) => sum + flow.tonnes, 0);
    expect(drawn + left.tonnes).toBeCloseTo(shipped, 3);
  });

  test('are those of the metals and forms that are asked for', () => {
    const heavy = mapModel(japan, [], { ...USUAL, goods: ['heavy'], forms: ['oxide'] });
    expect(new Set(heavy.flows.map((flow) => flow.good))).toEqual(new Set(['heavy']));
    const magnets = mapModel(japan, [], { ...USUAL, forms: ['magnets'] });
    expect(new Set(magnets.flows.map((flow) => flow.good))).toEqual(new Set(['magnet']));
    expect(mapModel(japan, [], { ...USUAL, goods: [] }).flows).toEqual([]);
  });

  test('show a purchase in the draft as such', () => {
    const order = {
      kind: 'offtake',
      seller: 'AUS',
      commodity: 'light',
      tonnes: 500,
      price: 30,
      turns: 6,
    } as const;
    const { flows } = mapModel(japan, [order], USUAL);
    expect(flows.at(-1)).toMatchObject({ from: 'AUS', to: 'JPN', good: 'light', tonnes: 500, draft: true });
  });
});

describe('restrictions on the map', () => {
  const world = structuredClone(japan.world);
  const stop = { by: 'CHN', target: 'JPN', severity: 0.4, since: 1 } as const;
  world.embargoes = [
    { ...stop, commodity: 'heavy', manner: 'open' },
    { ...stop, commodity: 'light', manner: 'open' },
    { by: 'JPN', target: 'USA', commodity: 'heavy', severity: 0.3, since: 2, manner: 'deniable' },
  ];
  world.tariffs = [{ by: 'JPN', origin: 'CHN', good: 'magnet', rate: 0.25 }];
  const view = { ...japan, world };

  test('are one for each way and kind, with a part for each good', () => {
    const { limits } = mapModel(view, [], USUAL);
    expect(limits.map(({ id, parts }) => [id, parts.map((part) => part.good)])).toEqual([
      ['embargo-CHN-JPN', ['heavy', 'light']],
      ['delays-JPN-USA', ['heavy']],
      ['tariff-CHN-JPN', ['magnet']],
      ...limits.slice(3).map(({ id, parts }) => [id, parts.map((part) => part.good)]),
    ]);
  });

  test('hold what only arrivals tell, as long as nobody has announced it', () => {
    const late = (good: 'bulk' | 'heavy') => ({
      text: {
        key: 'event.shipments-late',
        values: {
          nation: { is: 'nation', id: 'CHN' },
          target: { is: 'nation', id: 'JPN' },
          good: { is: 'good', id: good },
          share: number(0.3, 'share'),
        },
      } as const,
      nation: null,
      region: 'JPN',
      weight: 0.7,
      audience: null,
    });
    const suspected = (good: 'bulk' | 'heavy') =>
      mapModel(view, [], USUAL, [late(good)]).limits.filter(({ is }) => is === 'suspected');
    expect(suspected('bulk')).toMatchObject([
      { from: 'CHN', to: 'JPN', parts: [{ good: 'bulk', share: 0.3 }] },
    ]);
    expect(suspected('heavy')).toEqual([]);
  });

  test('go with their layer, and with their metal', () => {
    expect(mapModel(view, [], { ...USUAL, layers: ['works'] }).limits).toEqual([]);
    const bulk = mapModel(view, [], { ...USUAL, goods: ['bulk'] }).limits;
    expect(bulk.filter(({ is }) => is === 'embargo')).toEqual([]);
  });
});

describe('countries on the map', () => {
  test('carry no figure that nobody asks for', () => {
    for (const region of mapModel(japan, [], USUAL).regions)
      expect(region).toMatchObject({ badges: [], mood: null, hatch: 0 });
  });

  test('tell what they think of us, what they depend on, what they store and who agrees', () => {
    const regions = mapModel(japan, [], everything).regions;
    const badges = (id: string) => regions.find((one) => one.id === id)?.badges.map(({ is }) => is);
    expect(badges('USA')).toEqual(['standing', 'dependence', 'stocks', 'consent']);
    expect(badges('JPN')).toEqual(['dependence', 'stocks', 'consent']);
    expect(badges('CHN')).toEqual(['standing', 'stocks', 'consent']);
    expect(badges('AUS')).toContain('standing');
  });

  test('hold no secret: a rival has the stocks that companies are known to hold', () => {
    const richer = structuredClone(japan.world);
    richer.nations.USA.stockpile.heavy += 5000;
    expect(mapModel({ ...japan, world: richer }, [], everything)).toEqual(mapModel(japan, [], everything));
  });
});

describe('what a reader wants to see', () => {
  test('is remembered', () => {
    vi.stubGlobal('localStorage', fakeStorage());
    const shown: Shown = { goods: ['heavy'], forms: ['magnets'], layers: ['politics', 'stocks'] };
    rememberShown(shown);
    expect(rememberedShown()).toEqual(shown);
  });

  test('falls back to the usual where nonsense is stored, each part by itself', () => {
    vi.stubGlobal('localStorage', fakeStorage());
    localStorage.setItem('lanthanide.map', '{"goods":["gold"],"layers":["stocks"]}');
    expect(rememberedShown()).toEqual({ ...USUAL, layers: ['stocks'] });
    localStorage.setItem('lanthanide.map', 'nonsense');
    expect(rememberedShown()).toEqual(USUAL);
    vi.stubGlobal('localStorage', fakeStorage(true));
    expect(() => rememberShown(USUAL)).not.toThrow();
  });

  test('is switched without changing the order of the family', () => {
    expect(toggled(COMMODITIES, ['bulk'], 'light')).toEqual(['light', 'bulk']);
    expect(toggled(COMMODITIES, ['light', 'bulk'], 'light')).toEqual(['bulk']);
  });
});
