import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/client', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves the built page from memory, as one version of it and then another. */
export interface Site {
  url: string;
  /** From now on the page says that it is of this version; a careless release forgets to tell the service worker. */
  release(version: string, careless?: boolean): void;
  close(): void;
}

export async function siteOf(version: string): Promise<Site> {
  const changed = new Map<string, string>();
  const built = (name: string) => readFileSync(join(BUILT, name));
  const release = (next: string, careless = false) => {
    const page = built('index.html').toString().replace('<html ', `<html data-version="${next}" `);
    const hash = createHash('sha256')
      .update(careless ? 'another page' : page)
      .digest('hex');
    const service = built('service.js')
      .toString()
      .replace(/"version":"\w+"/, `"version":"${next}"`)
      .replace(/"page":"\w+"/, `"page":"${hash}"`);
    changed.set('/', page).set('/service.js', service);
  };
  release(version);
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://page');
    try {
      const body = changed.get(pathname) ?? (pathname === '/healthz' ? '{}' : built(pathname));
      response.setHeader('Content-Type', TYPES[extname(pathname) || '.html'] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the site has no port');
  return {
    url: `http://localhost:${address.port}`,
    release,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
