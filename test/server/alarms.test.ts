import { afterEach, expect, test, vi } from 'vitest';
import { LostHold } from '../../server/cluster/Leases.ts';
import { log } from '../../server/log.ts';
import { Alarms } from '../../server/match/Alarms.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a process that stops leaves the alarms of what it has not woken as they are', async () => {
  vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const put = vi.fn(async () => undefined);
  const gate = Promise.withResolvers<void>();
  const wake = vi.fn(async (match: string) => {
    await gate.promise;
    throw new LostHold(match);
  });
  const alarms = new Alarms({ dueBy: async () => ['a', 'b', 'c'], wakeAt: put }, wake);
  alarms.start();
  await vi.waitFor(() => expect(wake).toHaveBeenCalled());
  const closed = alarms.close();
  gate.resolve();
  await closed;
  expect(wake.mock.calls).toEqual([['a']]);
  expect(put).not.toHaveBeenCalled();
});

test('a match that can not be woken is tried again in an hour, and holds up no other', async () => {
  vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const put = vi.fn(async () => undefined);
  const wake = vi.fn(async (match: string) => {
    if (match === 'a') throw new Error('it is damaged');
    return match === 'b' ? null : match;
  });
  const alarms = new Alarms({ dueBy: async () => ['a', 'b', 'c'], wakeAt: put }, wake, () => 1_000);
  await alarms.look();
  expect(wake).toHaveBeenCalledTimes(3);
  expect(put.mock.calls).toEqual([
    ['a', 3_601_000],
    ['b', null],
  ]);
});
