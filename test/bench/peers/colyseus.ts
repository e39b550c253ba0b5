import { createServer } from 'node:http';
import { type Client, defineRoom, defineServer, Room } from '@colyseus/core';
import { type SchemaType, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { nextTurn, opening, portOf, ready, type Shown } from './rules.ts';

// A plain Colyseus room with our rules: all numbers of the world in its synced state, nothing stored, one thread. And a
// bare one.

const State = schema({ turn: t.uint16().default(0), numbers: t.array('number') }, 'State');
type State = SchemaType<typeof State>;

class PlainRoom extends Room<{ state: State }> {
  override state = new State();
  override patchRate = null;
  override maxClients = 4;
  private shown: Shown = opening();
  private readonly sealed = new Set<string>();

  override messages = {
    seal: (client: Client) => {
      this.sealed.add(client.sessionId);
      if (this.sealed.size < this.clients.length) return;
      this.sealed.clear();
      this.shown = nextTurn(this.shown);
      this.write();
      this.broadcastPatch();
    },
  };

  override onCreate(): void {
    this.write();
    this.broadcastPatch(); // else the first patch is the whole state once more
  }

  private write(): void {
    const { numbers } = this.state;
    const found = numbersOf(this.shown.world, []);
    found.forEach((value, at) => {
      if (numbers[at] !== value) numbers[at] = value;
    });
    while (numbers.length > found.length) numbers.pop();
    this.state.turn = this.shown.world.turn;
  }
}

/** A room with nothing in it. */
class BareRoom extends Room<{ state: State }> {
  override state = new State();
}

/** All numbers in a value, in order. */
function numbersOf(value: unknown, found: number[]): number[] {
  if (typeof value === 'number') found.push(value);
  else if (value !== null && typeof value === 'object')
    for (const part of Object.values(value)) numbersOf(part, found);
  return found;
}

const http = createServer();
const server = defineServer({
  rooms: { table: defineRoom(PlainRoom), bare: defineRoom(BareRoom) },
  transport: new WebSocketTransport({ server: http }),
  greet: false,
});
await server.listen(0);
ready(portOf(http));
