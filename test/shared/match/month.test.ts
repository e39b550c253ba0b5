import { expect, test } from 'vitest';
import { wakeAt } from '#shared/match/clock.ts';
import { Host } from '#shared/match/host.ts';
import { type Match, start } from '#shared/match/match.ts';
import { catchUp, type Recovered } from '#shared/match/recovery.ts';
import { hash } from '#shared/world/hash.ts';
import { Alarms } from '../../../server/match/Alarms.ts';
import { MemoryStore, setupOf } from '../../kit/host.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A store that plays again only what came after the last turn, as the journal does. */
class Snapshots extends MemoryStore {
  private snapshot: Recovered | null = null;

  override async append(seq: number, at: number, input: string, resolved: Match | null): Promise<void> {
    await super.append(seq, at, input, resolved);
    if (resolved) this.snapshot = { match: resolved, seq };
  }

  override async recover(): Promise<Recovered> {
    const { snapshot } = this;
    if (!snapshot) return super.recover();
    const later = this.kept.filter(({ seq }) => seq > snapshot.seq);
    return catchUp('month', snapshot, later, this.hashes);
  }
}

/** A match that sleeps between its alarms, on a clock that only this test moves. */
function asleep() {
  const setup = setupOf(['CHN', 'JPN'], { clock: (3 * DAY) / 1000, leave: 7, turns: 10 });
  const first = start(setup);
  const store = new Snapshots(first);
  const at = { now: setup.started, alarm: wakeAt(first, setup.started) };
  let last: Promise<unknown> = Promise.resolve();
  /** Brings the match back from what is stored, lets somebody do something, and puts it to sleep again. */
  const wake = async (act: (host: Host) => Promise<unknown> = async () => undefined) => {
    let host: Host | null = null;
    const recovered = await store.recover();
    host = new Host('month', store, recovered, {
      now: () => at.now,
      fault: (_, error) => {
        throw error;
      },
      post: () => undefined,
      wake: (after) => {
        at.alarm = wakeAt(host?.match ?? recovered.match, at.now);
        if (after === 0) last = Promise.resolve().then(() => host?.ring());
      },
      think: async () => ({ orders: [], reasons: [] }),
    });
    await last;
    await act(host);
    await host.settled();
    at.alarm = wakeAt(host.match, at.now);
    host.close();
    return host.match;
  };
  const alarms = new Alarms(
    {
      dueBy: async (now) => (at.alarm !== null && at.alarm <= now ? ['month'] : []),
      wakeAt: async (_, next) => {
        at.alarm = next;
      },
    },
    () => wake(),
    () => at.now,
  );
  const pass = async (until: number) => {
    for (; at.now < until; at.now += HOUR) await alarms.look();
    await alarms.look();
  };
  return { setup, store, at, wake, pass };
}

test('in thirty days that nobody watches, every turn ends by itself in its time, and a leave holds one up', async () => {
  const { setup, store, at, wake, pass } = asleep();
  const day = (count: number) => setup.started + count * DAY;
  const turn = async () => (await wake()).world.turn;

  await pass(day(9) + HOUR);
  expect(await turn()).toBe(3);

  // A day into the fourth turn Japan goes on leave for five days; China seals and waits.
  await pass(day(10));
  await wake((host) => host.direct({ type: 'pause', seat: 'JPN', turn: 3, on: true }));
  await wake((host) => host.direct({ type: 'seal', seat: 'CHN', turn: 3 }));
  await pass(day(15));
  expect(await turn()).toBe(3);
  await wake((host) => host.direct({ type: 'pause', seat: 'JPN', turn: 3, on: false }));
  await pass(day(17) - HOUR);
  expect(await turn()).toBe(3);
  await pass(day(17) + HOUR);
  expect(await turn()).toBe(4);

  await pass(day(30) + HOUR);
  const match = await wake();
  expect(match.world.turn).toBe(8);
  expect(match.seats.JPN.time?.leave).toBe(2 * DAY);

  await pass(day(36));
  const end = await wake();
  expect(end.outcome).not.toBeNull();
  expect(at.alarm).toBeNull(); // nobody wakes it any more
  expect(store.hashes.length).toBe(10);
  expect(hash(end.world)).toBe(store.hashes.at(-1));
}, 60_000);
