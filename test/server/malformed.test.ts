import { expect, test } from 'vitest';
import type { Order } from '#shared/orders/index.ts';
import { stream } from '#shared/random.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import { openDatabase } from '../../server/database/open.ts';
import { noise } from '../kit/noise.ts';
import { newMatch, Player } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();

/** Nine devices at each seat stay below what one connection may send in ten seconds. */
const DEVICES = 9;
const EACH = 280;
const draft: Order[] = [{ kind: 'recycling', level: 1 }];

test('10,000 malformed messages change nothing, disconnect nobody, and each request has its answer', async () => {
  const match = await newMatch(server.url, [...NATIONS], { seed: 5 });
  const crowd = await Promise.all(
    NATIONS.flatMap((nation) => Array.from({ length: DEVICES }, () => Player.sit(server.url, match, nation))),
  );
  const heads = each(NATIONS, (nation) => {
    const head = crowd.find((one) => one.nation === nation);
    if (!head) throw new Error('an empty seat');
    return head;
  });
  for (const nation of NATIONS) await heads[nation].ask('draft', { turn: 0, orders: draft });
  expect(await heads.EUR.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: false });
  const look = () => Promise.all(NATIONS.map((nation) => heads[nation].look()));
  const before = await look();
  const state = JSON.stringify(heads.EUR.room.state);
  const inputs = NATIONS.length + 1;

  let said = 0;
  const codes: Record<string, number> = {};
  await Promise.all(
    crowd.map(async (player, device) => {
      const chance = stream(2010, `noise ${device}`);
      const answers: Promise<void>[] = [];
      for (let i = 0; i < EACH; i++) {
        const one = noise(chance);
        said += 1;
        if (one.how === 'frame') player.room.connection.send(one.bytes);
        else if (one.how === 'send') player.room.send(one.type, one.message);
        else
          answers.push(
            player.ask(one.type, one.message).then((answer) => {
              const code = answer.ok ? `ok: ${one.type}` : answer.error.code;
              codes[code] = (codes[code] ?? 0) + 1;
            }),
          );
        if (i % 40 === 39) await Promise.all(answers);
      }
      await Promise.all(answers);
    }),
  );

  expect(said).toBeGreaterThanOrEqual(10_000);
  expect(Object.keys(codes).sort()).toEqual(['malformed', 'unknown-message', 'wrong-turn']);
  expect(await look()).toEqual(before);
  expect(JSON.stringify(heads.EUR.room.state)).toBe(state);
  expect(crowd.filter(({ left }) => left !== null)).toEqual([]);
  // And everybody can still play.
  for (const player of crowd) expect((await player.look()).draft).toEqual(draft);
  await Promise.all(crowd.map((player) => player.leave()));
  await server.stop();

  const { kysely, close } = await openDatabase({ data: server.data, databaseUrl: null });
  const stored = await kysely.selectFrom('input').select('seq').where('match', '=', match.match).execute();
  await close();
  expect(stored).toHaveLength(inputs);
}, 60_000);

test('who talks too much is told so, stays connected, and is heard again later', async () => {
  await server.again();
  const match = await newMatch(server.url, ['JPN', 'USA']);
  const [loud, calm] = await Promise.all([
    Player.sit(server.url, match, 'JPN'),
    Player.sit(server.url, match, 'USA'),
  ]);
  const answers = await Promise.all(Array.from({ length: 400 }, () => loud.ask('seal', { turn: 9 })));
  const refused = answers.filter((answer) => !answer.ok && answer.error.code === 'too-many');
  expect(refused).toHaveLength(100);
  expect(loud.left).toBeNull();
  expect(await calm.ask('draft', { turn: 0, orders: draft })).toMatchObject({ ok: true });
  await Promise.all([loud.leave(), calm.leave()]);
});

test('a thirteenth device at a seat sends the oldest one away, and no other seat', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA']);
  const rival = await Player.sit(server.url, match, 'USA');
  const devices: Player[] = [];
  for (let i = 0; i < 13; i++) devices.push(await Player.sit(server.url, match, 'JPN'));
  await devices[0]?.gone();
  expect(devices.map(({ left }) => left === null)).toEqual([false, ...Array(12).fill(true)]);
  expect(rival.left).toBeNull();
  await Promise.all([rival, ...devices].map((player) => player.leave()));
});
