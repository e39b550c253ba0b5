import type { Clause } from '#shared/diplomacy/clauses/index.ts';
import type { Letter } from '#shared/match/letters.ts';
import type { Match } from '#shared/match/match.ts';
import type { Order } from '#shared/orders/index.ts';
import { goalsOf } from '#shared/scoring/goals/ids.ts';
import { text } from '#shared/text.ts';
import { COMMODITIES, type NationId } from '#shared/world/terms.ts';
import type { Luck } from './luck.ts';

/** Whose secret it is, and with whom it may be shared. */
export interface Holders {
  holder: NationId;
  confidant: NationId;
}

/** Changes something in place that only these two may know. */
type Change = (match: Match, by: Holders, luck: Luck) => void;

/** An order that is nobody's business but the holder's, and that moves nothing others can see. */
export const quietOrder = ({ confidant }: Holders, luck: Luck): Order => {
  const commodity = luck.one(COMMODITIES);
  return luck.one<Order>([
    { kind: 'stockpile', commodity, tonnes: luck.whole(1, 900), limit: 0.01 },
    { kind: 'substitution', commodity, funds: luck.whole(1, 3) },
    {
      kind: 'offtake',
      seller: confidant,
      commodity,
      tonnes: luck.whole(1, 90),
      price: luck.whole(1, 9),
      turns: 4,
    },
  ]);
};

/** An open promise and a secret one. */
export const promises = (luck: Luck, by: NationId): Clause[] => [
  { kind: 'tariff-freeze', by, most: 1 },
  { kind: 'side-payment', by, funds: luck.whole(1, 40), every: 'turn', secret: true },
];

const words = (luck: Luck): Letter['body'] => ({ is: 'words', words: `s${luck.whole(0, 1e9)}`, lang: 'en' });
const member = (luck: Luck) => ({ name: `n${luck.whole(0, 1e6)}`, number: luck.whole(1, 9) });

