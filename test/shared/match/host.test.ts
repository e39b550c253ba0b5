import { describe, expect, test, vi } from 'vitest';
import { isExplained, NOTHING } from '#shared/explain/cause.ts';
import { explain } from '#shared/explain/explain.ts';
import type { Match } from '#shared/match/match.ts';
import { type Due, finish as rules } from '#shared/match/step.ts';
import { type Order, subject } from '#shared/orders/index.ts';
import { reportFor } from '#shared/turn/report.ts';
import { hosted, setupOf } from '../../kit/host.ts';

const research: Order = { kind: 'substitution', commodity: 'heavy', funds: 5 };
const put = (order: Order) => ({ do: 'put', order, instead: null, before: null });

describe('a host', () => {
  test('plays a solo match to its end, every input stored before its answer', async () => {
    const { host, store, sit, replayed } = hosted(setupOf(['JPN']));
    const player = sit('JPN');
    for (let turn = 0; turn < 4; turn++) {
      expect(await player.ask('edit', { turn, edits: [put(research)] })).toMatchObject({ draft: [research] });
      expect(store.kept).toHaveLength(turn * 2 + 1);
      expect(await player.ask('seal', { turn })).toEqual({ ok: true, resolved: true });
      expect(store.kept).toHaveLength(turn * 2 + 2);
    }
    expect((await player.look()).outcome).not.toBeNull();
    expect(replayed()).toEqual(host.match);
  });

  test('asks the store by itself when an input may have been kept in silence, and shows everybody where the match stands', async () => {
    const { host, store, around, sit } = hosted(setupOf(['JPN', 'USA']));
    const [japan, america] = [sit('JPN'), sit('USA')];
    await japan.ask('seal', { turn: 0 });
    const keep = store.append.bind(store);
    store.append = async (...input) => {
      store.append = keep;
      await keep(...input);
      throw new Error('the line broke before the answer');
    };
    expect(await america.ask('seal', { turn: 0 })).toEqual({ ok: false, error: { code: 'not-stored' } });
    expect(host.match.world.turn).toBe(0);
    expect(around.bell).toBe(1000);
    await host.ring();
    expect(host.match.world.turn).toBe(1);
    for (const { news } of [japan, america])
      expect(news.flatMap((one) => (one.type === 'desk' ? [one.news.view.world.turn] : []))).toEqual([1]);
    expect(around.notices.at(-1)?.turn).toBe(1);
    expect(around.bell).toBeNull();
  });

  test('answers what it cannot read, and does nothing', async () => {
    const { store, sit } = hosted(setupOf(['JPN']));
    const player = sit('JPN');
    const code = async (type: string, message: unknown) => {
      const answer = await player.ask(type, message);
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await code('shout', {})).toBe('unknown-message');
    expect(await code('toString', {})).toBe('unknown-message');
    expect(await code('seal', {})).toBe('malformed');
    expect(await code('draft', { turn: 0, orders: [{ kind: 'quota' }] })).toBe('malformed');
    expect(await code('seal', { turn: 3 })).toBe('wrong-turn');
    expect(store.kept).toEqual([]);
  });

  test('what the store refuses has not happened', async () => {
    const { store, around, sit } = hosted(setupOf(['JPN']));
    const player = sit('JPN');
    store.broken = true;
    expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: false, error: { code: 'not-stored' } });
    expect(around.faults).toBe(1);
    expect((await player.look()).view.world.turn).toBe(0);
    store.broken = false;
    expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: true, resolved: true });
  });

  test('a turn on which the rules fail is not played, and goes on when somebody changes something', async () => {
    const finish = async (match: Match, due: Due, now: number): Promise<Match> => {
      if (match.seats.JPN.draft.length > 0) throw new Error('no such rule');
      return rules(match, due, now);
    };
    const { host, store, around, sit } = hosted(setupOf(['JPN'], { clock: 60 }), undefined, { finish });
    const player = sit('JPN');
    await player.ask('edit', { turn: 0, edits: [put(research)] });
    const before = host.match;
    expect(await player.ask('seal', { turn: 0 })).toEqual({ ok: false, error: { code: 'stuck' } });
    around.now += 61_000;
    await host.ring();
    // The bell does not ring in vain, everybody is told, and nothing has happened.
    expect(around.bell).toBeNull();
    expect(around.notices.at(-1)).toMatchObject({ stuck: true, turn: 0 });
    expect(host.match).toBe(before);
    expect(store.kept).toHaveLength(1);
    await player.ask('edit', { turn: 0, edits: [{ do: 'remove', subject: subject(research) }] });
    expect(around.bell).not.toBeNull();
    await host.ring();
    expect(around.notices.at(-1)).toMatchObject({ stuck: false, turn: 1 });
  });

  test('a turn that is explained later is told at once, and again with its causes, whatever was drafted meanwhile', async () => {
    const known = Promise.withResolvers<void>();
    const { host, sit, replayed } = hosted(setupOf(['JPN']), undefined, {
      finish: async (match, due, now) => rules(match, due, now, { explain: false }),
      explain: async (before, after) => {
        await known.promise;
        return explain(before, after);
      },
    });
    const player = sit('JPN');
    await player.ask('seal', { turn: 0 });
    await player.ask('edit', { turn: 1, edits: [put(research)] });
    const told = () => player.news.flatMap((one) => (one.type === 'desk' ? [one.news.report?.why] : []));
    expect(told()).toEqual([NOTHING]);
    known.resolve();
    await vi.waitUntil(() => told().length === 2);
    expect(host.match).toEqual(replayed());
    expect(told()[1]).toEqual(host.match.report && reportFor(host.match.report, 'JPN').why);
    expect(isExplained(told()[1] ?? NOTHING)).toBe(true);
  });

  test('causes that come when the match has gone on are not put into another turn', async () => {
    const asked: (() => void)[] = [];
    const { host, sit } = hosted(setupOf(['JPN']), undefined, {
      finish: async (match, due, now) => rules(match, due, now, { explain: false }),
      explain: (before, after) => new Promise((told) => asked.push(() => told(explain(before, after)))),
    });
    const player = sit('JPN');
    await player.ask('seal', { turn: 0 });
    await player.ask('seal', { turn: 1 });
    asked[0]?.();
    await player.ask('seal', { turn: 2 });
    expect(host.match.report).toMatchObject({ turn: 2, why: NOTHING });
    expect(asked).toHaveLength(3);
  });

  test('what is asked while a turn is being resolved is answered when it is over', async () => {
    const going = Promise.withResolvers<void>();
    const finish = async (match: Match, due: Due, now: number) => {
      await going.promise;
      return rules(match, due, now);
    };
    const { host, sit, replayed } = hosted(setupOf(['JPN']), undefined, { finish });
    const player = sit('JPN');
    const sealed = player.ask('seal', { turn: 0 });
    const late = player.ask('edit', { turn: 0, edits: [put(research)] });
    const early = player.ask('edit', { turn: 1, edits: [put(research)] });
    going.resolve();
    expect(await sealed).toEqual({ ok: true, resolved: true });
    expect(await late).toEqual({ ok: false, error: { code: 'wrong-turn' } });
    expect(await early).toMatchObject({ ok: true, draft: [research] });
    expect(replayed()).toEqual(host.match);
  });

  test('tells each device what its seat may know, and watchers what everybody may', async () => {
    const { around, sit, host } = hosted(setupOf(['EUR', 'USA'], { watch: true }));
    const [aoi, ben, rival, watcher] = [sit('EUR', 'Aoi'), sit('EUR', 'Ben'), sit('USA'), sit(null)];
    const told = () => [aoi, ben, rival, watcher].map(({ news }) => news.splice(0).map(({ type }) => type));
    expect(told()).toEqual([['members', 'members'], ['members'], ['members'], []]);
    expect(around.notices.at(-1)).toMatchObject({ watchers: 1, seats: { EUR: { connected: true } } });

    await aoi.ask('edit', { turn: 0, edits: [put(research)] });
    expect(told()).toEqual([[], ['draft'], [], []]);
    await rival.ask('say', { turn: 0, to: null, body: { is: 'words', words: 'Well?', lang: 'en' } });
    expect(told()).toEqual([['letter'], ['letter'], ['letter'], ['letter']]);
    await rival.ask('say', { turn: 0, to: ['EUR'], body: { is: 'words', words: 'Psst', lang: 'en' } });
    expect(told()).toEqual([['letter'], ['letter'], ['letter'], []]);
    await aoi.ask('seal', { turn: 0 });
    expect(told()).toEqual([[], ['desk'], [], []]);
    await rival.ask('seal', { turn: 0 });
    expect(told()).toEqual([['desk'], ['desk'], ['desk'], ['table']]);
    expect(await watcher.ask('seal', { turn: 1 })).toEqual({ ok: false, error: { code: 'no-seat' } });

    host.leave(ben.device);
    expect(told()).toEqual([['members'], [], [], []]);
    host.leave(rival.device);
    expect(around.notices.at(-1)).toMatchObject({ seats: { USA: { connected: false, sealed: false } } });
  });

  test('rings at the deadline, and again when the bell could not be stored', async () => {
    const { host, store, around } = hosted(setupOf(['EUR', 'USA'], { clock: 60 }));
    expect(around.bell).toBe(60_000);
    around.now += 60_000;
    store.broken = true;
    await host.ring();
    expect([host.match.world.turn, around.bell]).toEqual([0, 1000]);
    store.broken = false;
    await host.ring();
    expect([host.match.world.turn, around.bell]).toEqual([1, 60_000]);
  });
});
