import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Story } from '#shared/classroom/story.ts';
import type { Edit } from '#shared/match/draft.ts';
import { describe as describeOrder, type Order } from '#shared/orders/index.ts';
import type { CreateClass } from '#shared/protocol/classroom.ts';
import type { Drafted } from '#shared/protocol/messages.ts';
import { type Pupil, sit, startClass } from '../../kit/classmates.ts';
import { Player } from '../../kit/player.ts';
import { host } from '../../kit/stage.ts';

const server = host();
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the SDK's, for every door that stays shut
});

const law: Order = { kind: 'export-control-law' }; // foreign minister's
const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 }; // science's
const put = (order: Order): Edit => ({ do: 'put', order, instead: null, before: null });
const DEPARTMENT = { ok: false, error: { code: 'department' } };

type Member = Pupil & { seat: Player };

/** Japan in a world of so many students: its head first, then trade, industry and so on. */
async function japan(students: number, setup: CreateClass = {}) {
  const { made, console, pupils } = await startClass(server.url, students, setup);
  const seats: Member[] = [];
  for (const one of pupils)
    if (one.device.views.at(-1)?.place?.nation === 'JPN')
      seats.push({ ...one, seat: await sit(server.url, one) });
  const member = (index: number): Member => {
    const one = seats[index];
    if (!one) throw new Error(`Japan has no member ${index}`);
    return one;
  };
  /** What the teacher sees who reads the seat. */
  const read = async () => {
    const { match } = await member(0).device.seen((view) => view.match !== null);
    if (match === null) throw new Error('no match yet');
    const reader = await Player.read(server.url, match, made, 'JPN');
    const desk = await reader.look();
    await reader.leave();
    return desk;
  };
  return { console, pupils, member, read };
}

const write = ({ seat }: Member, how: 'edit' | 'propose', ...edits: Edit[]) =>
  seat.ask<Drafted>(how, { turn: 0, edits });
const decide = ({ seat }: Member, motion: number, as: string) =>
  seat.ask<Drafted>('decide', { turn: 0, motion, as });
const agree = async ({ device, seat }: Member, on = true) =>
  device.ask('agree', { turn: 0, version: (await seat.look()).version, on });

describe('a delegation with roles', () => {
  test('writes by department: what is not one’s own is proposed, and its department or the head decides', async () => {
    const { member } = await japan(20);
    const [head, trade, science] = [member(0), member(1), member(3)];
    expect(science.device.views.at(-1)?.mandate).toEqual({ role: 'science', head: false });
    expect(await write(trade, 'edit', put(research))).toEqual(DEPARTMENT);
    expect(await write(trade, 'propose', put(research), put(law))).toMatchObject({ ok: true, draft: [] });
    const proposed = await science.seat.look();
    expect(proposed.motions).toMatchObject([
      { id: 1, by: { name: trade.joined.shown }, standing: 'open' },
      { id: 2, by: { name: trade.joined.shown }, standing: 'open' },
    ]);
    expect(await decide(science, 2, 'accepted')).toEqual(DEPARTMENT);
    expect(await decide(trade, 1, 'accepted')).toEqual(DEPARTMENT);
    expect(await decide(science, 1, 'accepted')).toMatchObject({ ok: true, draft: [research] });
    expect((await trade.seat.look()).authors['substitution heavy']?.name).toBe(trade.joined.shown);
    expect(trade.seat.news.at(-1)).toMatchObject({ by: { name: science.joined.shown }, draft: [research] });
    expect(await decide(head, 2, 'rejected')).toMatchObject({ ok: true, draft: [research] });
    expect(await decide(head, 1, 'open')).toMatchObject({ ok: true, draft: [] });
    expect(await write(science, 'edit', put(research))).toMatchObject({ ok: true, draft: [research] });
    expect(await trade.seat.ask('draft', { turn: 0, orders: [] })).toEqual(DEPARTMENT);
  });

  test('shows its proposals to nobody else but the teacher', async () => {
    const { pupils, member, read } = await japan(20);
    await write(member(1), 'propose', put(research));
    const stranger = pupils.find(({ device }) => device.views.at(-1)?.place?.nation === 'CHN');
    if (!stranger) throw new Error('nobody sits in China');
    expect((await (await sit(server.url, stranger)).look()).motions).toEqual([]);
    expect((await read()).motions).toMatchObject([{ standing: 'open' }]);
  });

  test('fault 11: at the bell what was accepted counts, and what was only proposed lapses', async () => {
    const { console, member } = await japan(20, { deciding: 'unanimous' });
    const trade = member(1);
    await write(trade, 'propose', put(research), put(law));
    await decide(member(0), 1, 'accepted');
    expect(await trade.seat.ask('seal', { turn: 0 })).toEqual({ ok: false, error: { code: 'majority' } });
    await console.command({ do: 'end-turn', world: null, turn: 0 });
    const desk = await trade.seat.pushed(({ turn }) => turn === 1);
    expect(desk.motions).toEqual([]);
    expect(desk.view.world.nations.JPN.substitution.heavy.progress).toBeGreaterThan(0);
    expect(desk.view.world.nations.JPN.law || desk.view.world.nations.JPN.lawFrom !== null).toBe(false);
  });

  test('fault 10: while the head is away the first of the others decides, until the head is back', async () => {
    const { member } = await japan(20);
    const [head, trade, industry] = [member(0), member(1), member(2)];
    await write(industry, 'propose', put(law));
    expect(await decide(trade, 1, 'accepted')).toEqual(DEPARTMENT);
    await head.device.leave();
    await trade.device.seen(({ mandate }) => mandate?.head === true);
    expect(await decide(trade, 1, 'accepted')).toMatchObject({ ok: true, draft: [law] });
  });
});

