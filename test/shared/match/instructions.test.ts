import { expect, test } from 'vitest';
import { holds, type Instruction, instructed } from '#shared/match/instructions.ts';
import { type Input, type Match, start } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import { readInput } from '#shared/match/stored.ts';
import type { Order } from '#shared/orders/index.ts';
import { replay } from '#shared/replay/record.ts';
import { hash } from '#shared/world/hash.ts';
import { view } from '#shared/world/view.ts';
import { setupOf } from '../../kit/host.ts';

const setup = setupOf(['JPN', 'USA'], { clock: 86_400 });
const first = start(setup);
const seen = view(first.world, 'JPN');
const price = seen.world.history.at(-1)?.outside.light ?? 0;
const buy = (tonnes: number): Order => ({ kind: 'stockpile', commodity: 'light', tonnes, limit: 250 });
const above = (mark: number): Instruction['when'] => ({
  commodity: 'light',
  market: 'outside',
  side: 'above',
  price: mark,
});
const instruct = (instructions: Instruction[], turn = 0): Input => ({
  type: 'instruct',
  seat: 'JPN',
  turn,
  instructions,
});

/** The match after these inputs, and the record of them. */
function played(inputs: Input[]): { match: Match; hash: string } {
  const entries = inputs.map((input, at) => ({ at: setup.started + at, input }));
  let match = start(setup);
  for (const { at, input } of entries) {
    const done = step(match, readInput(JSON.stringify(input), 'test', 1), at);
    if (!done.ok) throw new Error(done.error.code);
    match = done.match;
  }
  const again = replay(setup, entries);
  expect(again.ok && again.hashes.at(-1)).toBe(hash(match.world)); // a record plays it again
  return { match, hash: hash(match.world) };
}
const end = (turn: number): Input => ({ type: 'end-turn', turn });

test('a condition looks at the last prices that the nation knows', () => {
  expect(price).toBeGreaterThan(1);
  expect([holds(seen, above(price - 0.1)), holds(seen, above(price + 0.1)), holds(seen, null)]).toEqual([
    true,
    false,
    true,
  ]);
  const below: Instruction['when'] = {
    commodity: 'light',
    market: 'inside',
    side: 'below',
    price: 100_000,
  };
  expect(holds(seen, below)).toBe(true);
});

test('what holds is ordered like by hand, once or every turn; what does not waits', () => {
  const now: Instruction = { when: above(1), order: buy(3), once: true };
  const dear: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: 1, limit: 900 };
  const later: Instruction = { when: above(90_000), order: dear, once: true };
  const { match, hash: given } = played([instruct([now, later]), end(0)]);
  expect(match.seats.JPN.instructions).toEqual([later]);
  const drafted: Input = { type: 'draft', seat: 'JPN', turn: 0, orders: [buy(3)] };
  expect(given).toBe(played([drafted, end(0)]).hash);

  const always: Instruction = { when: null, order: buy(3), once: false };
  const twice = played([instruct([always]), end(0), end(1)]);
  expect(twice.match.seats.JPN.instructions).toEqual([always]);
  const byHand: Input[] = [drafted, end(0), { ...drafted, turn: 1 }, end(1)];
  expect(twice.hash).toBe(played(byHand).hash);
});

test('the draft goes before, and what is not legal is left out and waits', () => {
  const of = (order: Order): Instruction => ({ when: null, order, once: true });
  expect(instructed(seen, [buy(7)], [of(buy(3))])).toEqual({ orders: [buy(7)], left: [of(buy(3))] });
  const illegal = of(buy(-150_000)); // more than there is
  expect(instructed(seen, [], [illegal])).toEqual({ orders: [], left: [illegal] });
});

test('a stand-in carries out none of them, and thirteen are too many', () => {
  const setIn = start({ ...setup, standIn: 60 });
  const told = step(setIn, instruct([{ when: null, order: buy(3), once: true }]), setup.started);
  if (!told.ok) throw new Error(told.error.code);
  const gone = step(told.match, { type: 'absent', seat: 'JPN', turn: 0 }, setup.started);
  if (!gone.ok) throw new Error(gone.error.code);
  const ended = step(gone.match, end(0), setup.started);
  if (!ended.ok) throw new Error(ended.error.code);
  expect(ended.match.seats.JPN.instructions.length).toBe(1);
  const bought = (match: Match) =>
    match.report?.events.filter(
      ({ text, audience }) => text.key === 'event.stockpile-buys' && audience?.includes('JPN'),
    ).length;
  expect(bought(ended.match)).toBe(0);
  expect(bought(played([instruct([{ when: null, order: buy(3), once: true }]), end(0)]).match)).toBe(1);
  const many = Array.from({ length: 13 }, (_, at) => ({ when: null, order: buy(at + 1), once: true }));
  expect(step(setIn, instruct(many), setup.started)).toEqual({ ok: false, error: { code: 'too-many' } });
});
