import { afterAll, expect, test } from 'vitest';
import { draw, stream } from '#shared/random.ts';
import { verify } from '#shared/replay/record.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { Actor } from '../kit/actor.ts';
import { newMatch, recordOf } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
let restarting: Promise<void> = Promise.resolve();
afterAll(() => restarting);

const KILLS = 10;

test('killed ten times at random moments, the server loses nothing it had acknowledged', async () => {
  const chance = stream(26, 'kills');
  const match = await newMatch(server.url, [...NATIONS], { seed: 19, turns: 14 });
  let kills = 0;
  let asked = 0;
  let killAt = 6;
  let giveUp: (reason: unknown) => void = () => {};
  const neverCameBack = new Promise<never>((_, reject) => {
    giveUp = reject;
  });

  /** Kills up to 12 ms after a message was asked: before it arrives, while it is being stored, or after. */
  const onAsk = () => {
    asked += 1;
    if (asked < killAt || kills >= KILLS) return;
    killAt = Number.POSITIVE_INFINITY;
    restarting = new Promise((resolve) => {
      setTimeout(() => {
        restart().catch(giveUp).finally(resolve);
      }, draw(chance) * 12);
    });
  };
  const restart = async () => {
    await server.kill();
    await server.again();
    kills += 1;
    killAt = asked + 4 + Math.floor(draw(chance) * 8);
  };

  const actors = NATIONS.map((nation) => new Actor(server.url, match, nation, stream(26, nation), onAsk));
  const ends = await Promise.race([Promise.all(actors.map((actor) => actor.play())), neverCameBack]);
  await restarting;

  expect(kills).toBe(KILLS);
  for (const actor of actors) expect(actor.returns).toBeGreaterThanOrEqual(KILLS);
  const hashes = new Set(ends.map(({ outcome }) => outcome?.hash));
  expect(hashes.size).toBe(1);

  const record = await recordOf(server.url, match, 'EUR');
  expect(verify(record)).toMatchObject({ ok: true });
  expect(record.hashes).toHaveLength(14);
  expect(hashes.has(record.hashes.at(-1))).toBe(true);
  for (const actor of actors) {
    const stored = record.inputs.flatMap(({ input }) =>
      'seat' in input && input.seat === actor.nation ? [JSON.stringify(input)] : [],
    );
    let place = 0;
    for (const input of actor.acknowledged) {
      const found = stored.indexOf(JSON.stringify(input), place);
      expect(found, `${JSON.stringify(input)} is in the record`).toBeGreaterThanOrEqual(place);
      place = found + 1;
    }
  }
}, 120_000);
