import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { addressOf, KEPT } from '../shared/replay/kept.ts';
import { moduleOf } from './rules/module.ts';

const client = fileURLToPath(new URL('../client', import.meta.url));

/** Lays the rules that have ended beside the page's scripts, byte for byte, each at an address of its own. */
export const older: Plugin = {
  name: 'older-rules',
  apply: ({ root }) => root === client, // other pages built with its settings show no match again
  configureServer({ middlewares }) {
    for (const [version, kept] of Object.entries(KEPT))
      middlewares.use(addressOf(version, kept), (_, response) => {
        response.setHeader('Content-Type', 'text/javascript').end(moduleOf(version, kept));
      });
  },
  generateBundle() {
    for (const [version, kept] of Object.entries(KEPT))
      this.emitFile({
        type: 'asset',
        fileName: addressOf(version, kept).slice(1),
        source: moduleOf(version, kept),
      });
  },
};
