import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codebookPage } from '../../scripts/data-page.ts';

test('the page on the data describes the files as they are filled (npm run codebook)', () => {
  const page = readFileSync(new URL('../../docs/data.md', import.meta.url), 'utf8');
  expect(page).toContain('`price_heavy`');
  expect(codebookPage(page)).toBe(page);
});
