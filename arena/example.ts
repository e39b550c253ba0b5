// A bot for the arena that needs nothing but Node 22 or newer: `npm run arena -- --check "node arena/example.ts"`.
// It takes the ideas that the arena offers, the kinds it likes best first, and leaves a third of its money alone.
// docs/arena.md tells the protocol.

interface Idea {
  order: { kind: string; severity?: number };
  points: number;
  cost: number;
}

interface Turn {
  match: string;
  turn: number;
  points: number;
  treasury: number;
  ideas: Idea[];
}

/** What the arena says that this bot answers. */
type Heard = { type: 'hello' } | ({ type: 'turn' } & Turn) | { type: 'error'; where: string };

/** What it likes to do, the dearest first; of the same kind it takes what the arena names first. */
const LIKES = [
  'comply',
  'respond',
  'campaign',
  'stockpile',
  'recycling',
  'offtake',
  'build-magnet',
  'build-separation',
  'build-mine',
  'partnership',
  'substitution',
  'clean-up',
];
/** Of one kind it gives so many orders in a turn. */
const MOST_OF_A_KIND = 2;
const PURSE = 0.67;

const address = process.env.ARENA_URL ?? process.argv[2] ?? 'ws://127.0.0.1:2570/';
const socket = new WebSocket(address);
const say = (message: object) => socket.send(JSON.stringify(message));
/** The turn it is thinking about, and what it means to order. */
let now: Turn | null = null;
let chosen: Idea['order'][] = [];

socket.onmessage = ({ data }) => hear(JSON.parse(String(data)));
socket.onerror = () => {
  console.error(`There is no arena at ${address}`);
  process.exit(1);
};
socket.onclose = () => process.exit(0);

/** Messages of a type that it does not know are for newer bots: it lets them pass. */
function hear(message: Heard): void {
  if (message.type === 'hello') say({ type: 'hello', protocol: 1, name: 'example in TypeScript' });
  if (message.type === 'turn') {
    now = message;
    chosen = choose(now);
    order();
  }
  if (message.type === 'error') mend(message.where);
}

function order(): void {
  if (now) say({ type: 'orders', match: now.match, turn: now.turn, orders: chosen });
}

/** What is refused is left out, and the rest sent again; whatever cannot be mended so is met with no orders at all. */
function mend(where: string): void {
  if (!now || chosen.length === 0) return;
  const [, at] = /^orders\[(\d+)\]/.exec(where) ?? [];
  chosen = at === undefined ? [] : chosen.filter((_, index) => index !== Number(at));
  order();
}

function choose({ ideas, points, treasury }: Turn): Idea['order'][] {
  let money = treasury * PURSE;
  let left = points;
  const given: Idea['order'][] = [];
  for (const kind of LIKES) {
    let count = 0;
    for (const idea of ideas.filter((one) => one.order.kind === kind)) {
      if (idea.points > left || idea.cost > money || count >= MOST_OF_A_KIND) continue;
      // One answer to a crisis is enough, and one of the others takes the place of none.
      if (kind === 'respond' && count > 0) continue;
      given.push(idea.order);
      left -= idea.points;
      money -= idea.cost;
      count += 1;
    }
  }
  return given;
}
