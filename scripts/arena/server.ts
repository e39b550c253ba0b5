import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { Link, MOST_BYTES } from './link.ts';

/** Lines of a bot's own output that are kept to show when it fails. */
const KEPT_CHARACTERS = 4000;

/** A bot's own program. */
export interface Program {
  command: string;
  /** What it printed last. */
  output(): string;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  stop(): void;
}

/** Should the arena end without tidying up, its bots go with it. */
const running = new Set<() => void>();
process.once('exit', () => {
  for (const stop of running) stop();
});

/** Where bots come to: each has an address of its own. */
export class Arena {
  private readonly http = createServer((_, response) =>
    response.writeHead(426).end('This is a WebSocket.\n'),
  );
  private readonly sockets = new WebSocketServer({ server: this.http, maxPayload: MOST_BYTES });
  private readonly expected = new Map<string, (link: Link) => void>();
  private readonly seconds: number;
  private port = 0;

  /** @param seconds that a bot has for each turn */
  constructor(seconds: number) {
    this.seconds = seconds;
    this.sockets.on('connection', (socket, request) => {
      const path = request.url ?? '/';
      const welcome = this.expected.get(path) ?? this.expected.get('/');
      if (!welcome) return socket.close(1008, 'nobody is expected here');
      this.expected.delete(path);
      welcome(new Link(socket, this.seconds));
    });
  }

  async listen(port: number): Promise<number> {
    this.http.listen(port, '127.0.0.1');
    await once(this.http, 'listening');
    const address = this.http.address();
    if (address === null || typeof address === 'string') throw new Error('the arena has no port');
    this.port = address.port;
    return this.port;
  }

  /** Welcomes whoever comes to the front door. */
  welcome(everybody: (link: Link) => void): void {
    this.expected.set('/', everybody);
  }

  /** Starts a bot's program with the address it is to come to. */
  start(command: string): { program: Program; link: Promise<Link> } {
    const path = `/${randomBytes(12).toString('hex')}`;
    const link = new Promise<Link>((resolve) => this.expected.set(path, resolve));
    const address = `ws://127.0.0.1:${this.port}${path}`;
    return { program: run(command, address), link };
  }

  close(): void {
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
    this.http.close();
  }
}

function run(command: string, address: string): Program {
  // In a group of its own, so that what the shell starts ends with it.
  const child: ChildProcess = spawn(command, {
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ARENA_URL: address },
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-KEPT_CHARACTERS);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  const stop = () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  };
  const stopped = () => running.delete(stop);
  running.add(stop);
  void ended.then(stopped);
  return { command, output: () => printed, ended, stop };
}
