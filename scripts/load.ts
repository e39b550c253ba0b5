import './node24.ts';
import { draw, stream } from '#shared/random.ts';
import { readOptions, whole } from './arguments.ts';
import { percentile } from './classday/findings.ts';
import { type Goal, report } from './goals.ts';
import { Four, pause, Seen } from './load/crowd.ts';
import { clustered, embedded } from './load/grounds.ts';
import { sleepers } from './load/sleepers.ts';

const USAGE = `Usage: npm run load -- [--matches N,N,...] [--processes N,N,...] [--sleeping N,N,...]
       [--turn S] [--turns N] [--seed N] [--json]
Real clients, four at each match, in so many live matches of one process: a turn each S seconds (30), N turns each (3).
Default: 10, 100 and 1000 matches. The clients run beside the server, on the same processor. --processes: on so many
processes behind nginx, with PostgreSQL and Redis. --sleeping: instead, how a server starts and opens matches when so
many by correspondence sleep on its database.`;

const { values } = readOptions(USAGE, {
  options: {
    matches: { type: 'string', default: '10,100,1000' },
    processes: { type: 'string' },
    sleeping: { type: 'string' },
    turn: { type: 'string', default: '30' },
    turns: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const several = (list: string, name: string, least: number) =>
  list.split(',').map((one) => whole(USAGE, one, name, least));
const sizes = several(values.matches, 'matches', 1);
/** Null: one process with its embedded database. */
const grounds = values.processes ? several(values.processes, 'processes', 1) : [null];
const turnMs = whole(USAGE, values.turn, 'turn', 1) * 1000;
const turns = whole(USAGE, values.turns, 'turns', 1);
const seed = whole(USAGE, values.seed, 'seed', 0);
/** So many matches come in at once. */
const ENTRY = 4;

if (values.sleeping !== undefined) {
  const curve: Awaited<ReturnType<typeof sleepers>>[] = [];
  for (const size of several(values.sleeping, 'sleeping', 2)) curve.push(await sleepers(size));
  report(values.json, { curve }, [], () => console.table(curve));
}

const curve: Awaited<ReturnType<typeof load>>[] = [];
for (const matches of sizes) for (const processes of grounds) curve.push(await load(matches, processes));
const goals: Goal[] = curve
  .filter(({ matches, processes }) => matches === 1000 && processes === null)
  .flatMap(({ ackP99, fanOutP99, kilobytesPerMatch, refused }) => [
    { name: 'acknowledgement p99 of 1,000 matches, ms', goal: '50', value: ackP99, ok: ackP99 <= 50 },
    { name: 'fan-out p99 of 1,000 matches, ms', goal: '150', value: fanOutP99, ok: fanOutP99 <= 150 },
    {
      name: 'memory of a live match, kB',
      goal: '400',
      value: kilobytesPerMatch,
      ok: kilobytesPerMatch <= 400,
    },
    { name: 'refused', goal: '0', value: refused, ok: refused === 0 },
  ]);
report(values.json, { curve }, goals, () => console.table(curve));

/** So many matches on one server, or on so many processes behind a proxy. */
async function load(matches: number, processes: number | null) {
  const server = await (processes === null ? embedded() : clustered(processes));
  const seen = new Seen();
  const chance = stream(seed, `load ${matches}`);
  const empty = server.measure();
  const began = Date.now();
  const fours: Four[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: ENTRY }, async () => {
      while (next < matches) fours.push(await Four.sit(server.url, ++next, seen));
    }),
  );
  const entered = (Date.now() - began) / 1000;
  seen.clear();
  const before = server.measure();
  const start = Date.now();
  // Each match in a rhythm of its own, as matches that began at different moments are.
  await Promise.all(
    fours.map(async (four) => {
      await pause(draw(chance) * turnMs);
      for (let turn = 0; turn < turns; turn++) await four.play(turnMs, () => draw(chance));
    }),
  );
  const seconds = (Date.now() - start) / 1000;
  const after = server.measure();
  await Promise.all(fours.map((four) => four.leave()));
  await server.close();
  return {
    matches,
    processes,
    entered,
    ackP50: percentile(seen.acks, 0.5),
    ackP99: percentile(seen.acks, 0.99),
    turnP50: percentile(seen.turns, 0.5),
    turnP99: percentile(seen.turns, 0.99),
    fanOutP50: percentile(seen.fanOuts, 0.5),
    fanOutP99: percentile(seen.fanOuts, 0.99),
    turns: seen.resolved,
    turnsPerSecond: Math.round((seen.resolved / seconds) * 10) / 10,
    refused: seen.refused,
    msPerTurn: Math.round(((after.cpu - before.cpu) / seen.resolved) * 10_000) / 10,
    bytesPerClientTurn: Math.round(seen.bytes / seen.resolved / 4),
    kilobytesPerMatch: Math.round(((after.memory - empty.memory) / matches) * 1024),
    busy: Math.round(((after.cpu - before.cpu) / seconds) * 100) / 100,
  };
}
