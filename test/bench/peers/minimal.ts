import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { nextTurn, opening, portOf, ready, type Shown } from './rules.ts';

// The least that plays our rules: WebSockets, JSON, the whole state to everybody. It stores nothing, knows nobody,
// keeps no secret and has one thread.

interface Table {
  shown: Shown;
  seats: Set<WebSocket>;
  sealed: Set<WebSocket>;
}

const tables = new Map<string, Table>();

const http = createServer();
const sockets = new WebSocketServer({ server: http });
sockets.on('connection', (socket, request) => {
  const table = tableOf(request.url ?? '');
  table.seats.add(socket);
  socket.send(JSON.stringify(table.shown));
  socket.on('message', (said) => {
    const { turn }: { turn: number } = JSON.parse(said.toString());
    if (turn !== table.shown.world.turn) return;
    table.sealed.add(socket);
    socket.send('{"ok":true}');
    if (table.sealed.size < table.seats.size) return;
    table.sealed.clear();
    table.shown = nextTurn(table.shown);
    const json = JSON.stringify(table.shown);
    for (const seat of table.seats) seat.send(json);
  });
  socket.on('close', () => table.seats.delete(socket));
});

function tableOf(id: string): Table {
  const table = tables.get(id) ?? { shown: opening(), seats: new Set(), sealed: new Set() };
  tables.set(id, table);
  return table;
}

http.listen(0, () => ready(portOf(http)));
