import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Motive } from '#shared/match/motives.ts';
import type { Order } from '#shared/orders/index.ts';
import type { Desk } from '#shared/protocol/messages.ts';
import { COMMODITIES, each, NATIONS, type NationId } from '#shared/world/terms.ts';
import type { Offer } from '#shared/world/world.ts';
import { newMatch, Player, sitAll, watchMatch } from '../kit/player.ts';
import { host } from '../kit/stage.ts';
import { says, type Wiretap, wiretap } from '../kit/wiretap.ts';

const server = host();
let taps: Record<NationId, Wiretap>;
let outside: Wiretap;
beforeAll(async () => {
  const tap = () => wiretap(server.port);
  outside = await tap();
  taps = { CHN: await tap(), JPN: await tap(), USA: await tap(), EUR: await tap() };
});
afterAll(async () => {
  outside.close();
  for (const nation of NATIONS) taps[nation].close();
});

/** Numbers that nothing else in a match says. */
const MARKS: Record<NationId, { tonnes: number; limit: number; funds: number; price: number }> = {
  CHN: { tonnes: 1.07131, limit: 12345.678, funds: 21.37591, price: 71.13579 },
  JPN: { tonnes: 1.08293, limit: 23456.789, funds: 22.48602, price: 72.24681 },
  USA: { tonnes: 1.09377, limit: 34567.891, funds: 23.59713, price: 73.35793 },
  EUR: { tonnes: 1.10459, limit: 45678.912, funds: 24.60824, price: 74.46815 },
};

const orders = (nation: NationId): Order[] => {
  const { tonnes, limit, funds, price } = MARKS[nation];
  const secret: Order[] = [
    { kind: 'stockpile', commodity: 'heavy', tonnes, limit },
    { kind: 'substitution', commodity: 'heavy', funds },
  ];
  const offer: Order = { kind: 'offtake', seller: 'CHN', commodity: 'light', tonnes: 10, price, turns: 2 };
  return nation === 'CHN' ? secret : [...secret, offer];
};

/** A secret promise of Japan to the United States, beside an open one that keeps both from nothing. */
const PROMISED = 2.31957;
const proposed = (nation: NationId): Order[] =>
  nation !== 'JPN'
    ? []
    : [
        {
          kind: 'propose',
          to: 'USA',
          clauses: [
            { kind: 'tariff-freeze', by: 'USA', most: 1 },
            { kind: 'side-payment', by: 'JPN', funds: PROMISED, every: 'turn', secret: true },
          ],
          turns: 9,
          escrow: 1,
        },
      ];
const answers = ({ view }: Desk): Order[] =>
  view.world.proposals.map(({ id }) => ({ kind: 'answer', proposal: id, accept: true }));

/** The secrets of a seat, as its own desk has them: all that no other seat may be told before the end. */
function secrets({ view }: Desk): number[] {
  const me = view.world.nations[view.nation];
  return [
    me.treasury,
    ...COMMODITIES.flatMap((commodity) => [
      me.stockpile[commodity],
      me.targets[commodity]?.limit ?? 0,
      me.substitution[commodity].progress,
      me.substitution[commodity].funded,
    ]),
  ].filter((value) => !Number.isInteger(value * 1000));
}

