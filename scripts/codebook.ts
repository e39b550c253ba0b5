import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codebookPage } from './data-page.ts';

// `npm run codebook`: writes the tables of docs/data.md anew, from the lists that fill the files.
const page = fileURLToPath(new URL('../docs/data.md', import.meta.url));
writeFileSync(page, codebookPage(readFileSync(page, 'utf8')));
