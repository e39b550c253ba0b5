import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page: Phaser in a chunk of its own that is fetched when a map is needed, no inline scripts (strict CSP). */
export default defineConfig({
  root: here('client'),
  publicDir: here('client/public'),
  resolve: { alias: { '#shared': here('shared') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1600,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://localhost:2567',
      '/matchmake': 'http://localhost:2567',
      '^/[\\w-]+/[\\w-]+\\?sessionId': { target: 'ws://localhost:2567', ws: true },
    },
  },
});
