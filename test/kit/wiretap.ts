import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A proxy in front of a server that keeps every byte sent towards the client. */
export interface Wiretap {
  readonly url: string;
  /** All bytes heard so far, connection after connection. */
  heard(): Buffer;
  close(): void;
}

export async function wiretap(port: number): Promise<Wiretap> {
  const lines: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const line: Buffer[] = [];
    lines.push(line);
    const upstream = connect(port, 'localhost');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    upstream.on('data', (bytes) => line.push(bytes));
    client.pipe(upstream).pipe(client);
  });
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the wiretap has no port');
  return {
    url: `http://localhost:${address.port}`,
    heard: () => Buffer.concat(lines.flat()),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Whether a number was said in any of the ways a number can cross the wire. */
export function says(bytes: Buffer, value: number): boolean {
  return spellings(value).some((spelling) => bytes.includes(spelling));
}

function spellings(value: number): Buffer[] {
  const double = Buffer.alloc(8);
  const single = Buffer.alloc(4);
  double.writeDoubleBE(value);
  single.writeFloatBE(value);
  return [
    double,
    Buffer.from(double).reverse(),
    single,
    Buffer.from(single).reverse(),
    Buffer.from(String(value)),
  ];
}
