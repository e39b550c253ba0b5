import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stream } from '#shared/random.ts';
import { verify } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { Actor } from '../kit/actor.ts';
import { type Cluster, startCluster, urlOf } from '../kit/cluster.ts';
import { newMatch, Player, recordOf } from '../kit/player.ts';

let cluster: Cluster;
let database: pg.Client;
beforeAll(async () => {
  cluster = await startCluster(3);
  database = new pg.Client({ connectionString: urlOf(cluster.database) });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await cluster.close();
});

/** The place of the process that holds a match; null: none that lives does. */
async function holder(match: string): Promise<number | null> {
  const { rows } = await database.query<{ address: string }>(
    `select process.address from lease join process on process.id = lease.owner
     where lease.place = $1 and process.until > now()`,
    [match],
  );
  const [row] = rows;
  if (!row) return null;
  return cluster.servers.findIndex(({ port }) => row.address.endsWith(`:${port}`));
}

/** The same, waited for, where it is another than this one. */
async function nextHolder(match: string, before: number): Promise<number> {
  let at: number | null = null;
  await expect
    .poll(
      async () => {
        at = await holder(match);
        return at !== null && at !== before;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  return at ?? -1;
}

const DEATHS = 4;
/** So long nobody holds a match that was handed over. */
const NOBODY_MS = 2000;

test('whatever process dies, another goes on with its match, and nothing acknowledged is lost', async () => {
  const match = await newMatch(cluster.url, [...NATIONS], { seed: 19, turns: 12 });
  let deaths = 0;
  let asked = 0;
  let next = 10;
  let dying: Promise<void> | null = null;
  /** Kills whoever holds the match, in the middle of what is being asked; the match may not end before all deaths. */
  const onAsk = async () => {
    asked += 1;
    if (dying && asked > next + 10) await dying;
    if (dying || asked < next || deaths >= DEATHS) return;
    next = asked;
    dying = die().finally(() => {
      next = asked + 10;
      dying = null;
    });
  };
  const die = async () => {
    const at = await holder(match.match);
    if (at === null) return;
    await cluster.kill(at);
    await cluster.again(at);
    deaths += 1;
  };
  const actors = NATIONS.map((nation) => new Actor(cluster.url, match, nation, stream(8, nation), onAsk));
  const ends = await Promise.all(actors.map((actor) => actor.play()));
  await dying;

  expect(deaths).toBe(DEATHS);
  expect(new Set(ends.map(({ outcome }) => outcome?.hash)).size).toBe(1);
  const record = await recordOf(cluster.url, match, 'EUR');
  expect(verify(record)).toMatchObject({ ok: true });
  for (const actor of actors) {
    const mine = record.inputs.flatMap(({ input }) =>
      'seat' in input && input.seat === actor.nation ? [JSON.stringify(input)] : [],
    );
    let place = 0;
    for (const input of actor.acknowledged) {
      const found = mine.indexOf(JSON.stringify(input), place);
      expect(found, JSON.stringify(input)).toBeGreaterThanOrEqual(place);
      place = found + 1;
    }
  }
}, 240_000);

test('a process that stood still finds its match with another one, writes nothing, and sends its people there', async () => {
  const match = await newMatch(cluster.url, ['JPN', 'USA'], { seed: 4, turns: 6 });
  const before = await Player.sit(cluster.url, match, 'JPN');
  const at = (await holder(match.match)) ?? -1;
  const still = cluster.servers[at];
  if (!still) throw new Error('nobody holds the match');
  still.signal('SIGSTOP');
  try {
    // What is asked of it now it hears only when it wakes.
    const late = before
      .ask('draft', { turn: 0, orders: [{ kind: 'recycling', level: 2 }] })
      .catch(() => null);
    const other = cluster.servers[(at + 1) % 3];
    const there = await reach(() => Player.sit(other?.url ?? '', match, 'USA'));
    expect(await nextHolder(match.match, at)).not.toBe(at);
    expect(await there.ask('seal', { turn: 0 })).toMatchObject({ ok: true });
    still.signal('SIGCONT');
    expect(await Promise.race([late, before.gone().then(() => null)])).not.toMatchObject({ ok: true });
    await before.gone();
    const again = await reach(() => Player.sit(cluster.url, match, 'JPN'));
    const desk = await again.look();
    expect(desk).toMatchObject({ draft: [], sealed: false });
    await again.ask('seal', { turn: 0 });
    await there.pushed(({ view }) => view.world.turn === 1);
    await Promise.all([again.leave(), there.leave()]);
  } finally {
    still.signal('SIGCONT');
  }
}, 120_000);

test('a process that is asked to stop hands its matches over, and the clock gives back the time between', async () => {
  const match = await newMatch(cluster.url, ['JPN', 'USA'], { seed: 4, turns: 6, clock: 60 });
  const player = await Player.sit(cluster.url, match, 'JPN');
  await player.ask('draft', { turn: 0, orders: [{ kind: 'recycling', level: 2 }] });
  const { deadline } = player.room.state;
  const at = (await holder(match.match)) ?? -1;
  const stopped = cluster.stop(at);
  await player.gone();
  expect(await stopped).toBe(0);
  // Long enough that nobody takes it for the ends of seconds.
  await new Promise((passed) => setTimeout(passed, NOBODY_MS));
  const again = await reach(() => Player.sit(cluster.url, match, 'JPN'));
  expect(await again.look()).toMatchObject({ draft: [{ kind: 'recycling', level: 2 }] });
  expect(again.room.state.deadline - deadline).toBeGreaterThanOrEqual(NOBODY_MS);
  expect(await holder(match.match)).not.toBe(at);
  await again.leave();
  await cluster.again(at);
}, 60_000);

test('strangers at different processes meet in one lobby', async () => {
  const [one, two] = cluster.servers;
  const enter = async (url: string, name: string) => {
    const response = await fetch(`${url}/api/lobbies/quick`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, rated: false }),
    });
    expect(response.status).toBe(200);
    return (await response.json()).code;
  };
  expect(await enter(one?.url ?? '', 'Ann')).toBe(await enter(two?.url ?? '', 'Ben'));
});

/** Tries until it goes well: who comes while a match changes hands comes again. */
async function reach<T>(attempt: () => Promise<T>): Promise<T> {
  let reached: T | undefined;
  await expect
    .poll(
      async () => {
        try {
          reached = await attempt();
          return true;
        } catch {
          return false;
        }
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(true);
  if (reached === undefined) throw new Error('nothing was reached');
  return reached;
}
