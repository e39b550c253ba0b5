import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { removeFolder, temporaryFolder } from './server.ts';

/** Programs of the machine that a cluster stands on; all from the distribution's packages. */
const PROGRAMS = ['initdb', 'postgres', 'redis-server', 'nginx'] as const;
type Program = (typeof PROGRAMS)[number];

/** A service in a process of its own. */
export interface Service {
  readonly port: number;
  /** Ends it at once, as if its machine had lost power. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  again(): Promise<void>;
  /** Resolves when it answers; one that has ended itself is started again. */
  ready(): Promise<void>;
  /** Ends it, and what it has kept is gone. */
  close(): Promise<void>;
}

/** The programs that are not on this machine. */
export const missing = (): Program[] => PROGRAMS.filter((program) => whereIs(program) === null);

function whereIs(program: Program): string | null {
  const versions = '/usr/lib/postgresql';
  const postgres = existsSync(versions)
    ? readdirSync(versions).map((version) => join(versions, version, 'bin'))
    : [];
  const folders = [...postgres, ...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

function path(program: Program): string {
  const found = whereIs(program);
  if (found === null) throw new Error(`${program} is not on this machine: see docs/operation.md`);
  return found;
}

/** @param disk an empty folder for its data; null: a new one */
export async function startPostgres(disk: string | null): Promise<Service> {
  const folder = disk ? join(disk, 'postgres') : temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const user = plainUser('postgres');
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(path('initdb'), ['-D', data, '-U', 'lanthanide', '-A', 'trust', '--no-sync', '-E', 'UTF8'], {
    stdio: 'ignore',
    cwd: folder,
    ...user,
  });
  return service(
    folder,
    (port) => ({
      command: path('postgres'),
      // One that is killed finds all it had written: its machine lives on.
      args: ['-D', data, '-p', `${port}`, '-k', folder, '-c', 'fsync=off', '-c', 'max_connections=200'],
      cwd: folder,
      ...user,
    }),
    answers,
  );
}

export const startRedis = (): Promise<Service> => {
  const folder = temporaryFolder();
  return service(folder, (port) => ({
    command: path('redis-server'),
    args: ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder, '--databases', '64'],
    cwd: folder,
  }));
};

/** nginx before these ports: each request and each WebSocket goes to the next of them. */
export function startProxy(ports: readonly number[]): Promise<Service> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'logs'));
  return service(folder, (port) => {
    writeFileSync(join(folder, 'nginx.conf'), proxyTo(ports, port, folder));
    return {
      command: path('nginx'),
      args: ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
      cwd: folder,
    };
  });
}

const proxyTo = (ports: readonly number[], port: number, folder: string) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 20000; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  upstream game {
    ${ports.map((one) => `server 127.0.0.1:${one} max_fails=1 fail_timeout=1s;`).join('\n    ')}
  }
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://game;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_connect_timeout 1s;
      proxy_read_timeout 25s;
    }
  }
}
`;

interface Launch {
  command: string;
  args: string[];
  cwd: string;
  uid?: number;
  gid?: number;
}

const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

async function service(
  folder: string,
  launch: (port: number) => Launch,
  ready: (port: number) => Promise<void> = hears,
): Promise<Service> {
  const port = await freePort();
  let child = await start(launch(port), ready(port));
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const again = async () => {
    child = await start(launch(port), ready(port));
  };
  return {
    port,
    kill,
    again,
    ready: async () => {
      if (child.exitCode === null && child.signalCode === null) await ready(port);
      else await again();
    },
    close: async () => {
      await kill();
      removeFolder(folder);
    },
  };
}

/** Resolves when it is ready. */
async function start({ command, args, ...options }: Launch, ready: Promise<void>): Promise<ChildProcess> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  living.add(child);
  child.once('exit', () => living.delete(child));
  const gone = once(child, 'exit').then(() => {
    throw new Error(`${command} ended: ${printed}`);
  });
  gone.catch(() => undefined);
  await Promise.race([ready, gone]);
  return child;
}

const hears = (port: number): Promise<void> =>
  until(async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect').finally(() => socket.destroy());
  });

/** PostgreSQL hears before it can answer. */
const answers = (port: number): Promise<void> =>
  until(async () => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'lanthanide', database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect().finally(() => client.end().catch(() => undefined));
  });

/** Tries until it goes well. */
async function until(attempt: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await new Promise((again) => setTimeout(again, 20));
    }
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** PostgreSQL does not run as root: whom it runs as then. */
function plainUser(name: string): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((one) => one.split(':'))
    .find(([user]) => user === name);
  if (!line) throw new Error(`there is no user ${name} to run PostgreSQL as`);
  return { uid: Number(line[2]), gid: Number(line[3]) };
}
