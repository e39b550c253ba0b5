import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, place, type Size } from '../../../client/ui/cards/place.ts';

const room: Size = { width: 1440, height: 900 };
const anchorAt = (left: number, top: number): Box => ({ left, top, right: left + 60, bottom: top + 24 });

test.each([
  ['below, where there is room', anchorAt(200, 100), { left: 200, top: 130 }],
  ['above an anchor at the foot of the page', anchorAt(200, 850), { left: 200, top: 544 }],
  ['inside the right edge', anchorAt(1370, 100), { left: 1092, top: 130 }],
])('a card stands %s', (_, anchor, spot) => {
  expect(place(anchor, { width: 340, height: 300 }, room)).toMatchObject(spot);
});

test('a high card stands beside an anchor in the middle', () => {
  expect(place(anchorAt(200, 440), { width: 340, height: 700 }, room)).toMatchObject({ left: 266, top: 192 });
  expect(place(anchorAt(1300, 440), { width: 340, height: 700 }, room)).toMatchObject({ left: 954 });
});

test('a card that hangs on another stands beside it, not over it', () => {
  const parent = { left: 180, top: 90, right: 520, bottom: 700 };
  const card = { width: 340, height: 300 };
  expect(place(anchorAt(440, 200), card, room, parent)).toMatchObject({ left: 526, top: 200 });
  const right = { left: 1000, top: 90, right: 1340, bottom: 700 };
  expect(place(anchorAt(1240, 200), card, room, right)).toMatchObject({ left: 654, top: 200 });
});

test('a card never lies over its anchor, and stays on the page', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 2000 }),
      fc.integer({ min: 400, max: 1200 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 60, max: 1500 }),
      (width, height, x, y, tall) => {
        const left = (x / 1000) * (width - 60);
        const top = (y / 1000) * (height - 24);
        const anchor = { left, top, right: left + 60, bottom: top + 24 };
        const card = { width: Math.min(340, width - 16), height: tall };
        const spot = place(anchor, card, { width, height });
        const high = Math.min(tall, spot.most);
        const over =
          spot.left < anchor.right &&
          spot.left + card.width > anchor.left &&
          spot.top < anchor.bottom &&
          spot.top + high > anchor.top;
        expect(over).toBe(false);
        expect(spot.left).toBeGreaterThanOrEqual(8);
        expect(spot.left + card.width).toBeLessThanOrEqual(width - 8);
        if (high > 0) {
          expect(spot.top).toBeGreaterThanOrEqual(8);
          expect(spot.top + high).toBeLessThanOrEqual(height - 8 + 1e-9);
        }
      },
    ),
  );
});
