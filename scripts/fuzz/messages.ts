import { KINDS, suggest } from '#shared/orders/index.ts';
import { draw, stream } from '#shared/random.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { hosted, setupOf } from '../../test/kit/host.ts';
import { mutate } from '../../test/kit/mutate.ts';

/** So many messages a match hears before the next one begins. */
const EACH = 20_000;

/** What became of mutated messages to a host. */
export interface Heard {
  messages: number;
  refused: number;
  accepted: number; // mutated, and still what a player may say
  crashes: number;
  changes: number; // a refused message that changed the match all the same
  leaks: number; // an answer to a refused message that says more than why
  heapMb: number[]; // after each match, with what could be freed freed
}

/** Says mutated messages to the seats of real hosts, which know no network: what is refused must change nothing. */
export async function messages(count: number, seed: number): Promise<Heard> {
  const heard: Heard = { messages: 0, refused: 0, accepted: 0, crashes: 0, changes: 0, leaks: 0, heapMb: [] };
  const chance = stream(seed, 'fuzz messages');
  while (heard.messages < count) {
    await oneMatch(heard, Math.min(EACH, count - heard.messages), chance);
    globalThis.gc?.();
    heard.heapMb.push(Math.round(process.memoryUsage().heapUsed / 2 ** 20));
  }
  return heard;
}

async function oneMatch(heard: Heard, count: number, chance: ReturnType<typeof stream>): Promise<void> {
  const { host, sit } = hosted(setupOf([...NATIONS], { turns: 14, seed: heard.messages }));
  const seats = NATIONS.map((nation) => sit(nation));
  const watcher = sit(null);
  for (let said = 0; said < count; said++) {
    const seat = draw(chance) < 0.05 ? watcher : seats[Math.floor(draw(chance) * seats.length)];
    if (!seat) continue;
    const valid = sayings(host.match.world.turn, await legal(seat), chance);
    const [type, message] = valid[Math.floor(draw(chance) * valid.length)] ?? ['look', {}];
    const before = host.match;
    heard.messages += 1;
    try {
      const odd = draw(chance) < 0.02 ? String(mutate(type, chance)) : type;
      const answer = await host.handle(seat.device, odd, mutate(message, chance));
      if (answer.ok) heard.accepted += 1;
      else {
        heard.refused += 1;
        if (host.match !== before) heard.changes += 1;
        const { code, why, order, ...more } = answer.error;
        if (Object.keys(more).length > 0 || JSON.stringify([code, why, order]).length > 2_000)
          heard.leaks += 1;
      }
    } catch {
      heard.crashes += 1;
    }
    for (const one of [...seats, watcher]) one.news.length = 0;
    if (host.match.outcome) return;
  }
}

const orders = new WeakMap<object, unknown[]>();

/** Orders of every kind that fit the world of a seat now. */
async function legal(
  seat: Awaited<ReturnType<typeof hosted>>['sit'] extends (...args: never[]) => infer S ? S : never,
) {
  if (!seat.device.seat) return [];
  const known = orders.get(seat.device);
  if (known && known.length > 0) return known;
  const { view } = await seat.look();
  const found = KINDS.flatMap((kind) => suggest(view, kind).slice(0, 3));
  orders.set(seat.device, found);
  return found;
}

/** One message of each type, as a player may say it. */
function sayings(
  turn: number,
  ideas: readonly unknown[],
  chance: ReturnType<typeof stream>,
): [string, object][] {
  const order = ideas[Math.floor(draw(chance) * ideas.length)] ?? { kind: 'recycling', level: 1 };
  const edit = { do: 'put', order, instead: null, before: null };
  return [
    ['draft', { turn, orders: [order] }],
    ['edit', { turn, edits: [edit] }],
    ['edit', { turn, edits: [{ do: 'remove', subject: 'recycling' }] }],
    ['propose', { turn, edits: [edit] }],
    ['decide', { turn, motion: 1, as: 'accepted' }],
    ['name', { name: 'Ann' }],
    ['unseal', { turn }],
    ['say', { turn, to: ['JPN'], body: { is: 'words', words: 'Let us talk', lang: 'en' } }],
    ['look', {}],
  ];
}
