import { describe, expect, test } from 'vitest';
import { acceptName, distinct } from '#shared/names.ts';

describe('fault 5, offensive names', () => {
  test.each([
    ...['fuck you', 'F.u.c.k', 'fuuuuck', 'Sh1t', '5h!t', 'b1tch', 'H1tler', 'n1gga'],
    ...['Arschloch', 'Hurens0hn', 'Scheiße', 'Nutte'],
    ...['connard', 'Enculé', 'S@lope', 'nique'],
    ...['Mierda', 'cabrón', 'hijo de puta', 'maricón'],
    ...['ちんこ', 'チンコ', '死ね', 'しね', 'バカ'],
    ...['傻逼', '草泥马', '去死'],
  ])('%s is refused', (name) => {
    expect(acceptName(name)).toBeNull();
  });

  test.each([
    ...[
      'Aoi',
      'Dominique',
      'Yoshitaka',
      'Takeshita',
      'Nazia',
      'Ignazio',
      'Cassandra',
      'Hancock',
      'Scunthorpe',
    ],
    ...[
      'Sussex',
      'Essex',
      'María José',
      'Jürgen',
      'Zoë',
      'O’Brien',
      'Anne-Marie',
      '李小龙',
      '山田 太郎',
      'シンジ',
    ],
    ...[
      'Computa',
      'Raúl',
      'Ben 2',
      'Student 58',
      'Ann 455',
      'S. B.',
      'Köksal',
      'Emma',
      'Aaron',
      'Philippe',
      'Assunta',
    ],
  ])('%s is welcome', (name) => {
    expect(acceptName(name)).toBe(name);
  });

  test.each(['', '   ', 'x'.repeat(25), '<b>hi</b>', 'a\u202Eb', '@@@', 'a\nb\u0000'])(
    '%j is no name',
    (name) => {
      expect(acceptName(name)).toBeNull();
    },
  );
});

describe('fault 4, the same name twice', () => {
  test('the later one gets the first free number, whatever the case', () => {
    expect(distinct('Ben', [])).toBe('Ben');
    expect(distinct('ben', ['Ben'])).toBe('ben 2');
    expect(distinct('Ben', ['Ben', 'Ben 2'])).toBe('Ben 3');
  });
});
