import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { land } from './scripts/land.ts';
import { words } from './scripts/words.ts';

const resolve = { alias: { '#shared': fileURLToPath(new URL('shared', import.meta.url)) } };

/** Rules and page logic run side by side, servers two at a time, and browsers, which take two cores each, one by one. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        plugins: [words(), land()],
        test: {
          name: 'unit',
          setupFiles: 'test/kit/words.ts',
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
          globalSetup: 'test/kit/template.ts',
          include: ['test/server/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000, // a server makes a database of its own first
          maxWorkers: 2, // much of it is waiting; more would starve each other on two cores
        },
      },
      {
        resolve,
        test: {
          name: 'cluster',
          globalSetup: 'test/kit/cluster.ts',
          // Beside its own, the suites of the server that ask nothing of its data folder, on two processes.
          include: [
            'test/cluster/**/*.test.ts',
            'test/server/{lobby,match,delegation,letters,secrets,turns,watching}.test.ts',
            'test/server/classroom/{class,delegation,faults}.test.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve,
        plugins: [words(), land()],
        test: {
          name: 'e2e',
          globalSetup: 'test/kit/template.ts',
          setupFiles: 'test/kit/words.ts',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // A busy machine can starve a browser. The report says which test needed a second try; two failures are one.
          retry: 1,
        },
      },
    ],
  },
});
