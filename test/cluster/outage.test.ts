import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '#shared/replay/record.ts';
import { type Cluster, type Services, startCluster, startServices } from '../kit/cluster.ts';
import { newMatch, Player, recordOf } from '../kit/player.ts';

/** Services of its own: other tests need theirs. */
let services: Services;
let cluster: Cluster;
beforeAll(async () => {
  services = await startServices();
  cluster = await startCluster(2);
});
afterAll(async () => {
  await cluster.close();
  await services.close();
});

const draft = (funds: number) => ({ turn: 0, orders: [{ kind: 'substitution', commodity: 'heavy', funds }] });
const ready = async () => (await fetch(`${cluster.url}/readyz`)).status;

test('while PostgreSQL is away nothing is acknowledged, and when it is back everybody plays on', async () => {
  const match = await newMatch(cluster.url, ['JPN', 'USA'], { turns: 4 });
  const [japan, america] = [
    await Player.sit(cluster.url, match, 'JPN'),
    await Player.sit(cluster.url, match, 'USA'),
  ];
  expect(await japan.ask('draft', draft(1))).toMatchObject({ ok: true });
  await services.postgres.kill();
  expect(await japan.ask('draft', draft(2))).toEqual({ ok: false, error: { code: 'not-stored' } });
  await expect.poll(ready, { timeout: 20_000 }).toBe(503);
  expect((await japan.look()).draft).toEqual(draft(1).orders);
  await services.postgres.again();
  await expect.poll(ready, { timeout: 20_000 }).toBe(200);
  for (let turn = 0; turn < 4; turn++) {
    const there = america.pushed(({ view, outcome }) => view.world.turn > turn || outcome !== null);
    await expect.poll(async () => (await japan.ask('seal', { turn })).ok, { timeout: 20_000 }).toBe(true);
    expect(await america.ask('seal', { turn })).toMatchObject({ ok: true });
    await there;
  }
  const record = await recordOf(cluster.url, match, 'JPN');
  expect(verify(record)).toMatchObject({ ok: true });
  expect(record.inputs.map(({ input }) => JSON.stringify(input))).toContain(
    JSON.stringify({ type: 'draft', seat: 'JPN', ...draft(1) }),
  );
  expect([japan.left, america.left]).toEqual([null, null]);
  await Promise.all([japan.leave(), america.leave()]);
}, 120_000);

test('while Redis is away those who sit play on, and when it is back, with nothing in it, others come in', async () => {
  const match = await newMatch(cluster.url, ['JPN', 'USA'], { turns: 4 });
  const japan = await Player.sit(cluster.url, match, 'JPN');
  await services.redis.kill();
  expect(await japan.ask('draft', draft(3))).toMatchObject({ ok: true });
  await services.redis.again();
  let america: Player | null = null;
  await expect
    .poll(
      async () => {
        america = await Player.sit(cluster.url, match, 'USA').catch(() => null);
        return america !== null;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  expect(await japan.ask('seal', { turn: 0 })).toMatchObject({ ok: true });
  expect(japan.left).toBeNull();
  await japan.leave();
}, 60_000);
