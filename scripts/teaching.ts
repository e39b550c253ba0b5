import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pages } from './teaching-pages.ts';

/** `npm run teaching` writes those pages of the teaching pack that repeat what the game says. */
for (const [path, page] of pages()) {
  const file = join(import.meta.dirname, '..', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
}
