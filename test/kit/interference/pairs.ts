import { mindsFor } from '#shared/bots/minds.ts';
import { randomDraft } from '#shared/bots/random.ts';
import { type Input, type Match, type MatchSetup, start } from '#shared/match/match.ts';
import { isReady, step } from '#shared/match/step.ts';
import { NEWS } from '#shared/protocol/away.ts';
import { momentOf } from '#shared/replay/reel.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import { standing } from '../../../server/away/Away.ts';
import { quote } from '../../../server/moderation/quote.ts';
import { setupOf } from '../host.ts';
import type { Courier } from './courier.ts';
import { actedPair, NOTHING_SECRET, whisperedPair } from './deeds.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Holders, otherwise } from './secrets.ts';
import { difference, NOW, NOWHERE, tableOf } from './told.ts';

/** Pairs that one seed makes: of matches in mid-course, of turns played with other secret deeds, and of whole matches. */
export const PAIRS = { standing: 46, acted: 3, whispered: 1 } as const;
export const PAIRS_OF_A_SEED = PAIRS.standing + PAIRS.acted + PAIRS.whispered;

/** Pairs that are tried for those of one seed: of some matches few do. Should none, that is told like a leak. */
const MOST_DEALT = 200;

/** Something that somebody was told, and that a secret of another has changed. */
export interface Leak {
  seed: number;
  pair: string; // what the two had different
  told: string; // the first byte that gave it away
}

/** Plays a match of random orders from a seed, and makes pairs of it all along. Gives those that could be told apart. */
export async function leaksOf(seed: number, courier: Courier): Promise<Leak[]> {
  const luck = luckOf(seed, 'non-interference');
  const setup = anySetup(seed, luck);
  const leaks: Leak[] = [];
  const stops = course(setup, luck);
  for (let pair = 0; pair < PAIRS.standing; pair++) {
    const stop = stops[pair % stops.length];
    if (stop) leaks.push(...(await standingPair(seed, stop, courier, luck, pair % 5 === 0)));
  }
  const early = stops.filter(({ now }) => now.world.turn < 4);
  for (let acted = 0, dealt = 0; acted < PAIRS.acted; dealt++) {
    const { now, past } = luck.one(early);
    const by = holders(luck, now.setup.people);
    const told = await actedPair(now, past, by, luck);
    if (told === NOTHING_SECRET && dealt < MOST_DEALT) continue;
    acted += 1;
    if (told) leaks.push({ seed, pair: `${by.holder} and ${by.confidant}: what they do in secret`, told });
  }
  for (let pair = 0; pair < PAIRS.whispered; pair++) {
    const by = holders(luck, NATIONS);
    const told = await whisperedPair(`${seed} ${pair}`, setup, courier, by, luck);
    if (told) leaks.push({ seed, pair: `${by.holder} and ${by.confidant}: what they write`, told });
  }
  return leaks;
}

const holders = (luck: Luck, among: readonly NationId[]): Holders => {
  const [holder = 'CHN', confidant = 'JPN'] = luck.mixed(among);
  return { holder, confidant };
};

function anySetup(seed: number, luck: Luck): MatchSetup {
  const people = luck.mixed(NATIONS).slice(0, luck.whole(2, 4));
  return setupOf(people, {
    seed,
    scenario: luck.one(SCENARIOS),
    turns: 6,
    bots: luck.often(0.5) ? {} : mindsFor(seed, people, { strength: 1, characters: {} }),
    clock: luck.one([null, 300, 43_200]),
    leave: luck.often(0.5) ? 7 : undefined,
    salt: 'salt',
    watch: true,
    late: luck.often(0.5),
    secretClauses: true,
    started: NOW,
  });
}

/** A match as it stood at the start of a turn, or in the middle of one, and in the turn before. */
interface Stop {
  now: Match;
  past: Match | null;
}

/** Five half-years of random legal orders of all seats; the last one of the match is left. */
function course(setup: MatchSetup, luck: Luck): Stop[] {
  let match = start(setup);
  let past: Match | null = null;
  const stops: Stop[] = [{ now: match, past }];
  for (let turn = 0; turn < 5; turn++) {
    const fresh = match;
    const inputs = luck.mixed(NATIONS).flatMap((seat): Input[] => {
      const { bot, strength } = fresh.seats[seat];
      const orders = randomDraft(view(fresh.world, seat), luck.next, 6);
      if (bot) return strength === null ? [] : [{ type: 'bot', seat, turn, orders, reasons: [] }];
      return [
        { type: 'draft', seat, turn, orders },
        { type: 'seal', seat, turn },
      ];
    });
    for (const input of inputs) {
      const done = step(match, input, NOW, { explain: turn % 2 === 0 });
      if (!done.ok) throw new Error(`${input.type} was refused: ${done.error.code}`);
      if (done.resolved) past = match;
      match = done.match;
      const waits = Object.values(match.seats).some((one) => !one.bot && !one.sealed);
      if (done.resolved || (waits && luck.often(0.15))) stops.push({ now: match, past });
    }
  }
  return stops;
}

