import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Cluster, isClustered, startCluster } from './cluster.ts';
import { dataFolder, type RunningServer, removeFolder, startServer } from './server.ts';

/** A running server with a database of its own, and a browser. */
export interface Stage {
  server: Host;
  browser: Browser;
}

/** A server that can be stopped or killed, and started again. */
export interface Host extends RunningServer {
  /** Starts it on the same data and port, after `stop` or `kill`; its clock may be ahead by so many ms. */
  again(ahead?: number): Promise<void>;
}

/** How many processes the one server of a test is, where its run has several. */
const SIZE = 2;

/** Starts a server on an empty database before the tests of a file, with these settings, and stops it after them. */
export function host(env: Record<string, string> = {}): Host {
  if (isClustered()) return hosts(env);
  const data = dataFolder();
  let server: RunningServer | undefined;
  const now = () => standing(server);
  beforeAll(async () => {
    server = await startServer(data, 0, 0, env);
  });
  afterAll(async () => {
    await server?.stop();
    removeFolder(data);
  });
  return {
    data,
    get url() {
      return now().url;
    },
    get port() {
      return now().port;
    },
    get pid() {
      return now().pid;
    },
    output: () => now().output(),
    ended: () => now().ended(),
    stop: () => now().stop(),
    kill: () => now().kill(),
    signal: (signal) => now().signal(signal),
    again: async (ahead = 0) => {
      server = await startServer(data, now().port, ahead, env);
    },
  };
}

/** The same as several processes behind a proxy: what kills it, kills one of them. */
function hosts(env: Record<string, string>): Host {
  let cluster: Cluster | undefined;
  let down = 0;
  const now = () => standing(cluster);
  beforeAll(async () => {
    cluster = await startCluster(SIZE, env);
  });
  afterAll(() => cluster?.close());
  return {
    get data(): never {
      throw new Error('several processes keep nothing in a folder');
    },
    get url() {
      return now().url;
    },
    get port() {
      return now().port;
    },
    get pid() {
      return now().servers[down]?.pid ?? 0;
    },
    output: () => now().output(),
    ended: () => now().servers[down]?.ended() ?? true,
    stop: async () => {
      down = (down + 1) % SIZE;
      return now().stop(down);
    },
    signal: (signal) => now().servers[down]?.signal(signal),
    kill: async () => {
      down = await now().kill();
    },
    again: (ahead = 0) => now().again(down, ahead),
  };
}

/** Sets the stage before the tests of a file and strikes it after them; it stands while they run. */
export function stage(env: Record<string, string> = {}): Stage {
  const server = host(env);
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return {
    server,
    get browser() {
      return standing(browser);
    },
  };
}

function standing<T>(part: T | undefined): T {
  if (!part) throw new Error('The stage stands only while the tests of its file run');
  return part;
}
