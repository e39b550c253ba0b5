import { randomDraft } from '#shared/bots/random.ts';
import type { Match, MatchSetup } from '#shared/match/match.ts';
import { undecided } from '#shared/match/step.ts';
import { checkOrders, type Order } from '#shared/orders/index.ts';
import { noSupport } from '#shared/sites/support.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { view } from '#shared/world/view.ts';
import type { Courier } from './courier.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Holders, promises, quietOrder } from './secrets.ts';
import { difference, type Listener, NOWHERE, type Table, tableOf } from './told.ts';

/** Two matches in which the same is done in the open, and something else in secret: what gave it away, or null. */
type Told = Promise<string | null>;

/**
 * Goes on from a match twice for three half-years. The two who share a secret do nothing in the open, and in secret
 * each time something else: they draft, propose, note, instruct, pay for research and pay each other.
 */
export async function actedPair(stood: Match, past: Match | null, by: Holders, luck: Luck): Told {
  const from = structuredClone(stood);
  // Neither rich nor penniless: what a state can't pay, everybody sees.
  for (const one of [by.holder, by.confidant]) {
    const nation = from.world.nations[one];
    nation.treasury = nation.start.income;
    nation.support = noSupport();
    from.world.floors = from.world.floors.filter(({ by: payer }) => payer !== one);
  }
  const common = luck.whole(1, 1e9);
  const most = Math.min(3, from.world.turns - from.world.turn - 1);
  /** All that was told, after each half-year until something shows by rule. */
  const played = async (secrets: number) => {
    const table = tableOf(from, past, [by.holder, by.confidant], NOWHERE, true);
    const round = seated(table, by, luckOf(secrets, 'names'));
    const told: string[][] = [];
    for (let turn = 0; turn < most; turn++) {
      await halfYear(round, luckOf(common, `open ${turn}`), luckOf(secrets, `secret ${turn}`), turn);
      if (shows(table.host.match, by)) break;
      told.push([...table.told]);
    }
    return told;
  };
  const [one, other] = [await played(luck.whole(1, 1e9)), await played(luck.whole(1, 1e9))];
  const turns = Math.min(one.length, other.length);
  return turns === 0 ? NOTHING_SECRET : difference(one[turns - 1] ?? [], other[turns - 1] ?? []);
}

/** Of a pair in which all that could be compared shows by rule: another is dealt for it. */
export const NOTHING_SECRET = 'nothing could be compared';

/**
 * What a state can't pay everybody sees, and at more than three half-years' income that lies idle voters grumble: so
 * much of a treasury shows by rule. Whether a half-year has left one of the two near to either.
 */
const shows = ({ world }: Match, { holder, confidant }: Holders): boolean =>
  [holder, confidant].some((id) => {
    const { treasury, income, start } = world.nations[id];
    return treasury < income + 5 || treasury > 2.5 * start.income;
  });

/**
 * Two whole matches in the journal that differ in letters, notes and names alone: neither those who play nor, after
 * the end, those who read the record can tell them apart.
 */
export async function whisperedPair(
  id: string,
  setup: MatchSetup,
  { journal, keep }: Courier,
  by: Holders,
  luck: Luck,
): Told {
  const common = luck.whole(1, 1e9);
  const privy = [by.holder, by.confidant];
  const played = async (as: string, secrets: number) => {
    const { match, store } = await keep(as, { ...setup, people: [...NATIONS], turns: 4 });
    const table = tableOf(match, null, privy, store, false);
    const round = seated(table, by, luckOf(secrets, 'names'));
    for (let turn = 0; turn < 4; turn++)
      await halfYear(round, luckOf(common, `open ${turn}`), luckOf(secrets, `secret ${turn}`), null);
    if (!table.host.match.outcome) throw new Error('the match is not over');
    const readers = [...NATIONS.filter((one) => !privy.includes(one)), null];
    const records = readers.map(
      async (one) => `${one} record ${JSON.stringify(await journal.record(as, one))}`,
    );
    return [...table.told, ...(await Promise.all(records))];
  };
  return difference(await played(`${id}a`, luck.whole(1, 1e9)), await played(`${id}b`, luck.whole(1, 1e9)));
}

/** Share of their income that the two spend in the open each turn. */
const SPENT = 0.7;

/** ms that a deed in the open takes; what is done in secret meanwhile takes less. */
const MOMENT = 10_000;

/** Everybody at a table; what those in the secret are called is a secret of theirs. */
interface Round {
  table: Table;
  by: Holders;
  at: Map<NationId, Listener>;
  watcher: Listener;
  moments: number; // that are over
}

