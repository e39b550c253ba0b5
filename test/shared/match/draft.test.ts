import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, type Edit, edited } from '#shared/match/draft.ts';
import { type Order, subject } from '#shared/orders/index.ts';

const aoi = { name: 'Aoi', number: 1 };
const ben = { name: 'Ben', number: 2 };
const law: Order = { kind: 'export-control-law' };
const research = (commodity: 'light' | 'heavy' | 'bulk', funds = 5): Order => ({
  kind: 'substitution',
  commodity,
  funds,
});
const put = (order: Order, more: { instead?: string; before?: string } = {}): Edit => ({
  do: 'put',
  order,
  instead: more.instead ?? null,
  before: more.before ?? null,
});
const remove = (order: Order): Edit => ({ do: 'remove', subject: subject(order) });
const empty: Draft = { orders: [], authors: {} };
const full = edited(empty, [put(research('light')), put(research('heavy')), put(law)], aoi);

describe('a draft that several write', () => {
  test('puts an order of a known subject in its place, and a new one at the end', () => {
    const after = edited(full, [put(research('heavy', 9)), put(research('bulk'))], ben);
    expect(after.orders).toEqual([research('light'), research('heavy', 9), law, research('bulk')]);
    expect(after.authors).toEqual({
      'substitution light': aoi,
      'substitution heavy': ben,
      'export-control-law': aoi,
      'substitution bulk': ben,
    });
  });

  test('puts an order in the place of another, and of one that says the same', () => {
    const instead = subject(research('light'));
    expect(edited(full, [put(research('bulk'), { instead })], ben).orders).toEqual([
      research('bulk'),
      research('heavy'),
      law,
    ]);
    const twice = edited(full, [put(research('heavy', 9), { instead })], ben);
    expect(twice.orders).toEqual([research('heavy', 9), law]);
    expect(Object.keys(twice.authors).sort()).toEqual(['export-control-law', 'substitution heavy']);
  });

  test('puts an order back where it was, or last where its neighbour is gone', () => {
    const without = edited(full, [remove(research('light'))], aoi);
    const back = put(research('light'), { before: subject(research('heavy')) });
    expect(edited(without, [back], aoi).orders).toEqual(full.orders);
    const lonely = edited(without, [remove(research('heavy')), back], aoi);
    expect(lonely.orders).toEqual([law, research('light')]);
  });

  test('removing what is gone changes nothing', () => {
    expect(edited(full, [remove({ kind: 'consolidate' })], ben)).toEqual(full);
  });

  const order = fc.constantFrom(
    law,
    ...(['light', 'heavy', 'bulk'] as const).flatMap((one) => [research(one), research(one, 9)]),
  );
  const edit = fc.oneof(
    order.map((one) => put(one)),
    order.map(remove),
  );

  test('never holds two orders of one subject, and knows who wrote each', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const after = edited(empty, edits, aoi);
        const subjects = after.orders.map(subject);
        expect(new Set(subjects).size).toBe(subjects.length);
        expect(Object.keys(after.authors).sort()).toEqual(subjects.sort());
      }),
    );
  });

  test('the edits of two members, mixed in any order, lose nobody’s order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }), (turns) => {
        const mine = [put(research('light')), put(law)];
        const yours = [put(research('heavy')), put(research('bulk'))];
        const mixed = turns.flatMap((first, at) => (first ? [mine[at], yours[at]] : [yours[at], mine[at]]));
        const after = edited(
          empty,
          mixed.flatMap((one) => one ?? []),
          aoi,
        );
        expect(after.orders.map(subject).sort()).toEqual(
          [research('light'), law, research('heavy'), research('bulk')].map(subject).sort(),
        );
      }),
    );
  });
});
