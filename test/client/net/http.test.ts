import { afterEach, describe, expect, it, vi } from 'vitest';
import { openMatch } from '../../../client/net/api.ts';
import { ask, askFile } from '../../../client/net/http.ts';

const answer = (body: BodyInit, status = 200) =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
const PORTAL = '<!doctype html><title>Welcome to our guests’ network</title>';

afterEach(() => vi.unstubAllGlobals());

describe('asking the server', () => {
  it('gives what it answers', async () => {
    answer('{"is":"here"}');
    expect(await ask('GET', '/api')).toEqual({ is: 'here' });
    expect(await (await askFile('/api', {})).text()).toBe('{"is":"here"}');
  });

  it('throws the code of its refusal', async () => {
    answer('{"error":{"code":"wrong-secret"}}', 403);
    await expect(ask('GET', '/api')).rejects.toMatchObject({ code: 'wrong-secret' });
    await expect(askFile('/api', {})).rejects.toMatchObject({ code: 'wrong-secret' });
    await expect(openMatch('a', {})).rejects.toMatchObject({ code: 'wrong-secret' });
  });

  it.each([
    ['a portal that answers in its place', () => answer(PORTAL)],
    ['a gateway that finds nobody behind it', () => answer(PORTAL, 502)],
    ['an answer that breaks off', () => answer('{"is":')],
    ['a refusal of something else', () => answer('null', 403)],
    ['no answer', () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))],
  ])('takes %s for a server that is out of reach', async (_, given) => {
    given();
    await expect(ask('GET', '/api')).rejects.toMatchObject({ code: 'offline' });
    await expect(openMatch('a', {})).rejects.toMatchObject({ code: 'offline' });
  });
});
