import './node24.ts';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openapi } from '../server/ranking/openapi.ts';

// `npm run openapi`: what the server says at /api/openapi.json, for those who read without one.
const path = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(openapi, null, 2)}\n`);
console.log(`${path} is written.`);
