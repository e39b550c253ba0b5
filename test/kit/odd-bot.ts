// A bot of the arena with one bad habit, named on its command line.
const habit = process.argv[2];
const socket = new WebSocket(process.env.ARENA_URL ?? '');
const say = (message: object) => socket.send(JSON.stringify(message));
let asked: object = {};
const IMPOSSIBLE = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };

socket.onclose = () => {
  if (habit !== 'stays') process.exit(habit === 'crashes' ? 3 : 0);
  setInterval(() => undefined, 1000);
};
socket.onmessage = ({ data }) => {
  const message: { type: string; code?: string; match?: string; turn?: number } = JSON.parse(String(data));
  if (message.type === 'turn') asked = { match: message.match, turn: message.turn };
  if (message.type === 'hello') {
    if (habit === 'rude') say({ type: 'schema' });
    if (habit !== 'mute') say({ type: 'hello', protocol: 1, name: 'odd' });
  } else if (message.type === 'turn') {
    if (habit === 'slow') return;
    say({ type: 'orders', ...asked, orders: habit === 'cheats' ? [IMPOSSIBLE] : [] });
    // Should the turn be over before the second answer comes, that is only late: gossip is wrong at any time.
    if (habit === 'chatters') for (const type of ['orders', 'gossip']) say({ type, ...asked, orders: [] });
  } else if (message.code === 'illegal-order') {
    if (habit !== 'stubborn') say({ type: 'orders', ...asked, orders: [] });
  } else if (message.type === 'weather' && habit === 'fussy') socket.close();
};
