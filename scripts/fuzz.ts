import './node24.ts';
import { verify } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { newClass } from '../test/kit/classmates.ts';
import { newMatch, Player, recordOf } from '../test/kit/player.ts';
import { removeFolder, startServer, temporaryFolder } from '../test/kit/server.ts';
import { readOptions, whole } from './arguments.ts';
import { percentile } from './classday/findings.ts';
import { messages } from './fuzz/messages.ts';
import { requests } from './fuzz/requests.ts';
import { hostile } from './fuzz/sockets.ts';
import { type Goal, report } from './goals.ts';
import { measure } from './load/process.ts';

const USAGE = `Usage: npm run fuzz -- [--messages N] [--requests N] [--sockets N] [--seed N] [--json]
Mutated messages to hosts of matches (900000), mutated requests (100000) and hostile WebSockets (10000) to a real server,
at which four people play a match meanwhile. Nothing refused may change anything, nothing may crash, nothing may tell.`;

const { values } = readOptions(USAGE, {
  options: {
    messages: { type: 'string', default: '900000' },
    requests: { type: 'string', default: '100000' },
    sockets: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const seed = whole(USAGE, values.seed, 'seed', 0);

const heard = await messages(whole(USAGE, values.messages, 'messages', 1), seed);

const data = temporaryFolder();
const server = await startServer(data);
const match = await newMatch(server.url, [...NATIONS], { seed: 7, turns: 6 });
const lesson = await newClass(server.url, {});
/** Cheap and legal in every turn. */
const wish = { kind: 'substitution', commodity: 'heavy', funds: 1 };
const acks: number[] = [];
const honest = Promise.all(NATIONS.map((nation) => Player.sit(server.url, match, nation)));
const before = measure(server.pid);
let attacked = true;
const playing = play();
const requested = await requests(
  { port: server.port, match: match.match, lesson: lesson.code },
  whole(USAGE, values.requests, 'requests', 1),
  seed,
);
const opened = await hostile(server.port, match.match, whole(USAGE, values.sockets, 'sockets', 1), seed);
attacked = false;
const gone = await playing;
const after = measure(server.pid);
const record = await recordOf(server.url, match, 'EUR');
const sound = verify(record).ok;
await server.stop();
removeFolder(data);

const [first = 0, last = 0] = [heard.heapMb[Math.floor(heard.heapMb.length / 4)], heard.heapMb.at(-1)];
const result = {
  messages: heard,
  requests: requested,
  sockets: opened,
  server: { memoryMb: [Math.round(before.memory), Math.round(after.memory)] },
  honest: { acknowledged: acks.length, p50: percentile(acks, 0.5), p99: percentile(acks, 0.99), gone, sound },
};
const none = (name: string, value: number): Goal => ({ name, goal: '0', value, ok: value === 0 });
const goals: Goal[] = [
  none('crashes', heard.crashes),
  none('changes by what was refused', heard.changes),
  none('answers that tell too much', heard.leaks + requested.stacks),
  none('faults of the server', requested.faults),
  none('requests without an answer', requested.broken),
  none('hostile sockets that were let in', opened.spoken),
  none('honest players sent away', gone),
  { name: 'the honest match is whole', goal: 'yes', value: sound, ok: sound },
  {
    name: 'heap of the hosts flat, MB',
    goal: 'within 20%',
    value: `${first} → ${last}`,
    ok: last <= first * 1.2 + 10,
  },
];
report(values.json, result, goals, () => console.dir(result, { depth: 4 }));

/** Four honest people, for as long as the attack goes on. @returns how many of them lost their connection */
async function play(): Promise<number> {
  const players = await honest;
  for (let turn = 0; turn < 6; turn++) {
    const there = players.map((player) =>
      player.pushed(({ view, outcome }) => view.world.turn > turn || outcome !== null),
    );
    do
      for (const player of players) {
        const asked = performance.now();
        const answer = await player.ask('draft', { turn, orders: [wish] });
        if (answer.ok) acks.push(performance.now() - asked);
        await new Promise((soon) => setTimeout(soon, 200));
      }
    while (turn === 4 && attacked);
    for (const player of players) await player.ask('seal', { turn });
    await Promise.all(there);
  }
  const lost = players.filter(({ left }) => left !== null).length;
  await Promise.all(players.map((player) => player.leave()));
  return lost;
}
