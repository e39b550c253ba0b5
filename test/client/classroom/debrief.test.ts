import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchDebrief } from '../../../client/classroom/debrief/http.ts';
import { askUntil } from '../../../client/classroom/debrief/until.ts';
import { Refusal } from '../../../client/net/http.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the debrief', () => {
  it('is asked for by whoever has a secret, and refused in the words of the server', async () => {
    const fetch = vi.fn(() =>
      Promise.resolve(new Response('{"error":{"code":"wrong-secret"}}', { status: 403 })),
    );
    vi.stubGlobal('fetch', fetch);
    await expect(fetchDebrief('ABC', { token: 'mine' })).rejects.toMatchObject({ code: 'wrong-secret' });
    const authorization = `Basic ${btoa('student:mine')}`;
    expect(fetch).toHaveBeenCalledWith(
      '/api/classes/ABC/debrief',
      expect.objectContaining({ headers: { authorization } }),
    );
  });

  it('is asked for again while the network is down', async () => {
    const fetch = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Refusal('offline'));
    fetch.mockResolvedValue('what came of it');
    const [found, refused] = [vi.fn(), vi.fn()];
    askUntil(fetch, found, refused);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(found.mock.calls).toEqual([['what came of it']]);
    expect(refused).not.toHaveBeenCalled();
  });

  it('is not asked for again once it is refused, or when nobody waits any more', async () => {
    const no = new Refusal('wrong-secret');
    const fetch = vi.fn<() => Promise<string>>().mockRejectedValue(no);
    const [found, refused] = [vi.fn(), vi.fn()];
    askUntil(fetch, found, refused);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(refused.mock.calls).toEqual([[no]]);
    const down = vi.fn<() => Promise<string>>().mockRejectedValue(new Refusal('offline'));
    const stop = askUntil(down, found, refused);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(down).toHaveBeenCalledTimes(1);
    expect(found).not.toHaveBeenCalled();
  });
});