/** Every kind of thing in a match that is secret before its end, by name. */
export const SECRETS: Record<string, Change> = {
  treasury: ({ world }, { holder }, luck) => {
    world.nations[holder].treasury += 1 + luck.next() * 5000;
    world.accounts.budget -= luck.next() * 5000;
  },
  stockpile: ({ world }, { holder }, luck) => {
    world.nations[holder].stockpile[luck.one(COMMODITIES)] += luck.next() * 1000;
  },
  'stockpile order': ({ world }, { holder }, luck) => {
    const commodity = luck.one(COMMODITIES);
    const order = { tonnes: luck.next() * 900, limit: luck.next() * 99 };
    world.nations[holder].targets[commodity] = order;
    world.market.inputs.stockpiles.trades.push({ nation: holder, commodity, ...order });
    world.market.carry[`row ${luck.whole(1, 9)}`] = luck.next();
  },
  research: ({ world }, { holder }, luck) => {
    const programme = world.nations[holder].substitution[luck.one(COMMODITIES)];
    programme.progress = luck.next();
    programme.funded = luck.next() * 40;
  },
  goals: ({ world }, { holder }, luck) => {
    const goal = luck.one(goalsOf(holder));
    world.nations[holder].tally[goal] = luck.next() * 100;
  },
  'delays at customs': ({ world }, { holder, confidant }, luck) => {
    world.nations[holder].control.tricks += 1;
    const made = { by: holder, target: confidant, commodity: luck.one(COMMODITIES) };
    const free = !world.embargoes.some(
      (one) => one.by === made.by && one.target === made.target && one.commodity === made.commodity,
    );
    if (free) world.embargoes.push({ ...made, severity: 0.3, since: world.turn + 1, manner: 'deniable' });
  },
  offer: ({ world }, { holder, confidant }, luck) => {
    const contract = { seller: confidant, buyer: holder, commodity: luck.one(COMMODITIES) };
    const terms = { tonnes: luck.next() * 90, price: luck.next() * 90, turns: 4 };
    world.offers.push({
      id: `offer-${luck.whole(1, 999)}`,
      from: holder,
      to: confidant,
      contract: { ...contract, ...terms },
      expires: world.turn + 2,
    });
    world.nextId += luck.whole(1, 3);
  },
  proposal: ({ world }, { holder, confidant }, luck) => {
    world.proposals.push({
      id: `proposal-${luck.whole(1, 999)}`,
      from: holder,
      to: confidant,
      terms: { clauses: promises(luck, holder), turns: 4, escrow: luck.next() },
      expires: world.turn + 2,
    });
    world.accounts.escrow += luck.next();
  },
  'secret promise': ({ world }, { holder, confidant }, luck) => {
    const pair = [holder, confidant];
    const treaty = world.treaties.find(({ parties }) => parties.every((one) => pair.includes(one)));
    treaty?.clauses.push(...promises(luck, holder).slice(1));
  },
  // A match made from another seed looks otherwise from the start: it is what is yet to come that is secret.
  'chances to come': (match, _, luck) => {
    const seed = luck.whole(1, 1e9);
    match.world = { ...match.world, seed, random: { luck: [seed, 2, 3, 4] } };
    match.setup = { ...match.setup, salt: String(luck.next()) };
  },
  draft: ({ seats }, by, luck) => {
    const seat = seats[by.holder];
    seat.draft = [quietOrder(by, luck)];
    seat.authors = { [`stockpile ${luck.one(COMMODITIES)}`]: member(luck) };
    seat.version += luck.whole(1, 9);
  },
  motion: ({ seats }, by, luck) => {
    const edit = { do: 'put', order: quietOrder(by, luck), instead: null, before: null } as const;
    const seat = seats[by.holder];
    const standing = luck.one(['open', 'rejected'] as const);
    const motion = { id: seat.motions.length + 1, by: member(luck), edit, standing };
    seat.motions = [...seat.motions, { ...motion, settledBy: null, back: [], authors: {} }];
  },
  instruction: ({ seats }, by, luck) => {
    const when = { commodity: 'light', market: 'outside', side: 'above', price: luck.whole(1, 900) } as const;
    const order: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: luck.whole(1, 99), limit: 0.01 };
    seats[by.holder].instructions.push({ when: luck.often(0.5) ? when : null, order, once: luck.often(0.5) });
  },
  'what a stand-in did': ({ seats, world }, { holder }, luck) => {
    seats[holder].handover.push({
      seat: holder,
      turn: Math.max(0, world.turn - 1),
      orders: [],
      undone: luck.whole(0, 9),
      unanswered: [],
      news: [text('event.research')],
    });
  },
  letter: (match, { holder, confidant }, luck) => {
    const [from, to] = luck.mixed([holder, confidant]);
    if (from && to)
      match.letters.push({ turn: match.world.turn, from, to: [to], body: words(luck), by: null });
  },
  note: (match, { holder }, luck) => {
    const note = { turn: match.world.turn, from: holder, to: [holder], body: words(luck), by: member(luck) };
    match.letters.push(note);
  },
  'what a bot decided': ({ seats }, by, luck) => {
    const seat = seats[by.holder];
    if (seat.bot && seat.decision) seat.decision = { orders: [quietOrder(by, luck)], reasons: [] };
  },
  'why a bot did it': (match, { holder }, luck) => {
    match.motives.push({
      turn: match.world.turn - 1,
      nation: holder,
      order: { kind: 'substitution', commodity: 'heavy', funds: luck.whole(1, 40) },
      why: text(`reason.${luck.whole(1, 9)}`),
      secret: true,
    });
  },
  'secret event': ({ report }, { holder, confidant }, luck) => {
    report?.events.splice(luck.whole(0, report.events.length), 0, {
      text: text('event.research'),
      nation: holder,
      region: holder,
      weight: luck.next(),
      audience: luck.often(0.5) ? [holder] : [holder, confidant],
    });
  },
};

/** The same match, but for some things that only these two may know. */
export function otherwise(match: Match, by: Holders, luck: Luck): { match: Match; changed: string[] } {
  const other = structuredClone(match);
  const changed = luck.mixed(Object.keys(SECRETS)).slice(0, luck.whole(1, 6));
  for (const name of changed) SECRETS[name]?.(other, by, luck);
  return { match: other, changed };
}
