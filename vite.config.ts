import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { ahead } from './scripts/ahead.ts';
import { colyseusCore } from './scripts/colyseus.ts';
import { land } from './scripts/land.ts';
import { offline } from './scripts/offline.ts';
import { older } from './scripts/older.ts';
import { phaserCore } from './scripts/phaser.ts';
import { scalableType } from './scripts/type.ts';
import { words } from './scripts/words.ts';
import { zodCore } from './scripts/zod.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The game server that answers while the page is developed. */
const game = `localhost:${process.env.PORT ?? 2567}`;

/** Lays a compressed copy beside every asset of text, once, so that the server never compresses anything. */
const compress: Plugin = {
  name: 'compress',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const assets = join(dir, 'assets');
    const texts = (await readdir(assets)).filter((name) => /\.(?:js|css|svg|json)$/.test(name));
    await Promise.all(
      texts.map(async (name) => {
        const path = join(assets, name);
        const bytes = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      }),
    );
  },
};

/** The page: Phaser in a chunk of its own that is fetched when a map is needed, no inline scripts (strict CSP). */
export default defineConfig({
  root: here('client'),
  publicDir: here('client/public'),
  cacheDir: here('.cache/vite'),
  resolve: { alias: { '#shared': here('shared') } },
  css: { postcss: { plugins: [scalableType] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: {
    format: 'es',
    plugins: () => [zodCore()],
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  plugins: [words(), land(), phaserCore, colyseusCore, zodCore(), ahead, older, compress, offline],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // fonts and images as files: the page's policy allows no data: fonts
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      checks: { pluginTimings: false }, // compressing takes its time
      treeshake: { propertyReadSideEffects: false }, // no getter that we load does anything but tell
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /[\\/]node_modules[\\/]phaser[\\/]/ },
            // Each file costs its own round through the browser: what the first screen needs comes as one, and
            // crumbs that several screens share go with what is nearest to them.
            { name: 'base', tags: ['$initial'], test: (id) => !id.endsWith('/offline/service.ts') },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1500 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': `http://${game}`,
      '/matchmake': `http://${game}`,
      // A seat in a room: /processId/roomId?sessionId=…
      '^/[\\w-]+/[\\w-]+\\?.*sessionId=': { target: `ws://${game}`, ws: true },
    },
  },
});
