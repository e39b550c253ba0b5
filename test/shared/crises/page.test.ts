import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crisesPage } from '../../../scripts/crises-page.ts';

test('docs/crises.md says what the cards say; `npm run crises -- --page` writes it anew', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/crises.md'), 'utf8');
  expect(page).toBe(crisesPage());
});
