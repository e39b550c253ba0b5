import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type RunningServer, removeFolder, startServer, temporaryFolder } from './server.ts';

/** A running server with a database of its own, and a browser. */
export interface Stage {
  server: RunningServer;
  browser: Browser;
}

/** Sets the stage before the tests of a file and strikes it after them; it stands while they run. */
export function stage(): Stage {
  const data = temporaryFolder();
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    server = await startServer(data);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    removeFolder(data);
  });
  const standing = <T>(part: T | undefined): T => {
    if (!part) throw new Error('The stage stands only while the tests of its file run');
    return part;
  };
  return {
    get server() {
      return standing(server);
    },
    get browser() {
      return standing(browser);
    },
  };
}
