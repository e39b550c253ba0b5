import { afterAll, expect, test } from 'vitest';
import { Cable } from '../../scripts/classday/cable.ts';
import { newMatch, Player } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
let cable: Cable | undefined;
afterAll(() => cable?.close());

/** Pings go out every three seconds, and two may be missed. */
const NOTICED_MS = 15_000;

test('a line that is open at one end alone, and reads nothing, is noticed and holds up nobody', async () => {
  const match = await newMatch(server.url, ['JPN', 'USA'], { turns: 4 });
  cable = await Cable.to(server.port);
  const far = await Player.sit(cable.url, match, 'JPN');
  const near = await Player.sit(server.url, match, 'USA');
  expect(near.room.state.seats.get('JPN')?.connected).toBe(true);
  const out = cable.out(NOTICED_MS + 5_000);
  for (let at = 0; at < 20; at++) {
    const said = { turn: 0, to: null, body: { is: 'words', words: `letter ${at}`, lang: 'en' } };
    expect(await near.ask('say', said)).toMatchObject({ ok: true });
  }
  await expect.poll(() => near.room.state.seats.get('JPN')?.connected, { timeout: NOTICED_MS }).toBe(false);
  expect(far.left).toBeNull(); // its own end knows nothing of it
  await out;
  await far.gone();
  const back = await Player.sit(server.url, match, 'JPN');
  expect((await back.look()).letters).toHaveLength(20);
  await Promise.all([near.leave(), back.leave()]);
}, 60_000);
