import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const resolve = { alias: { '#shared': fileURLToPath(new URL('shared', import.meta.url)) } };

/** Rules and page logic run side by side; servers and browsers one after the other, as a small machine can bear. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: [
            'test/*.test.ts',
            'test/shared/**/*.test.ts',
            'test/client/**/*.test.ts',
            'test/scripts/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          fileParallelism: false,
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
