import { type IncomingMessage, type Server, request as send } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';
import { HeldElsewhere, type Leases, type Peer } from './Leases.ts';

/** Passed on once; should it come back, the place has changed hands in this very moment. */
const PASSED = 'x-lanthanide-passed';
/** Another process that has not answered after so long is not waited for: lobbies answer after 15 s at the latest. */
const PATIENCE_MS = 20_000;

/**
 * The way to the other processes: what is asked here of a place that another one holds is passed on to it, so that
 * any proxy before them may send anybody anywhere.
 */
export class Peers {
  private readonly leases: Leases;
  private readonly ownId: () => string;

  /** @param ownId of this process, as it stands in addresses of rooms */
  constructor(leases: Leases, ownId: () => string) {
    this.leases = leases;
    this.ownId = ownId;
  }

  /**
   * Passes a request on to whoever holds its place, and else goes on.
   * @param placeOf the place it is about; null: none
   * @param taken whether the place is taken where nobody holds it
   */
  byHolder =
    (placeOf: (request: Request) => Promise<string | null> | string | null, taken = false) =>
    async (request: Request, response: Response, next: NextFunction): Promise<void> => {
      const place = await placeOf(request);
      if (place === null) return next();
      if (taken) await this.leases.take(place).catch(() => undefined);
      const peer = await this.leases.elsewhere(place);
      if (!peer) return next();
      if (request.get(PASSED)) return busy(response);
      pass(peer, request, response);
    };

  /** The same where a place was taken by another one while we answered. */
  tooLate: ErrorRequestHandler = (error, request, response, next) => {
    if (!(error instanceof HeldElsewhere)) next(error);
    else if (request.get(PASSED)) busy(response);
    else pass(error.peer, request, response);
  };

  /** Whether a WebSocket is for a room of this process: addresses of rooms begin with their process. */
  isOurs = ({ url }: IncomingMessage): boolean => {
    const id = processIn(url);
    return id === null || id === this.ownId();
  };

  /** Joins the WebSockets for rooms of other processes to these. */
  joinTo(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (this.isOurs(request)) return;
      socket.on('error', () => socket.destroy());
      this.join(request, socket, head).catch(() => socket.destroy());
    });
  }

  private async join(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const id = processIn(request.url);
    const peer = id === null || request.headers[PASSED] ? null : await this.leases.process(id);
    if (!peer) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      return;
    }
    const other = send(new URL(request.url ?? '/', peer.address), {
      method: 'GET',
      headers: { ...request.headers, [PASSED]: '1' },
    });
    socket.once('close', () => other.destroy());
    other.once('error', () => socket.destroy());
    other.once('response', () => socket.destroy()); // it does not want to talk
    other.once('upgrade', (answer, theirs, first) => {
      socket.write(headOf(answer));
      if (first.length > 0) socket.write(first);
      if (head.length > 0) theirs.write(head);
      theirs.once('error', () => socket.destroy());
      theirs.once('close', () => socket.destroy());
      socket.once('close', () => theirs.destroy());
      theirs.pipe(socket).pipe(theirs);
    });
    other.end();
  }
}

/** The process in the address of a room: `/process/room`. */
const processIn = (url: string | undefined): string | null =>
  /^\/([\w-]{5,20})\/[\w-]+(\?|$)/.exec(url ?? '')?.[1] ?? null;

/** The head of an answer as it came. */
function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, '', ''].join('\r\n');
}

/** A body that has been read already is told again. */
function pass(peer: Peer, request: Request, response: Response): void {
  const read = request.body === undefined ? null : Buffer.from(JSON.stringify(request.body));
  const to = new URL(peer.address);
  // Not the whole of it: a request line may name another host.
  ({ pathname: to.pathname, search: to.search } = new URL(request.originalUrl, peer.address));
  const other = send(to, {
    method: request.method,
    headers: { ...request.headers, [PASSED]: '1', ...(read && { 'content-length': read.length }) },
    timeout: PATIENCE_MS,
  });
  other.once('timeout', () => other.destroy(new Error('it does not answer')));
  other.once('error', () => (response.headersSent ? response.destroy() : busy(response)));
  other.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.once('error', () => response.destroy());
    answer.pipe(response);
  });
  response.once('close', () => other.destroy());
  if (read) other.end(read);
  else request.pipe(other);
}

/** The place is changing hands: whoever asks again in a moment finds it. */
function busy(response: Response): void {
  response
    .status(503)
    .set('Retry-After', '1')
    .json({ error: { code: 'not-stored' } });
}
