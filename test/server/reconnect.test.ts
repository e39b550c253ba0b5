import { effect } from '@preact/signals';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Edit } from '#shared/match/draft.ts';
import type { Order } from '#shared/orders/index.ts';
import { newMatch } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();
beforeAll(() => {
  // The page's own connection, in Node: a place, timers, and addresses relative to the place.
  const plain = globalThis.fetch;
  vi.stubGlobal('location', { origin: server.url });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('fetch', (to: string | URL | Request, how?: RequestInit) =>
    plain(typeof to === 'string' && to.startsWith('/') ? server.url + to : to, how),
  );
});
afterAll(() => vi.unstubAllGlobals());

const research = (funds: number): Order[] => [{ kind: 'substitution', commodity: 'heavy', funds }];
const put = (funds: number): Edit[] =>
  research(funds).map((order) => ({ do: 'put', order, instead: null, before: null }));

/** Resolves when a condition over signals holds. */
const when = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = effect(() => {
      if (!holds()) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });

test('the page comes back by itself after a crash: same seat, same draft, and what was typed meanwhile', async () => {
  const { Connection } = await import('../../client/net/connection.ts');
  const match = await newMatch(server.url, ['JPN', 'USA']);
  const seat = {
    match: match.match,
    nation: 'JPN' as const,
    token: match.tokens.JPN ?? '',
    scenario: '2010-senkaku',
    turn: 0,
    turns: 4,
    over: false,
  };
  const page = new Connection(seat);
  await when(() => page.status.value === 'live');
  page.written.edit(put(5));
  await when(() => page.draftState.value === 'saved');

  await server.kill();
  await when(() => page.status.value === 'reconnecting');
  await server.again();
  await when(() => page.status.value === 'live');
  expect(page.desk.value?.view.nation).toBe('JPN');
  expect(page.draft.value).toEqual(research(5));

  await server.kill();
  await when(() => page.status.value === 'reconnecting');
  page.written.edit(put(7));
  await server.again();
  await when(() => page.status.value === 'live' && page.draftState.value === 'saved');
  expect(await page.seal()).toBeNull();

  const elsewhere = new Connection(seat);
  await when(() => elsewhere.status.value === 'live');
  expect(elsewhere.draft.value).toEqual(research(7));
  expect(elsewhere.sealed.value).toBe(true);
  page.close();
  elsewhere.close();
}, 60_000);