test('no byte that a player or a spectator receives tells another’s orders, treasury, stock, research or offers', async () => {
  const match = await newMatch(server.url, [...NATIONS], { seed: 41, watch: true, secretClauses: true });
  const players = await sitAll((nation) => taps[nation].url, match);
  const watcher = await watchMatch(outside.url, match);
  const known = each(NATIONS, (): number[] => []); // what each seat alone may know so far
  const offers: Offer[] = [];

  for (let turn = 0; turn < 3; turn++) {
    for (const nation of NATIONS) {
      const talks = nation === 'USA' ? answers(await players.USA.look()) : turn === 0 ? proposed(nation) : [];
      const drafted = await players[nation].ask('draft', { turn, orders: [...talks, ...orders(nation)] });
      expect(drafted).toEqual({ ok: true, resolved: false });
    }
    for (const nation of NATIONS)
      expect(await players[nation].ask('seal', { turn })).toMatchObject({ ok: true });
    for (const nation of NATIONS) {
      await players[nation].pushed(({ view }) => view.world.turn === turn + 1);
      const desk = await players[nation].look();
      known[nation].push(...secrets(desk));
      offers.push(...desk.view.world.offers);
      checkDesk(desk);
    }
  }

  const seen = await watcher.look();
  if (!seen.ok) throw new Error(seen.error.code);
  expect(seen.table.view.world.turn).toBe(3);
  for (const nation of NATIONS) {
    const { treasury, income } = seen.table.view.world.nations[nation];
    expect(treasury).toBe(income);
  }
  expect(watcher.tables.length).toBe(3);
  expect(offers.map(({ from }) => from)).toContain('JPN'); // the offers were really made
  for (const nation of NATIONS) {
    const own = taps[nation].heard();
    const { limit, funds, price } = MARKS[nation];
    // The ear works: everybody hears their own secrets.
    expect([limit, funds].map((value) => says(own, value))).toEqual([true, true]);
    expect(known[nation].length).toBeGreaterThan(5);
    expect(known[nation].filter((value) => !says(own, value))).toEqual([]);
    const shown = outside.heard();
    const leaked = [limit, funds, price, ...known[nation]].filter((value) => says(shown, value));
    expect(leaked, `a spectator hears of ${nation}`).toEqual([]);
    expect(shown.includes(match.tokens[nation] ?? ''), `a spectator hears ${nation}’s token`).toBe(false);
    for (const other of NATIONS) {
      if (other === nation) continue;
      const heard = taps[other].heard();
      const overheard = [limit, funds, ...known[nation]].filter((value) => says(heard, value));
      expect(overheard, `${other} hears of ${nation}`).toEqual([]);
      if (nation !== 'CHN')
        expect(says(heard, price), `${other} hears ${nation}’s offer`).toBe(other === 'CHN');
      const token = match.tokens[nation] ?? '';
      expect(heard.includes(token), `${other} hears ${nation}’s token`).toBe(false);
    }
  }
  expect(seen.table.view.world.treaties).toMatchObject([{ parties: ['JPN', 'USA'], state: 'in-force' }]);
  for (const nation of NATIONS)
    expect(says(taps[nation].heard(), PROMISED), `${nation} hears what Japan promised`).toBe(
      nation === 'JPN' || nation === 'USA',
    );
  expect(says(outside.heard(), PROMISED), 'a spectator hears what Japan promised').toBe(false);
  await watcher.room.leave();
  await Promise.all(NATIONS.map((nation) => players[nation].leave()));
});

/** What only the bot itself can have reckoned: how much it expects of an order. */
const reckoned = ({ why }: Motive): number[] =>
  Object.values(why.values).flatMap((value) =>
    value.is === 'change' && !Number.isInteger(value.value * 1000) ? [value.value] : [],
  );

test('no byte tells what bots have decided before the turn is over, nor their secret reasons before the end', async () => {
  const match = await newMatch(server.url, ['JPN'], { seed: 41, turns: 6, bots: { strength: 3 } });
  const tap = await wiretap(server.port);
  const player = await Player.sit(tap.url, match, 'JPN');
  const before: number[] = []; // bytes heard when all had decided and nobody had sealed
  for (let turn = 0; turn < 6; turn++) {
    const { seats } = player.room.state;
    const decided = () => NATIONS.every((nation) => nation === 'JPN' || seats.get(nation).sealed);
    if (!decided()) await new Promise<void>((done) => player.room.onStateChange(() => decided() && done()));
    await player.look();
    before.push(tap.heard().length);
    await player.ask('seal', { turn });
    await player.pushed(({ view }) => view.world.turn === turn + 1);
  }
  const { motives } = await player.look();
  const heard = tap.heard();
  const [open, secret] = [motives.filter((one) => !one.secret), motives.filter((one) => one.secret)];
  // The ear works: in the end everything has been heard.
  expect(open.flatMap(reckoned).length).toBeGreaterThan(2);
  expect(open.flatMap(reckoned).filter((value) => !says(heard, value))).toEqual([]);
  const early = open.flatMap((motive) =>
    reckoned(motive).filter((value) => says(heard.subarray(0, before[motive.turn]), value)),
  );
  expect(early).toEqual([]);
  const words = (some: Motive[]) => new Set(some.map(({ why }) => why.key));
  const whispered = [...words(secret)].filter((key) => !words(open).has(key));
  expect(whispered.length).toBeGreaterThan(0);
  expect(whispered.filter((key) => !heard.includes(key))).toEqual([]);
  expect(whispered.filter((key) => heard.subarray(0, before.at(-1)).includes(key))).toEqual([]);
  await player.leave();
  tap.close();
}, 60_000);

/** Nothing of another nation's secrets, nor the seed and the stream of chance, is on a desk. */
function checkDesk({ view, report }: Desk): void {
  expect(view.world).toMatchObject({ seed: 0, random: {} });
  for (const other of NATIONS) {
    if (other === view.nation) continue;
    const { treasury, income, stockpile, targets } = view.world.nations[other];
    expect(treasury).toBe(income);
    expect(stockpile).toEqual({ light: 0, heavy: 0, bulk: 0 });
    expect(targets).toEqual({ light: null, heavy: null, bulk: null });
  }
  for (const { from, to } of view.world.offers) expect([from, to]).toContain(view.nation);
  for (const { audience } of report?.events ?? []) expect(audience ?? [view.nation]).toContain(view.nation);
}
