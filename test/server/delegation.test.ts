import { expect, test } from 'vitest';
import type { Edit } from '#shared/match/draft.ts';
import type { Order } from '#shared/orders/index.ts';
import { verify } from '#shared/replay/record.ts';
import { newMatch, Player, recordOf } from '../kit/player.ts';
import { host } from '../kit/stage.ts';

const server = host();

const mine = (site: number): Order => ({ kind: 'build-mine', site: `site-${site}` });
const put = (order: Order): Edit => ({ do: 'put', order, instead: null, before: null });
const edit = (player: Player, turn: number, ...edits: Edit[]) =>
  player.ask<{ version: number; draft: Order[] }>('edit', { turn, edits });
const law: Order = { kind: 'export-control-law' };

test.concurrent('two at one seat write at once, and nobody’s order is lost', async () => {
  const match = await newMatch(server.url, ['EUR', 'USA']);
  const aoi = await Player.sit(server.url, match, 'EUR', 'Aoi');
  const ben = await Player.sit(server.url, match, 'EUR', 'Ben');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, site) => edit(site % 2 === 0 ? aoi : ben, 0, put(mine(site)))),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const [a, b] = await Promise.all([aoi.look(), ben.look()]);
  const sites = a.draft.map((order) => (order.kind === 'build-mine' ? order.site : ''));
  expect(sites.toSorted()).toEqual(Array.from({ length: 20 }, (_, site) => `site-${site}`).sort());
  expect(b).toEqual(a);
  expect(a.authors['build site-4']?.name).toBe('Aoi');
  expect(a.authors['build site-7']?.name).toBe('Ben');
  await Promise.all([aoi, ben].map((player) => player.leave()));
});

test.concurrent('a change arrives at the others of the seat with its author, and nowhere else', async () => {
  const match = await newMatch(server.url, ['EUR', 'USA']);
  const aoi = await Player.sit(server.url, match, 'EUR', 'Aoi');
  const ben = await Player.sit(server.url, match, 'EUR', 'Ben');
  const rival = await Player.sit(server.url, match, 'USA', 'Spy');
  await edit(aoi, 0, put(law));
  await ben.look();
  expect(ben.news).toMatchObject([{ draft: [law], by: { name: 'Aoi' }, turn: 0 }]);
  await edit(ben, 0, { do: 'remove', subject: 'export-control-law' });
  await aoi.look();
  expect(aoi.news).toMatchObject([{ draft: [], by: { name: 'Ben' } }]);
  await rival.look();
  expect(rival.news).toEqual([]);
  expect(rival.members.map(({ name }) => name)).toEqual(['Spy']);
  await Promise.all([aoi, ben, rival].map((player) => player.leave()));
});

test.concurrent('those at a seat know who is there, by name or by place', async () => {
  const match = await newMatch(server.url, ['EUR']);
  const aoi = await Player.sit(server.url, match, 'EUR', '  Aoi ');
  const nameless = await Player.sit(server.url, match, 'EUR');
  await aoi.look();
  expect(aoi.members).toEqual([
    { name: 'Aoi', number: 1 },
    { name: '', number: 2 },
  ]);
  await nameless.ask('name', { name: 'Ben' });
  await aoi.look();
  expect(aoi.members.map(({ name }) => name)).toEqual(['Aoi', 'Ben']);
  expect(await nameless.ask('name', { name: 'x'.repeat(25) })).toMatchObject({ ok: false });
  await aoi.leave();
  await nameless.look();
  expect(nameless.members).toEqual([{ name: 'Ben', number: 2 }]);
  await nameless.leave();
});

test.concurrent('what was edited is recovered, replays to the same hashes, and names nobody to the others', async () => {
  const match = await newMatch(server.url, ['EUR', 'USA']);
  const aoi = await Player.sit(server.url, match, 'EUR', 'Aoi');
  const rival = await Player.sit(server.url, match, 'USA');
  for (let turn = 0; turn < 4; turn++) {
    await edit(aoi, turn, put(law), put({ kind: 'substitution', commodity: 'heavy', funds: 5 }));
    if (turn > 0) await edit(aoi, turn, { do: 'remove', subject: 'export-control-law' });
    expect(await aoi.ask('seal', { turn })).toMatchObject({ ok: true });
    expect(await rival.ask('seal', { turn })).toMatchObject({ ok: true, resolved: true });
  }
  const own = await recordOf(server.url, match, 'EUR');
  const theirs = await recordOf(server.url, match, 'USA');
  expect(verify(own).ok && verify(theirs).ok).toBe(true);
  expect(JSON.stringify(own)).toContain('Aoi');
  expect(JSON.stringify(theirs)).not.toContain('Aoi');
  await Promise.all([aoi, rival].map((player) => player.leave()));
});
