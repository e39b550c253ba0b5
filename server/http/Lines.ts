import { WebSocketTransport } from '@colyseus/ws-transport';
import type { WebSocket } from 'ws';

/** Each line is pinged so often, and ends when so many pings in a row were not answered. */
const PING_MS = 4000;
const MISSED = 2;
/** In so many parts of that time: to ping 4,000 lines at once kept everybody waiting for a tenth of a second. */
const PARTS = 40;

/** The lines of Colyseus, pinged one after the other and not all at once. */
export class Lines extends WebSocketTransport {
  constructor(options: ConstructorParameters<typeof WebSocketTransport>[0]) {
    super({ ...options, pingInterval: PING_MS, pingMaxRetries: MISSED });
  }

  protected override autoTerminateUnresponsiveClients(every: number, most: number): void {
    const missed = new WeakMap<WebSocket, number>();
    this.wss.on('connection', (line) => line.on('pong', () => missed.set(line, 0)));
    let round: WebSocket[] = [];
    let part = 0;
    this.pingInterval = setInterval(() => {
      if (part === 0) round = [...this.wss.clients];
      for (const line of round.splice(-Math.ceil(round.length / (PARTS - part)))) {
        const count = missed.get(line) ?? 0;
        missed.set(line, count + 1);
        if (count >= most) line.terminate();
        else if (line.readyState === line.OPEN) line.ping();
      }
      part = (part + 1) % PARTS;
    }, every / PARTS);
  }
}
