import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { portOf, ready } from './rules.ts';

// The floor of every connection: says back what it hears.

const http = createServer((_, response) => response.end('{}'));
new WebSocketServer({ server: http }).on('connection', (socket) => {
  socket.on('message', (said) => socket.send(said));
});
http.listen(0, () => ready(portOf(http)));
