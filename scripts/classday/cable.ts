import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** One student's way to the server: a proxy whose cable can be pulled. */
export class Cable {
  readonly url: string;
  /** Resolves when the cable is pulled; a new promise after each time. */
  pulled: Promise<void>;
  private pull: () => void = () => undefined;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private cut = false;

  private constructor(server: Server, port: number) {
    this.server = server;
    this.url = `http://localhost:${port}`;
    this.pulled = this.renew();
  }

  static async to(port: number): Promise<Cable> {
    const server = createServer();
    server.listen(0);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the cable has no port');
    const cable = new Cable(server, address.port);
    server.on('connection', (client) => cable.carry(client, port));
    return cable;
  }

  /** Nothing gets through for so long, and nobody is told; then what hung on it is gone. */
  async out(ms: number): Promise<void> {
    this.cut = true;
    for (const socket of this.sockets) socket.pause();
    this.pull();
    await new Promise((over) => setTimeout(over, ms));
    for (const socket of this.sockets) socket.destroy();
    this.cut = false;
    this.pulled = this.renew();
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private carry(client: Socket, port: number): void {
    if (this.cut) {
      client.destroy();
      return;
    }
    const upstream = connect(port, 'localhost');
    client.setNoDelay(true);
    upstream.setNoDelay(true);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('data', (bytes) => {
        if (!this.cut) other.write(bytes);
      });
      one.on('close', () => {
        this.sockets.delete(one);
        if (!this.cut) other.destroy();
      });
    }
  }

  private renew(): Promise<void> {
    return new Promise((pull) => {
      this.pull = pull;
    });
  }
}
