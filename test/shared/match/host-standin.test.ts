import { describe, expect, test } from 'vitest';
import { hosted, setupOf } from '../../kit/host.ts';

/** Lets everything happen that is waiting for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A match of two people in which an empty seat is held after a minute. */
const match = (more: Parameters<typeof setupOf>[1] = {}) =>
  hosted(setupOf(['JPN', 'USA'], { standIn: 60, ...more }));

describe('a host with stand-ins', () => {
  test('has one take a seat that was empty long enough, and goes on without its person', async () => {
    const { around, host, sit, store, replayed } = match();
    const [player, other] = [sit('JPN'), sit('USA')];
    expect(around.bell).toBeNull();
    await player.ask('seal', { turn: 0 });
    around.now += 5000;
    host.leave(other.device);
    expect(around.bell).toBe(60_000);
    around.now += 59_999;
    await host.ring();
    expect(host.match.seats.USA.absent).toBe(false);
    expect(around.bell).toBe(1);
    around.now += 1;
    await host.ring();
    expect(host.match.world.turn).toBe(1);
    expect(around.notices.at(-1)?.seats.USA).toMatchObject({ absent: true, connected: false });
    expect(store.kept.map(({ input }) => input.type)).toEqual(['seal', 'absent']);
    expect(around.bell).toBeNull();
    expect(replayed()).toEqual(host.match);
  });

  test('gives the seat back to the first device that sits down, and tells it what happened', async () => {
    const { around, host, sit } = match();
    const player = sit('JPN');
    around.now += 60_000;
    await host.ring();
    await player.ask('seal', { turn: 0 });
    await player.ask('seal', { turn: 1 });
    const [first, second] = [sit('USA'), sit('USA')];
    expect((await first.look()).handover.map(({ turn }) => turn)).toEqual([0, 1]);
    expect((await second.look()).handover).toHaveLength(2);
    expect((await player.look()).handover).toEqual([]);
    expect(around.notices.at(-1)?.seats.USA).toMatchObject({ absent: false, connected: true });
    expect(await first.ask('seal', { turn: 2 })).toEqual({ ok: true, resolved: false });
  });

  test('has nobody take a seat that another device still holds, or is at again in time', async () => {
    const { around, host, sit, store } = match();
    const [phone, laptop] = [sit('USA'), sit('USA')];
    sit('JPN');
    host.leave(phone.device);
    expect(around.bell).toBeNull();
    host.leave(laptop.device);
    around.now += 30_000;
    sit('USA');
    expect(around.bell).toBeNull();
    around.now += 60_000;
    await host.ring();
    await settled();
    expect(store.kept).toEqual([]);
  });

  test('counts from when the match woke, where it does not know who left when', () => {
    expect(match().around.bell).toBe(60_000);
    expect(match({ clock: 20 }).around.bell).toBe(20_000);
    expect(match({ standIn: null }).around.bell).toBeNull();
  });

  test('takes a seat back when its person sat down while the stand-in was being stored', async () => {
    const { around, host, sit, store } = match();
    const player = sit('JPN');
    around.now += 60_000;
    const rung = host.ring();
    const late = sit('USA');
    await rung;
    await settled();
    expect(host.match.seats.USA.absent).toBe(false);
    expect(store.kept.map(({ input }) => input.type)).toEqual(['absent', 'back']);
    await player.ask('seal', { turn: 0 });
    expect(await late.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
  });

  test('gives the seat back later if the store could not keep it at once', async () => {
    const { around, host, sit, store } = match();
    sit('JPN');
    around.now += 60_000;
    await host.ring();
    store.broken = true;
    const back = sit('USA');
    await settled();
    expect(host.match.seats.USA.absent).toBe(true);
    store.broken = false;
    expect(await back.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: false });
    expect(host.match.seats.USA).toMatchObject({ absent: false, sealed: true });
  });
});