describe('a delegation where all have to agree', () => {
  test('seals when the last of those present has agreed on the very draft', async () => {
    const { console, member } = await japan(12, { deciding: 'unanimous', roles: false });
    const [a, b, c] = [member(0), member(1), member(2)];
    await agree(a);
    const stale = (await b.seat.look()).version;
    await write(c, 'edit', put(research));
    await a.device.seen(({ delegation }) => delegation.every(({ agrees }) => !agrees));
    expect(await b.device.ask('agree', { turn: 0, version: stale, on: true })).toEqual({
      ok: false,
      error: { code: 'other-draft' },
    });
    for (const one of [a, b]) expect(await agree(one)).toEqual({ ok: true });
    expect((await a.seat.look()).sealed).toBe(false);
    await agree(c);
    await console.seen(({ worlds }) => worlds[0]?.seats.JPN.sealed === true);
  });
});

test('fault 31: notes stay in the delegation, with their writer’s name, as phrases that each reads in their language', async () => {
  const { console, pupils, member, read } = await japan(8, { chat: 'phrases' });
  const body = { is: 'phrase', phrase: { id: 'hello' } };
  const say = (to: string[], said: unknown = body) => member(1).seat.ask('say', { turn: 0, to, body: said });
  expect(await say(['JPN'])).toMatchObject({ ok: true });
  expect(await say(['JPN', 'USA'])).toMatchObject({ error: { code: 'malformed' } });
  expect(await say(['JPN'], { is: 'words', words: 'hi', lang: 'en' })).toMatchObject({
    error: { code: 'phrases-only' },
  });
  expect((await member(0).seat.look()).letters).toMatchObject([
    { to: ['JPN'], body, by: { name: 'Student 5' } },
  ]);
  const others = pupils.filter(({ device }) => device.views.at(-1)?.place?.nation !== 'JPN');
  for (const one of others) expect((await (await sit(server.url, one)).look()).letters).toEqual([]);
  expect((await read()).letters).toMatchObject([{ to: ['JPN'] }]);
  await console.command({ do: 'mute', student: member(1).joined.student, muted: true });
  expect(await say(['JPN'])).toMatchObject({ error: { code: 'muted' } });
});

test('fault 6: who comes late is told what the own nation decided, and nothing of the others’ orders', async () => {
  const { console, pupils, member } = await japan(4, { roles: false });
  await write(member(0), 'edit', put(research));
  const china = pupils.find(({ device }) => device.views.at(-1)?.place?.nation === 'CHN');
  if (!china) throw new Error('nobody sits in China');
  const theirs: Order = { kind: 'substitution', commodity: 'light', funds: 9 };
  await write({ ...china, seat: await sit(server.url, china) }, 'edit', put(theirs));
  await console.command({ do: 'end-turn', world: null, turn: 0 });
  await console.seen(({ worlds }) => worlds[0]?.turn === 1);
  const told = await member(0).device.ask<{ story: Story }>('story');
  expect(told).toMatchObject({
    story: { turn: 1, decided: [{ turn: 0, orders: [describeOrder(research)] }] },
  });
  expect(JSON.stringify(told)).not.toContain(JSON.stringify(describeOrder(theirs)));
  expect(await console.ask('story')).toEqual({ ok: false, error: { code: 'not-yours' } });
});
