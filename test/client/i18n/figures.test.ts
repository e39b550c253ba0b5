import { describe, expect, test } from 'vitest';
import { name, nation, region, text, type Unit } from '#shared/text.ts';
import { change, figure, partOf, quantity, tell } from '../../../client/i18n/index.ts';

describe('digits and units are the same everywhere', () => {
  test.each<[number, Unit, string, string]>([
    // Prices: three digits, never finer than a cent
    [8.386, 'USD/kg', '8.39', '$8.39/kg'],
    [19.64, 'USD/kg', '19.6', '$19.6/kg'],
    [158.4, 'USD/kg', '158', '$158/kg'],
    [1412, 'USD/kg', '1,410', '$1,410/kg'],
    [-12.34, 'USD/kg', '−12.3', '−$12.3/kg'],
    [0.001, 'USD/kg', '0', '$0/kg'],
    // Tonnes: to 10 t under 1,000, to 50 t above
    [42.4, 't', '42', '42 t'],
    [847, 't', '850', '850 t'],
    [15_620, 't', '15,600', '15,600 t'],
    // Money to 1 M, shares to 1%, points and counts whole
    [640.4, 'M USD', '640', '$640 M'],
    [-12.6, 'M USD', '−13', '−$13 M'],
    [0.876, 'share', '88%', '88%'],
    [-0.213, 'share', '−21%', '−21%'],
    [43.6, 'points', '44', '44'],
    [-34.2, 'points', '−34', '−34'],
    [-0.2, 'points', '0', '0'],
    [3, 'count', '3', '3'],
    [1, 'turns', '1', '1 half-year'],
    [6, 'turns', '6', '6 half-years'],
  ])('%d %s is %s, with its unit %s', (value, unit, short, long) => {
    expect(figure(value, unit)).toBe(short);
    expect(quantity(value, unit)).toBe(long);
  });

  test.each<[number, Unit, string]>([
    [0.48, 'share', '+48%'],
    [-0.123, 'share', '−12%'],
    [9.2, 'points', '+9'],
    [-21.7, 'points', '−22'],
    [0.2, 'points', '±0'],
    [14.2, 'USD/kg', '+14'],
    [-1150, 't', '−1,150'],
    [120, 'M USD', '+120'],
  ])('a change of %d %s is %s', (value, unit, shown) => {
    expect(change(value, unit)).toBe(shown);
  });

  test.each<[number, Unit, string]>([
    [-0.56, 'points', '−0.56'],
    [0.0612, 'share', '+6.1 pp'],
    [31.4, 'USD/kg', '+31'],
  ])('a part of %d %s is %s: shares in percentage points', (value, unit, shown) => {
    expect(partOf(value, unit)).toBe(shown);
  });

  test('no unit is written with a hyphen for a minus', () => {
    for (const unit of ['t', 'USD/kg', 'M USD', 'share', 'turns', 'points', 'count'] as const)
      for (const value of [-1234, -12.3, -0.5, -0.001])
        for (const shown of [figure(value, unit), quantity(value, unit), change(value, unit)])
          expect(shown).not.toMatch(/-\d|\$-/);
  });
});

test('a country that acts on its own ground is named once', () => {
  const says = (where: string) =>
    tell(
      text('event.build-mine', { nation: nation('USA'), site: name('Mountain Pass'), region: region(where) }),
      { start: { year: 2010, half: 1 }, sites: [] },
    );
  expect(says('USA')).toBe('The United States takes up Mountain Pass at home');
  expect(says('AUS')).toBe('The United States takes up Mountain Pass in Australia');
});