/** Two matches that stand alike but for secrets, looked at, written to and asked in the same way. */
async function standingPair(
  seed: number,
  { now, past }: Stop,
  courier: Courier,
  luck: Luck,
  afar: boolean,
): Promise<Leak[]> {
  const by = holders(luck, NATIONS);
  const { match: other, changed } = otherwise(now, by, luck);
  const privy = [by.holder, by.confidant];
  const questions = luck.whole(1, 1e9);
  const said = async (match: Match) => [
    ...(await heard(match, past, privy, luckOf(questions, 'questions'))),
    ...elsewhere(match, privy),
    ...again(match, privy),
  ];
  const found = difference(await said(now), await said(other));
  const pair = `${privy.join(' and ')} at turn ${now.world.turn}: ${changed.join(', ')}`;
  if (found) return [{ seed, pair, told: found }];
  if (!afar) return [];
  const news = luck.one(NEWS);
  const far = difference(await courier.tell(now, news), await courier.tell(other, news));
  return far ? [{ seed, pair, told: `${news}: ${far}` }] : [];
}

/** All that those outside the secret hear at the table, whatever they ask. */
async function heard(match: Match, past: Match | null, privy: NationId[], luck: Luck): Promise<string[]> {
  const table = tableOf(match, past, privy, NOWHERE, false);
  const { turn } = match.world;
  const [inside, others] = [privy, NATIONS.filter((one) => !privy.includes(one))];
  for (const seat of inside) table.sit(seat, `${seat} here`);
  const watcher = table.sit(null, '');
  const anybody = luck.one(inside);
  const waits = inside.some((seat) => !match.seats[seat].bot && !isReady(match.seats[seat]));
  const listeners = others.map((seat) => table.sit(seat, 'somebody'));
  for (const one of [...listeners, watcher]) {
    await one.ask('look');
    const legal = one.seat ? randomDraft(view(match.world, one.seat), luck.next, 3) : [];
    const greedy = { kind: 'stockpile', commodity: 'heavy', tonnes: 2e5, limit: 1e5 };
    for (const orders of [
      legal,
      [greedy],
      [{ kind: 'withdraw', treaty: 'treaty-1' }],
      [{ kind: 'answer', proposal: `proposal-${luck.whole(1, 999)}`, accept: true }],
    ]) {
      await one.ask('draft', { turn, orders });
      // Where nobody else is waited for this ends the turn, and what comes of the secrets then is no secret.
      if (!waits) continue;
      await one.ask('seal', { turn });
      await one.ask('unseal', { turn });
    }
    await one.ask('decide', { turn, motion: 1, as: 'accepted' });
    await one.ask('say', { turn, to: null, body: { is: 'phrase', phrase: { id: 'hello' } } });
    const letter = {
      is: 'phrase',
      phrase: { id: luck.one(['ask-lift', 'ask-sell', 'offer-buy']), good: 'heavy' },
    };
    await one.ask('say', { turn, to: [anybody], body: letter });
    await one.ask('say', { turn, to: [anybody], body: { is: 'words', words: 'And?', lang: 'en' } });
    await one.ask('name', { name: 'another' });
    await one.ask('look', { at: 'all' });
  }
  for (const seat of others) await table.host.direct({ type: 'instruct', seat, turn, instructions: [] });
  return table.told;
}

/** What the page for those who are away shows, and what a report of a letter would quote. */
const elsewhere = (match: Match, privy: readonly NationId[]): string[] =>
  NATIONS.filter((one) => !privy.includes(one)).flatMap((seat) => [
    `${seat} away ${JSON.stringify(standing(match, seat))}`,
    ...Array.from({ length: 4 }, (_, letter) => `${seat} report ${quoted(match, seat, letter)}`),
  ]);

function quoted(match: Match, seat: NationId, letter: number): string {
  try {
    const from = NATIONS.find((one) => one !== seat) ?? 'CHN';
    return JSON.stringify(quote(match, seat, { letter, turn: 0, from, reason: 'insult', words: '' }));
  } catch (error) {
    return String(error);
  }
}

/** The same moment in a replay, through the eyes of the others. */
const again = (match: Match, privy: readonly NationId[]): string[] => {
  const reel = { record: { setup: match.setup, inputs: [], hashes: [] }, stood: [match], turns: [] };
  return NATIONS.filter((one) => !privy.includes(one)).map(
    (seat) => `${seat} replay ${JSON.stringify(momentOf(reel, 0, seat, seat))}`,
  );
};
