import { describe, expect, test } from 'vitest';
import type { Draft, Edit } from '#shared/match/draft.ts';
import { type Motion, moved, type Standing, settled } from '#shared/match/motions.ts';
import { type Order, subject } from '#shared/orders/index.ts';

const aoi = { name: 'Aoi', number: 1 };
const ben = { name: 'Ben', number: 2 };
const law: Order = { kind: 'export-control-law' };
const research = (commodity: 'light' | 'heavy', funds = 5): Order => ({
  kind: 'substitution',
  commodity,
  funds,
});
const put = (order: Order, instead: string | null = null): Edit => ({
  do: 'put',
  order,
  instead,
  before: null,
});
const remove = (order: Order): Edit => ({ do: 'remove', subject: subject(order) });
const draft: Draft = {
  orders: [research('light'), law],
  authors: { 'substitution light': aoi, 'export-control-law': aoi },
};

/** Draft and motions after these steps of Aoi's with Ben's one motion. */
function tabled(edit: Edit, ...steps: Standing[]) {
  let now: { draft: Draft; motions: Motion[] } = { draft, motions: moved([], [edit], ben) };
  for (const as of steps) {
    const next = settled(now.draft, now.motions, { id: 1, as, by: aoi });
    if (!next) throw new Error(`${as} is refused`);
    now = next;
  }
  return now;
}

describe('a motion', () => {
  test.each<[string, Edit, Order[]]>([
    ['a new order', put(research('heavy')), [...draft.orders, research('heavy')]],
    ['an order changed', put(research('light', 9)), [research('light', 9), law]],
    [
      'an order in the place of another',
      put(research('heavy'), 'substitution light'),
      [research('heavy'), law],
    ],
    ['an order taken out', remove(research('light')), [law]],
  ])('accepted puts %s into the draft, and opened again leaves no trace', (_, edit, orders) => {
    expect(tabled(edit).draft).toEqual(draft);
    const accepted = tabled(edit, 'accepted');
    expect(accepted.draft.orders).toEqual(orders);
    expect(accepted.motions[0]).toMatchObject({ standing: 'accepted', settledBy: aoi, by: ben });
    expect(tabled(edit, 'accepted', 'open').draft).toEqual(draft);
    expect(tabled(edit, 'accepted', 'open', 'accepted').draft).toEqual(accepted.draft);
  });

  test('that is accepted bears the name of who proposed it', () => {
    expect(tabled(put(research('heavy')), 'accepted').draft.authors['substitution heavy']).toEqual(ben);
  });

  test('that is rejected or withdrawn changes nothing', () => {
    for (const as of ['rejected', 'withdrawn'] as const)
      expect(tabled(put(research('heavy')), as).draft).toEqual(draft);
  });

  test('is settled once: what was rejected is opened before it is accepted', () => {
    const { motions } = tabled(put(research('heavy')), 'rejected');
    const step = (id: number, as: Standing) => settled(draft, motions, { id, as, by: aoi });
    expect(step(1, 'accepted')).toBeNull();
    expect(step(1, 'rejected')).toBeNull();
    expect(step(2, 'accepted')).toBeNull();
    expect(step(1, 'open')?.motions[0]?.standing).toBe('open');
  });

  test('of one member about one order gives way to their next one, and to nobody else’s', () => {
    const first = moved(moved([], [put(research('heavy'))], ben), [put(research('heavy', 7))], aoi);
    const second = moved(first, [put(research('heavy', 9))], ben);
    expect(second.map(({ id, standing }) => [id, standing])).toEqual([
      [1, 'withdrawn'],
      [2, 'open'],
      [3, 'open'],
    ]);
  });
});
