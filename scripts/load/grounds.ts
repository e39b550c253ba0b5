import { startCluster, startServices } from '../../test/kit/cluster.ts';
import { removeFolder, startServer, temporaryFolder } from '../../test/kit/server.ts';
import { measure } from './process.ts';

/** Servers that carry the matches. */
export interface Grounds {
  readonly url: string;
  /** Processor time that all processes of ours have used, s, and the memory that they hold, MB. */
  measure(): { cpu: number; memory: number };
  close(): Promise<void>;
}

/** One process with its embedded database. */
export async function embedded(): Promise<Grounds> {
  const data = temporaryFolder();
  const server = await startServer(data);
  return {
    url: server.url,
    measure: () => measure(server.pid),
    close: async () => {
      await server.stop();
      removeFolder(data);
    },
  };
}

/** So many processes behind nginx on PostgreSQL and Redis, whose own time and memory are not counted. */
export async function clustered(size: number): Promise<Grounds> {
  const services = await startServices();
  const cluster = await startCluster(size);
  return {
    url: cluster.url,
    measure: () => {
      const each = cluster.servers.map(({ pid }) => measure(pid));
      return {
        cpu: each.reduce((sum, { cpu }) => sum + cpu, 0),
        memory: each.reduce((sum, { memory }) => sum + memory, 0),
      };
    },
    close: async () => {
      await cluster.close();
      await services.close();
    },
  };
}