function seated(table: Table, by: Holders, secret: Luck): Round {
  const { match } = table.host;
  const people = NATIONS.filter((one) => match.seats[one].bot === null);
  const privy: readonly NationId[] = [by.holder, by.confidant];
  const name = (seat: NationId) => (privy.includes(seat) ? `n${secret.whole(0, 1e6)}` : 'somebody');
  const at = new Map(people.map((seat) => [seat, table.sit(seat, name(seat))]));
  return { table, by, at, watcher: table.sit(null, ''), moments: 0 };
}

/**
 * A half-year: everybody acts in the open, two of them in secret too, and all seal.
 * @param since half-years since secret deeds began; null: there are none but words
 */
async function halfYear(round: Round, open: Luck, secret: Luck, since: number | null): Promise<void> {
  const { table, by, at, watcher } = round;
  const { host } = table;
  while (undecided(host.match).length > 0) await new Promise(setImmediate);
  const { match } = host;
  const { turn } = match.world;
  const privy = [by.holder, by.confidant];
  const next = () => {
    round.moments += 1;
    table.moment(round.moments * MOMENT);
  };
  for (const [seat, device] of open.mixed([...at])) {
    for (const one of privy) await whisper(at.get(one), one, privy, turn, secret);
    if (since !== null) await plan(round, turn, secret);
    next();
    const body = { is: 'words', words: `w${open.whole(1, 1e6)}`, lang: 'en' };
    const to = open.often(0.5) ? null : [open.one(NATIONS.filter((one) => one !== seat))];
    await device.ask('say', { turn, to, body });
  }
  for (const [seat, device] of at) {
    const hidden = since !== null && privy.includes(seat);
    const orders = hidden
      ? secretOrders(match, seat, by, secret, since)
      : randomDraft(view(match.world, seat), open.next, 4);
    next();
    await device.ask('draft', { turn, orders: [] });
    for (const order of orders)
      await device.ask('edit', { turn, edits: [{ do: 'put', order, instead: null, before: null }] });
  }
  for (const device of at.values()) {
    next();
    await device.ask('seal', { turn });
  }
  for (const device of [...at.values(), watcher]) await device.ask('look');
  if (host.match.world.turn !== turn + 1) throw new Error(`turn ${turn} has not ended`);
}

/** Letters between the two, notes and names. */
async function whisper(
  device: Listener | undefined,
  seat: NationId,
  privy: readonly NationId[],
  turn: number,
  secret: Luck,
): Promise<void> {
  const words = { is: 'words', words: `s${secret.whole(1, 1e9)}`, lang: 'en' };
  if (secret.often(0.4))
    await device?.ask('say', { turn, to: privy.filter((one) => one !== seat), body: words });
  if (secret.often(0.4)) await device?.ask('say', { turn, to: [seat], body: words });
  if (secret.often(0.2)) await device?.ask('name', { name: `n${secret.whole(0, 1e6)}` });
}

/** Drafts that come to nothing, motions, and instructions that sleep. */
async function plan({ table, by, at }: Round, turn: number, secret: Luck): Promise<void> {
  const device = at.get(by.holder);
  const edits = () => [{ do: 'put', order: quietOrder(by, secret), instead: null, before: null }];
  if (secret.often(0.4)) await device?.ask('edit', { turn, edits: edits() });
  if (secret.often(0.4)) await device?.ask('propose', { turn, edits: edits() });
  if (secret.often(0.2)) await device?.ask('decide', { turn, motion: 1, as: 'rejected' });
  if (secret.often(0.2)) {
    const when = { commodity: 'light', market: 'outside', side: 'above', price: 99_999 } as const;
    const order: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: secret.whole(1, 99), limit: 1 };
    await table.host.direct({
      type: 'instruct',
      seat: by.holder,
      turn,
      instructions: [{ when, order, once: false }],
    });
  }
}

/** What the two order: a treaty with a secret sum, and whatever nobody else can notice. */
function secretOrders(match: Match, seat: NationId, by: Holders, secret: Luck, since: number): Order[] {
  const own = view(match.world, seat);
  const proposed = own.world.proposals.find(({ from }) => from === by.holder);
  const terms = { clauses: promises(secret, by.holder), turns: 4, escrow: 1 };
  const spent = Math.floor(SPENT * match.world.nations[seat].income);
  const { separation, magnet } = match.world.regions[seat]?.knowHow ?? { separation: 0, magnet: 0 };
  const stage = separation < magnet ? 'separation' : 'magnet';
  const ideas: Order[] = [{ kind: 'know-how', stage, funds: spent }];
  if (seat === by.holder && since === 0) ideas.push({ kind: 'propose', to: by.confidant, ...terms });
  if (seat === by.confidant && since === 1 && proposed)
    ideas.push({ kind: 'answer', proposal: proposed.id, accept: true });
  const other = seat === by.holder ? by.confidant : by.holder;
  if (secret.often(0.7)) ideas.push(quietOrder({ holder: seat, confidant: other }, secret));
  return ideas.filter((_, index) => checkOrders(own, ideas.slice(0, index + 1))[index]?.ok);
}
