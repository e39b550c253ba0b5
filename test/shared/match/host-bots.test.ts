import { describe, expect, test } from 'vitest';
import { habitual } from '#shared/bots/characters.ts';
import type { Decision, Mind } from '#shared/bots/think.ts';
import type { Order } from '#shared/orders/index.ts';
import { text } from '#shared/text.ts';
import { type View, view } from '#shared/world/view.ts';
import { hosted, setupOf } from '../../kit/host.ts';

const MIND: Mind = { character: 'hawk', strength: 4 };
const NOTHING: Decision = { orders: [], reasons: [] };
const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
const impossible: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: -5000, limit: 10 };

/** Questions to bots, answered when the test says so. */
function thinking() {
  const asked: { view: View; mind: Mind; answer(decision: Decision): void; fail(): void }[] = [];
  const think = (known: View, mind: Mind) =>
    new Promise<Decision>((answer, reject) => {
      asked.push({ view: known, mind, answer, fail: () => reject(new Error('lost')) });
    });
  return { asked, think };
}

/** A match of Japan against one bot that thinks and two that follow their habits. */
function match(more: Parameters<typeof setupOf>[1] = {}) {
  const thoughts = thinking();
  const table = hosted(setupOf(['JPN'], { bots: { CHN: MIND }, ...more }), thoughts.think);
  return { ...table, ...thoughts, player: table.sit('JPN') };
}

/** Lets everything happen that is waiting for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a host with bots that think', () => {
  test('asks them as soon as a turn begins, with no more than they may know', async () => {
    const { asked, host, player } = match();
    expect(asked).toMatchObject([{ mind: MIND }]);
    expect(asked[0]?.view).toEqual(view(host.match.world, 'CHN'));
    asked[0]?.answer(NOTHING);
    await settled();
    await player.ask('seal', { turn: 0 });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.view).toEqual(view(host.match.world, 'CHN'));
  });

  test('ends the turn when people have sealed and bots decided, whoever is last', async () => {
    const { asked, host, player, store, replayed } = match();
    expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: false });
    asked[0]?.answer({ orders: [research], reasons: [] });
    await settled();
    expect(host.match.world.turn).toBe(1);
    expect(player.news.at(-1)).toMatchObject({ type: 'desk', news: { report: { turn: 0 }, sealed: false } });
    asked[1]?.answer(NOTHING);
    await settled();
    expect(await player.ask('seal', { turn: 1 })).toEqual({ ok: true, resolved: true });
    expect(store.kept.map(({ input }) => input.type)).toEqual(['seal', 'bot', 'bot', 'seal']);
    expect(replayed()).toEqual(host.match);
  });

  test('tells everybody that a bot has decided and nobody what', async () => {
    const { asked, around, player, sit } = match({ watch: true });
    const watcher = sit(null);
    expect(around.notices.at(-1)?.seats.CHN).toMatchObject({ ...MIND, bot: true, sealed: false });
    expect(around.notices.at(-1)?.seats.EUR).toMatchObject({ bot: true, strength: 0, sealed: true });
    const before = await player.look();
    player.news.length = 0;
    asked[0]?.answer({ orders: [research], reasons: [] });
    await settled();
    expect(around.notices.at(-1)?.seats.CHN.sealed).toBe(true);
    expect([...player.news, ...watcher.news]).toEqual([]);
    expect(await player.look()).toEqual(before);
  });

  test.each<[string, (question: ReturnType<typeof thinking>['asked'][number]) => void]>([
    ['dies', (question) => question.fail()],
    ['decides what is not legal', (question) => question.answer({ orders: [impossible], reasons: [] })],
    [
      'gives reasons that can’t be kept',
      (question) =>
        question.answer({
          orders: [],
          reasons: [{ subject: 'x', why: text('w'.repeat(500)), secret: false }],
        }),
    ],
  ])('has a bot that %s follow its habits', async (_, goWrong) => {
    const { asked, store, host } = match();
    const [question] = asked;
    if (!question) throw new Error('nobody was asked');
    goWrong(question);
    await settled();
    const orders = habitual(MIND.character).decide(view(host.match.world, 'CHN'));
    expect(orders).not.toEqual([]);
    expect(store.kept.map(({ input }) => input)).toEqual([
      { type: 'bot', seat: 'CHN', turn: 0, orders, reasons: [] },
    ]);
  });

  test('does not wait for them when time is up, and does not hear what comes too late', async () => {
    const { asked, around, host, store } = match({ clock: 60 });
    around.now += 60_000;
    await host.ring();
    expect(host.match.world.turn).toBe(1);
    asked[0]?.answer({ orders: [research], reasons: [] });
    await settled();
    expect(store.kept.map(({ input }) => input.type)).toEqual(['time-up']);
    expect(asked).toHaveLength(2);
  });

  test('asks again when a decision could not be kept', async () => {
    const { asked, host, player, store } = match();
    store.broken = true;
    asked[0]?.answer(NOTHING);
    await settled();
    store.broken = false;
    expect(asked).toHaveLength(1);
    await player.ask('seal', { turn: 0 });
    expect(asked).toHaveLength(2);
    asked[1]?.answer(NOTHING);
    await settled();
    expect(host.match.world.turn).toBe(1);
  });

  test('that is closed does nothing more by itself', async () => {
    const { asked, around, host, store } = match({ clock: 60 });
    expect(around.bell).toBe(60_000);
    host.close();
    asked[0]?.answer(NOTHING);
    await settled();
    expect(store.kept).toEqual([]);
    expect(around.bell).toBeNull();
  });

  test('asks nobody when the match is over', async () => {
    const { around, asked, player, host } = match();
    for (let turn = 0; turn < 4; turn++) {
      asked[turn]?.answer(NOTHING);
      await settled();
      await player.ask('seal', { turn });
    }
    expect(host.match.outcome).not.toBeNull();
    expect(asked).toHaveLength(4);
    expect(around.notices.at(-1)).toMatchObject({ over: true, seats: { CHN: { sealed: true } } });
  });
});
