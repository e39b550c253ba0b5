import { computed } from '@preact/signals';
import { afterEach, expect, test } from 'vitest';
import { listed } from '../../../client/i18n/index.ts';
import { spoken } from '../../../client/i18n/speak.ts';

afterEach(() => {
  spoken.value = 'en';
});

test('names in a row are said anew when the language of the page changes', () => {
  const names = computed(() => listed(['Aiko', 'Ben', 'Chen']));
  expect(names.value).toBe('Aiko, Ben, and Chen');
  spoken.value = 'de';
  expect(names.value).toBe('Aiko, Ben und Chen');
});
