import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAUSE_IDS, clauseSchema, usualClause } from '#shared/diplomacy/clauses/index.ts';
import { KINDS, type Kind, type Order, parseOrder, suggest } from '#shared/orders/index.ts';
import { create } from '#shared/world/create.ts';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { type View, view } from '#shared/world/view.ts';
import { commandFields, parseCommand, toCommand } from '../../../client/panels/orders/command.ts';
import { blank, type Field } from '../../../client/panels/orders/fields.ts';
import { signed } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);
const rich = signed(start, ['JPN', 'CHN'], [{ kind: 'no-embargo', by: 'CHN' }]);
const seen = (nation: NationId, world = start) => view(world, nation);

describe('a typed command', () => {
  it.each<[NationId, string, object]>([
    [
      'CHN',
      '/embargo jpn heavy deniable',
      { target: 'JPN', commodity: 'heavy', severity: 0.4, manner: 'deniable' },
    ],
    [
      'CHN',
      '/embargo japan heavy 55%',
      { target: 'JPN', commodity: 'heavy', severity: 0.55, manner: 'open' },
    ],
    ['CHN', '/embargo heavy jpn', { target: 'JPN', commodity: 'heavy' }],
    ['CHN', '/quota 22000', { kind: 'quota', tonnes: 22_000 }],
    ['CHN', '/quota 22k', { kind: 'quota', tonnes: 22_000 }],
    ['CHN', '/quota none', { kind: 'quota', tonnes: null }],
    ['CHN', 'export-quota no-limit', { kind: 'quota', tonnes: null }],
    ['JPN', '/offtake mt-weld light 800', { seller: 'AUS', commodity: 'light', tonnes: 800 }],
    ['JPN', '/offtake malaysia light 800 30 6 spot', { seller: 'MYS', price: 30, turns: 6, rule: 'spot' }],
    ['JPN', '/offtake price=30 seller=mys commodity=light', { seller: 'MYS', price: 30 }],
    ['JPN', '/stock light -50', { kind: 'stockpile', commodity: 'light', tonnes: -50 }],
    ['JPN', '/recycling 2', { kind: 'recycling', level: 2 }],
    ['JPN', '/build-mine dubbo', { kind: 'build-mine', site: 'dubbo' }],
    ['JPN', '/tariff chn magnet 25', { origin: 'CHN', good: 'magnet', rate: 0.25 }],
    ['JPN', '/export-control', { kind: 'export-control-law' }],
    [
      'JPN',
      '/propose chn 6 20 [no-embargo chn] [side-payment jpn 50 once]',
      {
        to: 'CHN',
        turns: 6,
        escrow: 20,
        clauses: [
          { kind: 'no-embargo', by: 'CHN' },
          { funds: 50, every: 'once' },
        ],
      },
    ],
  ])('%s: %s', (nation, line, part) => {
    const read = parseCommand(line, seen(nation));
    expect(read).toMatchObject({ ok: true, order: part });
  });

  it.each<[string, object]>([
    ['/', { kind: null, why: 'kind' }],
    ['/nuke chn', { kind: null, why: 'kind' }],
    ['/embargo', { kind: 'embargo', why: 'missing', fields: ['target', 'commodity'] }],
    ['/embargo jpn', { kind: 'embargo', why: 'missing', fields: ['commodity'] }],
    ['/embargo jpn gold', { kind: 'embargo', why: 'word', token: 'gold' }],
    ['/build-mine', { kind: 'build-mine', why: 'missing', fields: ['site'] }],
    ['/propose jpn [be-nice chn]', { kind: 'propose', why: 'word', token: '[be-nice chn]' }],
    ['/recycling 9', { kind: 'recycling', why: 'word', token: '9' }],
  ])('%s says what is wrong', (line, part) => {
    expect(parseCommand(line, seen('CHN'))).toMatchObject({ ok: false, ...part });
  });
});

describe('an order as a command', () => {
  it('comes back the same, whatever the rules suggest', () => {
    for (const world of [start, rich, create('2025-today', 3)])
      for (const nation of NATIONS)
        for (const kind of KINDS)
          for (const order of suggest(seen(nation, world), kind))
            expect(parseCommand(toCommand(order), seen(nation, world))).toEqual({ ok: true, order });
  });

  it('comes back the same, whatever the form can say', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...NATIONS)
          .chain((nation) =>
            fc
              .constantFrom(...KINDS)
              .chain((kind) => formed(kind, seen(nation, rich)).map((order) => ({ nation, order }))),
          ),
        ({ nation, order }) => {
          fc.pre(order !== null);
          if (order) expect(parseCommand(toCommand(order), seen(nation, rich))).toEqual({ ok: true, order });
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** Any order that the form of a kind can be filled in to; null where there is nothing to choose, or it can't be sent. */
function formed(kind: Kind, known: View): fc.Arbitrary<Order | null> {
  const usual: Record<string, unknown> = { ...blank(kind, known) };
  if (commandFields(kind).some((field) => field.as === 'choice' && field.options(known).length === 0))
    return fc.constant(null);
  return fc
    .record(
      Object.fromEntries(
        commandFields(kind).map((field) => [field.name, filled(field, usual[field.name], known)]),
      ),
    )
    .map((values) => {
      const read = parseOrder({ ...usual, ...values });
      return read.ok ? read.order : null;
    });
}

function filled(field: Field, usual: unknown, known: View): fc.Arbitrary<unknown> {
  switch (field.as) {
    case 'choice': {
      const values = field.options(known).map(({ value }) => value);
      return fc
        .constantFrom(...values)
        .map((value) =>
          typeof usual === 'number' ? Number(value) : typeof usual === 'boolean' ? value === 'true' : value,
        );
    }
    case 'share':
      return fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10 / 100);
    case 'limit':
      return fc.option(fc.integer({ min: 0, max: 1_000_000 }));
    case 'number':
      return fc.oneof(
        fc.integer({ min: Math.ceil(field.min), max: field.max }),
        fc
          .integer({ min: Math.ceil(field.min), max: field.max })
          .map((value) => Math.max(field.min, value / 4)),
      );
    case 'clauses':
      return fc
        .subarray([...CLAUSE_IDS], { minLength: 1, maxLength: 4 })
        .map((kinds) =>
          kinds.map((kind) =>
            clauseSchema.parse(usualClause(kind, known.world, [known.nation, otherThan(known.nation)])),
          ),
        );
  }
}

const otherThan = (nation: NationId): NationId => (nation === 'CHN' ? 'JPN' : 'CHN');
