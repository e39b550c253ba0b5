import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Outbox } from '../../server/match/Outbox.ts';

const device = (name: string) => ({ name });
const never = () => {
  throw new Error('everything could be sent');
};

test('devices are written to in turn, and others are heard in between', async () => {
  const outbox = new Outbox(never);
  const done: string[] = [];
  for (const name of ['a', 'b', 'c']) outbox.later(device(name), () => done.push(name));
  expect(done).toEqual([]);
  await setImmediate();
  expect(done).toEqual(['a']);
  await setImmediate();
  await setImmediate();
  expect(done).toEqual(['a', 'b', 'c']);
});

test('of what waits for a device only the newest is sent, at once where something else is to follow it', async () => {
  const outbox = new Outbox(never);
  const [one, other, gone] = [device('one'), device('other'), device('gone')];
  const done: string[] = [];
  outbox.later(one, () => done.push('old'));
  outbox.later(other, () => done.push('other'));
  outbox.later(gone, () => done.push('gone'));
  outbox.later(one, () => done.push('new'));
  outbox.flush(other);
  outbox.flush(other);
  outbox.drop(gone);
  expect(done).toEqual(['other']);
  for (let round = 0; round < 4; round++) await setImmediate();
  expect(done).toEqual(['other', 'new']);
});

test('what cannot be sent is reported, and the others are written to', async () => {
  const faults: unknown[] = [];
  const outbox = new Outbox((to, fault) => faults.push(to, fault));
  const [broken, sound] = [device('broken'), device('sound')];
  const fault = new Error('a broken line');
  let told = false;
  outbox.later(broken, () => {
    throw fault;
  });
  outbox.later(sound, () => {
    told = true;
  });
  for (let round = 0; round < 3; round++) await setImmediate();
  expect(told).toBe(true);
  expect(faults).toEqual([broken, fault]);
});
