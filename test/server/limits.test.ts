import { describe, expect, test } from 'vitest';
import { Attempts } from '../../server/classroom/attempts.ts';
import { ADDRESS, Limit, MATCHES, TOKEN } from '../../server/http/limits.ts';
import { newRate, tooMany } from '../../server/match/rate.ts';
import { host } from '../kit/stage.ts';

const server = host();

/** Asks so often, as a proxy does for that address. */
async function ask(times: number, path: string, address: string | null, token = ''): Promise<number[]> {
  const statuses: number[] = [];
  const one = async () => {
    const headers = {
      'content-type': 'application/json',
      ...(address ? { 'x-forwarded-for': address } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const answer = await fetch(`${server.url}/api/${path}`, { method: 'POST', headers, body: '{}' });
    await answer.arrayBuffer();
    statuses.push(answer.status);
  };
  for (let left = times; left > 0; left -= 50)
    await Promise.all(Array.from({ length: Math.min(50, left) }, one));
  return statuses;
}
const refused = (statuses: number[]) => statuses.filter((status) => status === 429).length;

describe('over the network', () => {
  test('an address that makes matches without end is stopped; a school beside it is not', async () => {
    expect(refused(await ask(MATCHES.burst + 100, 'matches', '203.0.113.7'))).toBeGreaterThan(0);
    expect(refused(await ask(60, 'matches', '198.51.100.4'))).toBe(0);
    expect(server.output()).toContain('"refused":"flood","at":"http"');
    expect(server.output()).not.toContain('203.0.113.7');
  }, 60_000);

  test('120 students behind one address who all come back at once are let in', async () => {
    expect(refused(await ask(120 * 4, 'classes/AAAAAA/open', '198.51.100.5'))).toBe(0);
  }, 60_000);

  test('one token that never stops is stopped, from wherever', async () => {
    const token = 'x'.repeat(43);
    const path = 'matches/nowhere/away';
    const statuses = [
      ...(await ask(TOKEN.burst / 2, path, '203.0.113.8', token)),
      ...(await ask(TOKEN.burst / 2 + 200, path, '203.0.113.9', token)),
    ];
    expect(refused(statuses)).toBeGreaterThan(0);
    expect(refused(await ask(10, path, '203.0.113.9', 'y'.repeat(43)))).toBe(0);
  }, 60_000);

  test('programs of this machine are not counted', async () => {
    expect(refused(await ask(MATCHES.burst + 50, 'matches', null))).toBe(0);
  }, 60_000);
});

test('a clock that is set back takes nothing from anybody', () => {
  const limit = new Limit({ burst: 3, perSecond: 2 });
  limit.allows('one', 3_600_000);
  expect([1, 2, 3].map(() => limit.allows('one', 0))).toEqual([true, true, false]);
  const attempts = new Attempts(1, 60_000);
  attempts.fail(3_600_000);
  expect(attempts.locked(0)).toBe(false);
  const rate = newRate(3_600_000);
  for (let message = 0; message < 1_000; message++) tooMany(rate, 3_600_000);
  expect(tooMany(rate, 0)).toBe(false);
});

test('an allowance is used up and comes back with time', () => {
  const limit = new Limit({ burst: 3, perSecond: 2 });
  const three = (now: number) => [1, 2, 3].map(() => limit.allows('one', now));
  expect(three(0)).toEqual([true, true, true]);
  expect(limit.allows('one', 0)).toBe(false);
  expect(limit.allows('other', 0)).toBe(true);
  expect(limit.allows('one', 499)).toBe(false);
  expect(limit.allows('one', 500)).toBe(true);
  expect(three(10_000)).toEqual([true, true, true]);
  expect(limit.spent('one', 10_000)).toBe(true);
  expect(limit.spent('nobody', 10_000)).toBe(false);
  expect(ADDRESS.burst).toBeGreaterThanOrEqual(120 * 4 * 3);
});
