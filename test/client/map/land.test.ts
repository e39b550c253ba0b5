import { expect, test } from 'vitest';
import coarse from 'world-atlas/countries-110m.json?land';
import { Camera, coordinateIn, northing, placeIn } from '../../../client/map/camera.ts';
import { COARSER, CUT_LON, UNIT } from '../../../client/map/land.ts';

const COARSE = UNIT / COARSER;

test('a place on the map leads back to its coordinate', () => {
  const camera = new Camera();
  camera.resize(1366, 405);
  for (const [lon, lat] of [
    [139.7, 35.7],
    [-0.1, 51.5],
    [-179.9, -41],
    [12, 73.9],
  ] as const) {
    const back = coordinateIn(camera, placeIn(camera, lon, lat));
    expect(back.lon).toBeCloseTo(lon, 9);
    expect(back.lat).toBeCloseTo(lat, 9);
  }
});

test('heights are those that the projection was published with', () => {
  // Patterson, Šavrič, Jenny 2015, Cartographic Perspectives 78, equation 1.
  const radian = Math.PI / 180;
  const published = (lat: number) => {
    const phi = lat * radian;
    return 1.0148 * phi + 0.23185 * phi ** 5 - 0.14499 * phi ** 7 + 0.02406 * phi ** 9;
  };
  for (const lat of [-42, 0, 30, 45, 74]) expect(northing(lat)).toBeCloseTo(-published(lat), 12);
});

test('the land is drawn where the camera looks for it, and every country that plays is there', () => {
  const [, japan] = coarse.lands.find(([region]) => region === 'JPN') ?? [];
  if (!japan) throw new Error('no Japan');
  const [, x, y, w, h] = japan;
  const east = ((139.7 - CUT_LON - 180) * Math.PI * COARSE) / 180;
  expect(east).toBeGreaterThan(x);
  expect(east).toBeLessThan(x + w);
  expect(northing(35.7) * COARSE).toBeGreaterThan(y);
  expect(northing(35.7) * COARSE).toBeLessThan(y + h);
  const there = new Set(coarse.lands.map(([region]) => region));
  for (const region of [
    'CHN',
    'USA',
    'EUR',
    'AUS',
    'VNM',
    'IND',
    'MYS',
    'MMR',
    'BRA',
    'CAN',
    'KAZ',
    'GRL',
    'RUS',
  ])
    expect(there).toContain(region);
});

test('no land reaches round the world: what the edge of the picture cuts is cut', () => {
  for (const [, [path, , , w]] of coarse.lands) {
    expect(w).toBeLessThan(2 * Math.PI * COARSE + 2);
    expect(path).toMatch(/^(?:M-?\d+,-?\d+(?:l-?\d+,-?\d+)+z)+$/);
  }
});
