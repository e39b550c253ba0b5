import { expect, test } from 'vitest';
import { placeName } from '../../../client/classroom/names.ts';

test('a seat of a class is named by its world, counted from one, and its nation', () => {
  expect(placeName({ world: 1, nation: 'JPN' })).toBe('World 2, Japan');
});
