import { describe, expect, test } from 'vitest';
import { reasonsFor } from '#shared/bots/reasons.ts';
import type { Trial } from '#shared/bots/search/search.ts';
import { think } from '#shared/bots/think.ts';
import type { Clause } from '#shared/diplomacy/clauses/index.ts';
import { type Order, subject } from '#shared/orders/index.ts';
import type { Text } from '#shared/text.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { type View, view } from '#shared/world/view.ts';
import type { World } from '#shared/world/world.ts';
import en from '../../../client/i18n/en.json' with { type: 'json' };
import { inForce, waiting } from '../../kit/treaties.ts';

const start = create('2010-senkaku', 7);

/** Why an order was given that brought so many points, in a world that is otherwise as it was. */
function reason(known: View, order: Order, gain: number, change: (world: World) => void = () => {}) {
  const better = clone(known.world);
  change(better);
  const trial: Trial = { order, gain, without: known.world };
  const [found] = reasonsFor(known, 'hedger', [], { orders: [order], trials: [trial], with: better });
  if (!found) throw new Error('no reason');
  return found;
}
const value = ({ values }: Text, name: string) => {
  const found = values[name];
  return found && 'value' in found ? found.value : null;
};

describe('a reason', () => {
  const recycle: Order = { kind: 'recycling', level: 1 };
  const buy: Order = { kind: 'stockpile', commodity: 'heavy', tonnes: 50, limit: 200 };

  test('names the figure that an order moves most, with and without it', () => {
    const { why, secret } = reason(view(start, 'USA'), recycle, 1.5, (world) => {
      world.nations.JPN.standing.USA += 40;
    });
    expect(why.key).toBe('because.opinion');
    expect(value(why, 'score')).toBe(1.5);
    expect(value(why, 'now')).toBeGreaterThan(value(why, 'otherwise') ?? Number.NaN);
    expect(secret).toBe(false);
  });

  test('of a goal tells which, and not how far it is reached', () => {
    const { why } = reason(view(start, 'JPN'), recycle, 1.5, (world) => {
      world.nations.JPN.recycling = 3;
    });
    expect(why.key).toBe('because.goal');
    expect(Object.keys(why.values).sort()).toEqual(['goal', 'score', 'when']);
  });

  test('of a stock that does nothing yet is what it costs and how long it lasts, and is a secret', () => {
    const { why, secret } = reason(view(start, 'JPN'), buy, 0);
    expect(why.key).toBe('because.stock');
    expect(value(why, 'price')).toBe(start.market.price.heavy.JPN);
    expect(value(why, 'days')).toBeGreaterThan(0);
    expect(secret).toBe(true);
  });

  test('of a promise that it keeps is told, but not by whoever has promised something in secret', () => {
    const kept = (secret: boolean) => {
      const world = clone(start);
      const clause: Clause = { kind: 'no-embargo', by: 'CHN', ...(secret && { secret: true }) };
      world.treaties = [inForce(['JPN', 'CHN'], [{ kind: 'tariff-freeze', by: 'JPN', most: 0 }, clause])];
      const lift: Order = { kind: 'tariff', origin: 'CHN', good: 'light', rate: 0 };
      const trial: Trial = { order: lift, gain: 0, without: world };
      const found = { orders: [lift], trials: [trial], with: world };
      return reasonsFor(view(world, 'JPN'), 'hedger', [lift], found);
    };
    expect(kept(false)).toMatchObject([{ why: { key: 'because.promise' }, secret: false }]);
    expect(kept(true)).toMatchObject([{ why: { key: 'because.promise' }, secret: true }]);
  });

  test('of an order against somebody is what it thinks of them; delays are a secret, an open stop is none', () => {
    const cold = clone(start);
    cold.nations.CHN.standing.JPN = -42;
    const stop = (manner: 'open' | 'deniable') =>
      reason(
        view(cold, 'CHN'),
        { kind: 'embargo', target: 'JPN', commodity: 'light', severity: 0.4, manner },
        0,
      );
    expect(stop('open').why.key).toBe('because.pressure');
    expect(value(stop('open').why, 'opinion')).toBe(-42);
    expect(stop('open').secret).toBe(false);
    expect(stop('deniable').secret).toBe(true);
  });

  test('of a breach that is meant is a secret', () => {
    const bound = clone(start);
    bound.treaties = [inForce(['JPN', 'CHN'], [{ kind: 'no-embargo', by: 'CHN' }])];
    const stop: Order = {
      kind: 'embargo',
      target: 'JPN',
      commodity: 'light',
      severity: 0.4,
      manner: 'open',
    };
    expect(reason(view(bound, 'CHN'), stop, 3)).toMatchObject({
      subject: subject(stop),
      why: { key: 'because.breach' },
      secret: true,
    });
  });

  test('has words whatever the figure', () => {
    const words: Record<string, string> = en;
    // What serves a goal is told of a bot without its figures, however little it is.
    const apart = ['why.later', 'why.little'];
    const told = Object.keys(words).filter((key) => key.startsWith('why.') && !apart.includes(key));
    expect(told.length).toBeGreaterThan(5);
    for (const key of told) expect(words, key).toHaveProperty([`because.${key.slice('why.'.length)}`]);
  });

  test('stands beside every answer to a proposal', () => {
    const asked = clone(start);
    asked.proposals = [
      waiting('USA', 'EUR', [{ kind: 'side-payment', by: 'USA', funds: 20, every: 'turn' }]),
    ];
    const why = (change: (world: World) => void) => {
      const world = clone(asked);
      change(world);
      const { reasons } = think(view(world, 'EUR'), { character: 'hedger', strength: 2 });
      return reasons.find((one) => one.subject === 'answer proposal-1')?.why;
    };
    const signed = why(() => {});
    expect(signed?.key).toBe('because.sign');
    expect(signed && value(signed, 'worth')).toBeCloseTo(20 * start.nations.USA.reputation);
    const refused = why((world) => {
      world.nations.USA.reputation = 0.3;
    });
    expect(refused?.key).toBe('because.distrust');
    expect(refused && value(refused, 'word')).toBe(0.3);
  });
});
