import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { database as open } from '../../../client/net/solo/database.ts';

let opened = 0;
let database: typeof open;

/** A database that opens at once, and can do no more. */
function request(): EventTarget {
  opened += 1;
  const asked = Object.assign(new EventTarget(), { result: new EventTarget() });
  queueMicrotask(() => asked.dispatchEvent(new Event('success')));
  return asked;
}

beforeEach(async () => {
  opened = 0;
  vi.stubGlobal('indexedDB', { open: request });
  vi.resetModules();
  ({ database } = await import('../../../client/net/solo/database.ts'));
});
afterEach(() => vi.unstubAllGlobals());

test('the database is opened once', async () => {
  expect(await database()).toBe(await database());
  expect(opened).toBe(1);
});

test('one that the browser has closed is opened anew', async () => {
  const first = await database();
  first.dispatchEvent(new Event('close'));
  const second = await database();
  expect(second).not.toBe(first);
  expect(opened).toBe(2);
  first.dispatchEvent(new Event('close')); // told late, of the one before
  expect(await database()).toBe(second);
});
