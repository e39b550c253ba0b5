import { join } from 'node:path';
import { startCluster, startServices } from '../../test/kit/cluster.ts';
import { type RunningServer, removeFolder, startServer, temporaryFolder } from '../../test/kit/server.ts';
import { Disk } from './disk.ts';

/** What may go wrong, and comes back after so many ms of its own. */
export interface Mishap {
  name: string;
  weight: number;
  happen(lasting: number): Promise<void>;
}

/** Servers under attack. */
export interface Grounds {
  readonly url: string;
  readonly port: number;
  readonly mishaps: readonly Mishap[];
  close(): Promise<void>;
}

const wait = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));

/** One process with its embedded database. */
export async function embedded(): Promise<Grounds> {
  const disk = Disk.mount();
  const data = join(disk?.folder ?? temporaryFolder(), 'data');
  let server: RunningServer = await startServer(data);
  const { port, url } = server;
  const again = async () => {
    server = await startServer(data, port);
  };
  const mishaps: Mishap[] = [
    {
      name: 'killed',
      weight: 6,
      happen: async () => {
        await server.kill();
        await again();
      },
    },
    {
      name: 'asked to stop',
      weight: 1,
      happen: async () => {
        await server.stop();
        await again();
      },
    },
    {
      name: 'stood still',
      weight: 1.5,
      happen: async (lasting) => {
        server.signal('SIGSTOP');
        await wait(lasting);
        server.signal('SIGCONT');
      },
    },
  ];
  if (disk)
    mishaps.push({
      name: 'disk full',
      weight: 1,
      happen: async (lasting) => {
        disk.fill();
        await wait(lasting);
        disk.free();
        if (server.ended()) await again();
      },
    });
  return {
    url,
    port,
    mishaps,
    close: async () => {
      await server.stop();
      disk?.unmount();
      if (!disk) removeFolder(data);
    },
  };
}

/** Three processes behind nginx on PostgreSQL and Redis. */
export async function clustered(size = 3): Promise<Grounds> {
  const disk = Disk.mount();
  const { postgres, redis, close } = await startServices(disk?.folder ?? null);
  const cluster = await startCluster(size);
  let next = 0;
  const one = () => next++ % size;
  const mishaps: Mishap[] = [
    {
      name: 'process killed',
      weight: 6,
      happen: async () => {
        const at = await cluster.kill(one());
        await cluster.again(at);
      },
    },
    {
      name: 'process asked to stop',
      weight: 1,
      happen: async () => {
        const at = one();
        await cluster.stop(at);
        await cluster.again(at);
      },
    },
    {
      name: 'process stood still',
      weight: 2,
      happen: async (lasting) => {
        const server = cluster.servers[one()];
        server?.signal('SIGSTOP');
        // Long enough for another to take over, every other time.
        await wait(lasting * 3);
        server?.signal('SIGCONT');
      },
    },
    {
      name: 'PostgreSQL killed',
      weight: 0.8,
      happen: async (lasting) => {
        await postgres.kill();
        await wait(lasting);
        await postgres.again();
      },
    },
    {
      name: 'Redis killed, and all it held',
      weight: 0.8,
      happen: async (lasting) => {
        await redis.kill();
        await wait(lasting);
        await redis.again();
      },
    },
  ];
  if (disk)
    mishaps.push({
      name: 'disk of PostgreSQL full',
      weight: 0.8,
      happen: async (lasting) => {
        disk.fill();
        await wait(lasting);
        disk.free();
        await postgres.ready();
      },
    });
  return {
    url: cluster.url,
    port: cluster.port,
    mishaps,
    close: async () => {
      await cluster.close();
      await close();
      disk?.unmount();
    },
  };
}
