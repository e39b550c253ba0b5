import './node24.ts';
import { draw, type RandomState, stream } from '#shared/random.ts';
import { verify } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { Actor } from '../test/kit/actor.ts';
import { newMatch, recordOf } from '../test/kit/player.ts';
import { readOptions, whole } from './arguments.ts';
import { clustered, embedded, type Grounds, type Mishap } from './chaos/grounds.ts';
import { type Accounts, reckon } from './chaos/reckon.ts';
import { Cable } from './classday/cable.ts';
import { percentile } from './classday/findings.ts';
import { type Goal, report, wrongUse } from './goals.ts';

const USAGE = `Usage: npm run chaos -- [--on embedded|cluster] [--kills N] [--matches N] [--seed N] [--json]
Real clients play matches while everything under them is killed, stopped, cut off, or without room on its disk, N times
(200). Whatever was acknowledged must be in the record once and in order, and every record must come out again with the
hashes that it has. cluster: three processes behind nginx, PostgreSQL and Redis. Default: embedded, 4 matches at a time.
SIGTERM ends it early, with what has happened until then.`;

const { values } = readOptions(USAGE, {
  options: {
    on: { type: 'string', default: 'embedded' },
    kills: { type: 'string', default: '200' },
    matches: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const kills = whole(USAGE, values.kills, 'kills', 1);
const atOnce = whole(USAGE, values.matches, 'matches', 1);
const seed = whole(USAGE, values.seed, 'seed', 0);
if (values.on !== 'embedded' && values.on !== 'cluster') wrongUse(USAGE);
// The SDK warns of every connection that is cut, which is what this is about.
console.warn = () => undefined;

const grounds: Grounds = await (values.on === 'embedded' ? embedded() : clustered());
const chance = stream(seed, 'chaos');
const cables = new Set<Cable>();
const returns: number[] = []; // ms from the end of a connection to the own desk
const happened: Record<string, number> = {};
let over = false;
let enough = false;
process.once('SIGTERM', () => {
  enough = true;
});
const began = Date.now();

const cut: Mishap = {
  name: 'connection cut',
  weight: 2,
  happen: async (lasting) => {
    await Promise.all([...cables].filter(() => draw(chance) < 0.5).map((cable) => cable.out(lasting)));
  },
};

const playing = Array.from({ length: atOnce }, (_, at) => playOn(at));
await attack();
over = true;
const accounts = (await Promise.all(playing)).flat();
await grounds.close();
const sum = (key: keyof Accounts) => accounts.reduce((total, one) => total + one[key], 0);
const result = {
  on: values.on,
  mishaps: happened,
  matches: accounts.length,
  acknowledged: sum('acknowledged'),
  lost: sum('lost'),
  twice: sum('twice'),
  unsound: sum('unsound'),
  backP50: percentile(returns, 0.5),
  backP95: percentile(returns, 0.95),
  backSlowest: percentile(returns, 1),
  seconds: Math.round((Date.now() - began) / 1000),
};
const goals: Goal[] = [
  { name: 'acknowledged inputs lost', goal: '0', value: result.lost, ok: result.lost === 0 },
  { name: 'acknowledged inputs applied twice', goal: '0', value: result.twice, ok: result.twice === 0 },
  { name: 'records that come out otherwise', goal: '0', value: result.unsound, ok: result.unsound === 0 },
];
report(values.json, result, goals, () => console.table(result));

/** One mishap after the other, with a moment to play between. */
async function attack(): Promise<void> {
  const all = [...grounds.mishaps, cut];
  for (let done = 0; done < kills && !enough; done++) {
    await new Promise((soon) => setTimeout(soon, 200 + draw(chance) * 1800));
    const mishap = pick(all, chance);
    await mishap.happen(300 + draw(chance) * 2700);
    happened[mishap.name] = (happened[mishap.name] ?? 0) + 1;
    process.stderr.write(`\r${done + 1} of ${kills}: ${mishap.name}`.padEnd(60));
  }
}

function pick(mishaps: readonly Mishap[], lot: RandomState): Mishap {
  let left = draw(lot) * mishaps.reduce((total, { weight }) => total + weight, 0);
  for (const mishap of mishaps) {
    left -= mishap.weight;
    if (left < 0) return mishap;
  }
  throw new Error('there are no mishaps');
}

/** One match after the other until all mishaps are over; what was acknowledged is compared with each record. */
async function playOn(at: number): Promise<Accounts[]> {
  const found: Accounts[] = [];
  for (let count = 0; !over || count === 0; count++) {
    const name = `${seed} ${at} ${count}`;
    const match = await steadily(() => newMatch(grounds.url, [...NATIONS], { seed: 7 + count, turns: 6 }));
    const mine = await Promise.all(NATIONS.map(() => Cable.to(grounds.port)));
    for (const cable of mine) cables.add(cable);
    const actors = NATIONS.map(
      (nation, seat) =>
        new Actor(
          mine[seat]?.url ?? '',
          match,
          nation,
          stream(seed, `${name} ${nation}`),
          () => undefined,
          returns,
        ),
    );
    const ends = await Promise.all(actors.map((actor) => actor.play()));
    for (const cable of mine) {
      cables.delete(cable);
      cable.close();
    }
    const record = await steadily(() => recordOf(grounds.url, match, 'EUR'));
    const hashes = new Set([...ends.map(({ outcome }) => outcome?.hash), record.hashes.at(-1)]);
    found.push(reckon(actors, record, hashes.size === 1 && verify(record).ok));
  }
  return found;
}

/** Asks again until the server, which may be away, answers. */
async function steadily<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await new Promise((soon) => setTimeout(soon, 200));
    }
  }
}
