import { expect, test } from 'vitest';
import { QUICK_PLAN } from '#shared/lobby/lobby.ts';
import type { AccountView } from '#shared/protocol/account.ts';
import type { EnteredLobby } from '#shared/protocol/lobby.ts';
import { askAccount, newAccount } from '../kit/account.ts';
import { newMatch, post } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
const plan = { ...QUICK_PLAN, turns: 4 };

/** Somebody with an account, and what they do on the way to a table; refusals are thrown as their codes. */
async function somebody(name: string) {
  const { token, account } = await newAccount(server.url, name);
  const at = async (path: string, body: object): Promise<EnteredLobby> => {
    const response = await fetch(`${server.url}/api/lobbies${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error.code);
    return answer;
  };
  return {
    id: account.id,
    token,
    quick: (rated = false) => at('/quick', { name, rated }),
    open: (kind: 'open' | 'private') => at('', { kind, plan, name }),
    join: ({ code }: EnteredLobby) => at(`/${code}/join`, { name }),
    leave: ({ code, token: place }: EnteredLobby) =>
      fetch(`${server.url}/api/lobbies/${code}/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${place}` },
        body: JSON.stringify({ do: 'leave' }),
      }),
    block: (player: string, on = true): Promise<AccountView> =>
      askAccount(server.url, '/blocks', { body: { player, on }, token }),
  };
}

test('who is blocked comes to no quick match and no open table with whoever blocked them, either way', async () => {
  const [ana, ben] = [await somebody('Ana'), await somebody('Ben')];
  expect((await ana.block(ben.id)).blocks).toEqual([{ id: ben.id, name: 'Ben' }]);
  for (const rated of [false, true]) {
    const [hers, his] = [await ana.quick(rated), await ben.quick(rated)];
    expect(his.code).not.toBe(hers.code);
    // A guest is brought to a table as ever.
    if (!rated) {
      const guest = await post<EnteredLobby>(`${server.url}/api/lobbies/quick`, { name: 'Cai' });
      expect([hers.code, his.code]).toContain(guest.body.code);
    }
    await Promise.all([ana.leave(hers), ben.leave(his)]);
  }
  await expect(ben.join(await ana.open('open'))).rejects.toThrow('apart');
  await expect(ana.join(await ben.open('open'))).rejects.toThrow('apart');
  expect(await ben.join(await ana.open('private'))).toHaveProperty('token'); // by her own link

  expect((await ana.block(ben.id, false)).blocks).toEqual([]);
  const hers = await ana.quick(true);
  expect((await ben.quick(true)).code).toBe(hers.code);
});

test('only who blocks is told at which seats the blocked sit, and of their list', async () => {
  const [ana, ben] = [await somebody('Ana'), await somebody('Ben')];
  await ana.block(ben.id);
  const match = await newMatch(server.url, ['JPN', 'USA']);
  const seats = [{ match: match.match, token: match.tokens.JPN }];
  const seen = (token: string) => askAccount(server.url, `/blocks/${match.match}`, { token });
  expect(await seen(ana.token)).toEqual({ seats: [] }); // nobody knows whose seat it is
  await askAccount(server.url, '/claim', { body: { seats }, token: ben.token });
  expect(await seen(ana.token)).toEqual({ seats: ['JPN'] });
  expect(await seen(ben.token)).toEqual({ seats: [] });
  await expect(seen('')).rejects.toThrow('not-signed-in');
  const theirs = await askAccount(server.url, '/export', { token: ben.token });
  expect(JSON.stringify(theirs)).not.toContain(ana.id);
});

test('blocks are in the file of all data, and go with either account', async () => {
  const [ana, ben, cai] = [await somebody('Ana'), await somebody('Ben'), await somebody('Cai')];
  await ana.block(ben.id);
  await ana.block(ben.id); // twice is once
  await ana.block(cai.id);
  const kept = async () => (await askAccount(server.url, '/export', { token: ana.token })).account.blocks;
  expect(await kept()).toEqual([
    { id: ben.id, name: 'Ben' },
    { id: cai.id, name: 'Cai' },
  ]);
  await askAccount(server.url, '/delete', { body: {}, token: ben.token });
  expect(await kept()).toEqual([{ id: cai.id, name: 'Cai' }]);
  await expect(ana.block(ana.id)).rejects.toThrow('no-player');
  await expect(ana.block('nobody')).rejects.toThrow('no-player');
  await askAccount(server.url, '/delete', { body: {}, token: ana.token });
  expect(await cai.block(ana.id).catch(String)).toContain('no-player');
});
