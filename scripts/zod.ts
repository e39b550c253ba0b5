import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const SCHEMA_WRITERS = /[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/;

/**
 * Builds zod without what writes JSON Schema. Every schema carries a method for it, so that no bundler can see that
 * the page never calls one; it would travel twice, with the page and with its worker.
 */
export const zodCore = (): Plugin => ({
  name: 'zod-core',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: SCHEMA_WRITERS },
    async handler(id) {
      const source = await readFile(id, 'utf8');
      const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      return [
        'const leftOut = () => leftOut;', // methods are made when a schema is, and called by nobody
        ...names.map((name) => `export const ${name} = leftOut;`),
      ].join('\n');
    },
  },
});
