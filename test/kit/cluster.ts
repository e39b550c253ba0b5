import pg from 'pg';
import { openDatabase } from '../../server/database/open.ts';
import { type RunningServer, startServer } from './server.ts';
import { freePort, missing, type Service, startPostgres, startProxy, startRedis } from './services.ts';

/** Environment variables by which the tests of a run find the services that were started for it. */
const POSTGRES = 'LANTHANIDE_TEST_POSTGRES';
const REDIS = 'LANTHANIDE_TEST_REDIS';
const TEMPLATE = 'template_lanthanide';

/** What a cluster stands on. */
export interface Services {
  postgres: Service;
  redis: Service;
  close(): Promise<void>;
}

/** Before the tests of a run: the services; after them they go. */
export default async function setup(): Promise<() => Promise<void>> {
  const { close } = await startServices();
  return close;
}

/**
 * Starts PostgreSQL, with an empty database of ours to copy, and Redis.
 * @param disk folder for PostgreSQL's data; null: a new one
 */
export async function startServices(disk: string | null = null): Promise<Services> {
  const without = missing();
  if (without.length > 0) throw new Error(`not on this machine: ${without.join(', ')} (docs/operation.md)`);
  const [postgres, redis] = await Promise.all([startPostgres(disk), startRedis()]);
  process.env[POSTGRES] = String(postgres.port);
  process.env[REDIS] = String(redis.port);
  await ask('postgres', `create database ${TEMPLATE}`);
  const database = await openDatabase({ data: '', databaseUrl: urlOf(TEMPLATE) });
  await database.close();
  return {
    postgres,
    redis,
    close: async () => {
      await Promise.all([postgres.close(), redis.close()]);
    },
  };
}

/** Whether tests run on several processes. */
export const isClustered = (): boolean => process.env[POSTGRES] !== undefined;

export const urlOf = (database: string): string =>
  `postgres://lanthanide@127.0.0.1:${process.env[POSTGRES]}/${database}`;

async function ask(database: string, question: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(database) });
  await client.connect();
  await client.query(question);
  await client.end();
}

/** The name of a new empty database. */
export async function newDatabase(): Promise<string> {
  const name = `test_${process.pid}_${count++}`;
  await ask('postgres', `create database ${name} template ${TEMPLATE}`);
  return name;
}
let count = 0;

/** Server processes on one database and one Redis, behind a proxy. */
export interface Cluster {
  readonly url: string;
  readonly port: number;
  readonly database: string;
  /** The processes, as they run now. */
  readonly servers: readonly RunningServer[];
  output(): string;
  /** SIGKILL for one of them; the next one each time. Resolves with its place. */
  kill(at?: number): Promise<number>;
  /** Starts one that was killed or stopped again; its clock may be ahead by so many ms. */
  again(at: number, ahead?: number): Promise<void>;
  /** SIGTERM for one. */
  stop(at: number): Promise<number | null>;
  close(): Promise<void>;
}

/** @param redis its port, where it is not that of the run */
export async function startCluster(
  size: number,
  env: Record<string, string> = {},
  redis = Number(process.env[REDIS]),
): Promise<Cluster> {
  const database = await newDatabase();
  const ports = await Promise.all(Array.from({ length: size }, () => freePort()));
  const launch = (port: number, ahead = 0) =>
    startServer('', port, ahead, {
      DATABASE_URL: urlOf(database),
      // Each cluster has Redis for itself.
      REDIS_URL: `redis://127.0.0.1:${redis}/${count % 64}`,
      PEER_ADDRESS: `http://127.0.0.1:${port}`,
      LANTHANIDE_DATA: '.',
      ...env,
    });
  const servers = await Promise.all(ports.map((port) => launch(port)));
  const proxy: Service = await startProxy(ports);
  let next = 0;
  let printed = '';
  const one = (at: number): RunningServer => {
    const server = servers[at];
    if (!server) throw new Error(`there is no server ${at}`);
    return server;
  };
  return {
    url: `http://localhost:${proxy.port}`,
    port: proxy.port,
    database,
    servers,
    output: () => printed + servers.map((server) => server.output()).join(''),
    kill: async (at = next++ % size) => {
      printed += one(at).output();
      await one(at).kill();
      return at;
    },
    again: async (at, ahead = 0) => {
      servers[at] = await launch(one(at).port, ahead);
    },
    stop: (at) => one(at).stop(),
    close: async () => {
      await proxy.close();
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}
