import { describe, expect, test } from 'vitest';
import { CHARACTERS } from '#shared/bots/characters.ts';
import { DEPTHS } from '#shared/bots/strengths.ts';
import { tasteOf } from '#shared/bots/taste.ts';
import { STRENGTHS } from '#shared/bots/think.ts';
import type { Order } from '#shared/orders/index.ts';
import { clone } from '#shared/world/clone.ts';
import { create } from '#shared/world/create.ts';
import { view } from '#shared/world/view.ts';

const china = view(create('2025-today', 1), 'CHN');
const ban: Order = { kind: 'technology-ban', policy: 'ban' };
const share: Order = { kind: 'technology-ban', policy: 'free' };

describe('taste', () => {
  test('for a deed is distaste for taking it back, so that doing both by turns is worth nothing', () => {
    const hawk = tasteOf(china, CHARACTERS.hawk, 1);
    expect(hawk(ban)).toBeGreaterThan(0);
    expect(hawk(ban) + hawk(share)).toBe(0);
  });

  test('is no distaste where the character likes both', () => {
    const buy: Order = { kind: 'stockpile', commodity: 'light', tonnes: 10, limit: 60 };
    expect(tasteOf(china, CHARACTERS.opportunist, 1)(buy)).toBe(0);
    expect(tasteOf(china, CHARACTERS.opportunist, 1)({ ...buy, tonnes: -10 })).toBeGreaterThan(0);
  });

  test('decides less the stronger the player, and a want of all decides whoever plays', () => {
    const shares = STRENGTHS.map((strength) => DEPTHS[strength].indulges);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    const own = tasteOf(china, CHARACTERS.hawk, 1)(ban);
    expect(tasteOf(china, CHARACTERS.hawk, 0.5)(ban)).toBeCloseTo(own / 2);
    const short = clone(china);
    const last = short.world.history.at(-1);
    if (!last) throw new Error('no history');
    last.unserved = { ...last.unserved, JPN: 0.1, USA: 0.1, EUR: 0.1 };
    expect(tasteOf(short, CHARACTERS.hawk, 0)(ban)).toBe(Number.NEGATIVE_INFINITY);
  });
});
