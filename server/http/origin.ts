import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WireError } from '#shared/protocol/messages.ts';
import { noteAbuse } from './abuse.ts';

/** What only reads may be asked from anywhere: no answer lets a page of another origin read it. */
const READS = ['GET', 'HEAD'];

/**
 * Refuses what pages of other origins send: requests that change something, and WebSockets. Browsers say where a page
 * comes from; programs say nothing, and have no stranger's browser to misuse. A class that opens the server by its
 * address in the school's network is at home there.
 * @param configured the address of the pages where a proxy does not pass it on
 */
export function refuseForeign(http: Server, configured: string | null): void {
  const emit = http.emit.bind(http);
  http.emit = (event: string, ...rest: unknown[]) => {
    const [request, other] = rest;
    if (event === 'upgrade' && isRequest(request) && isForeign(request.headers, configured)) {
      noteAbuse('foreign-page', 'line');
      if (isSocket(other)) other.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return true;
    }
    if (event === 'request' && isRequest(request) && !READS.includes(request.method ?? '')) {
      if (isForeign(request.headers, configured)) {
        noteAbuse('foreign-page', 'http');
        if (isResponse(other)) refuse(other);
        return true;
      }
    }
    return emit(event, ...rest);
  };
}

/** Whether a request comes from a page of another origin than the one it is sent to. */
export function isForeign(headers: IncomingHttpHeaders, configured: string | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return false;
  if (configured !== null && origin === configured) return false;
  if (!URL.canParse(origin)) return true; // `null`, of a page that hides where it is from
  const here = new URL(origin).host;
  // No page can set either for another origin's server without being asked first whether it may, and it may not.
  return here !== host && here !== headers['x-forwarded-host'];
}

function refuse(response: ServerResponse): void {
  const error: WireError = { code: 'foreign-page' };
  response.writeHead(403, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ error }));
}

const isRequest = (one: unknown): one is IncomingMessage =>
  typeof one === 'object' && one !== null && 'headers' in one;
const isSocket = (one: unknown): one is Duplex => typeof one === 'object' && one !== null && 'end' in one;
const isResponse = (one: unknown): one is ServerResponse =>
  typeof one === 'object' && one !== null && 'writeHead' in one;
