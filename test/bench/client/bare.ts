import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { build } from 'vite';
import { AS_IT_COMES } from '../../../scripts/phaser.ts';
import { addSite } from '../../../server/http/site.ts';
import { removeFolder, temporaryFolder } from '../../kit/server.ts';

/** Builds the bare page with the game's own settings, but for how Phaser draws, and serves it as the game is served. */
export async function serveBare(): Promise<{ url: string; stop(): void }> {
  const folder = temporaryFolder();
  await build({
    configFile: fileURLToPath(new URL('../../../vite.config.ts', import.meta.url)),
    root: fileURLToPath(new URL('./bare', import.meta.url)),
    mode: AS_IT_COMES,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: join(folder, 'page') },
  });
  const app = express();
  addSite(app, join(folder, 'page'));
  const server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bare page has no port');
  return {
    url: `http://localhost:${address.port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
      removeFolder(folder);
    },
  };
}
