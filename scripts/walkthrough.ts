import './node24.ts';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { walkthrough } from './walkthrough/text.ts';

// `npm run walkthrough`: writes the walk-through of docs/model.md anew, after a change of the rules or figures.
const DOCS = fileURLToPath(new URL('../docs/model.md', import.meta.url));
const BIOME = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));

const docs = readFileSync(DOCS, 'utf8');
const [before, rest] = docs.split('<!-- walk-through -->');
const after = rest?.split('<!-- end of walk-through -->')[1];
if (before === undefined || after === undefined) throw new Error(`${DOCS} has no marks of the walk-through`);
writeFileSync(
  DOCS,
  `${before}<!-- walk-through -->\n\n${walkthrough()}\n\n<!-- end of walk-through -->${after}`,
);
execFileSync(process.execPath, [BIOME, 'format', '--write', DOCS], { stdio: 'ignore' });
