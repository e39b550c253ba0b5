import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The game server that answers while the page is developed. */
const game = `localhost:${process.env.PORT ?? 2567}`;

/** The page: Phaser in a chunk of its own that is fetched when a map is needed, no inline scripts (strict CSP). */
export default defineConfig({
  root: here('client'),
  publicDir: here('client/public'),
  cacheDir: here('.cache/vite'),
  resolve: { alias: { '#shared': here('shared') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // fonts and images as files: the page's policy allows no data: fonts
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'phaser', test: /[\\/]node_modules[\\/]phaser[\\/]/ }] } },
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
