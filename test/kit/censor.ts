import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** A school's proxy that passes pages on, and refuses every WebSocket. */
export interface Censor {
  readonly url: string;
  close(): void;
}

export async function censor(port: number): Promise<Censor> {
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const passed = request({ host: 'localhost', port, method, path: url, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  server.on('upgrade', (_, socket) => {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://localhost:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
