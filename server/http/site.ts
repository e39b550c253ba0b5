import { existsSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import expressStaticGzip from 'express-static-gzip';
import { log } from '../log.ts';
import { isLoopback } from './lan.ts';

/** Scripts and styles come from us alone; Phaser loads textures from blobs and data, previews run in workers. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: express.RequestHandler = (request, response, next) => {
  // Browsers refuse it, with an error each time, where the line is open: in a school's own network.
  const safe = isLoopback(request.get('host') ?? '') || request.get('x-forwarded-proto') === 'https';
  if (safe) response.set('Cross-Origin-Opener-Policy', 'same-origin');
  response.set({
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  });
  next();
};

/** The built page: hashed files are kept for good and sent compressed, the page itself is asked for each time. */
export function addSite(app: express.Application, folder: string): void {
  const page = join(folder, 'index.html');
  const match = join(folder, 'match.html'); // the same, and its head names the scripts of a match
  app.use(
    '/assets',
    expressStaticGzip(join(folder, 'assets'), {
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      serveStatic: { immutable: true, maxAge: '1y', fallthrough: false },
    }),
  );
  app.use(express.static(folder, { index: false, maxAge: 0 }));
  // Every other address without a dot is a screen of the page.
  app.get('/', (_, response) => sendPage(page, response));
  app.get(/^\/match\/[^.]*$/, (_, response) => sendPage(match, response));
  app.get(/^\/[^.]*$/, (_, response) => sendPage(page, response));
  app.use((_, response) => plain(response, 404));
  const fail: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const status = error instanceof Error && 'status' in error ? error.status : 500;
    if (status === 500) log.error({ err: error }, 'A page could not be served.');
    plain(response, typeof status === 'number' ? status : 500);
  };
  app.use(fail);
}

const plain = (response: express.Response, status: number) =>
  response
    .status(status)
    .type('text')
    .send(STATUS_CODES[status] ?? 'Error');

function sendPage(page: string, response: express.Response): void {
  response.set('Cache-Control', 'no-cache');
  if (existsSync(page)) response.sendFile(page);
  else response.status(503).type('text').send('The page has not been built yet: `npm run build` builds it.');
}
