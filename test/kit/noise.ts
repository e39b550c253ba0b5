import { draw, type RandomState } from '#shared/random.ts';

/** One thing a broken or hostile client might say. */
export type Noise =
  | { how: 'request' | 'send'; type: string; message: unknown }
  | { how: 'frame'; bytes: Uint8Array };

const TYPES = ['draft', 'edit', 'name', 'seal', 'unseal', 'say', 'look'];
const STRANGE = [
  '',
  '*',
  '_',
  '__proto__',
  'constructor',
  'toString',
  'desk',
  'DRAFT',
  'time-up',
  'x'.repeat(24),
];
const KINDS = ['quota', 'tariff', 'embargo', 'stockpile', 'offtake', 'accept', 'build-mine', 'nuke', ''];
const LEAVE = 12; // the frame with which a client says goodbye: a wish, not noise

/** Malformed, unknown and out-of-place messages, none of which may change a match that stands at turn 0. */
export function noise(chance: RandomState): Noise {
  const how = draw(chance);
  if (how < 0.15) return { how: 'frame', bytes: frame(chance) };
  const type = how < 0.8 ? pick(chance, TYPES) : pick(chance, STRANGE);
  return { how: draw(chance) < 0.8 ? 'request' : 'send', type, message: message(chance, type) };
}

/** Never what the type wants: a wrong turn, a broken order, a wrong shape or nothing at all. */
function message(chance: RandomState, type: string): unknown {
  const near = draw(chance);
  if (type === 'look') return near < 0.5 ? { turn: 0 } : (junk(chance, 2) ?? 0);
  if (near < 0.2) return { turn: 1 + Math.floor(draw(chance) * 1e6), orders: [] };
  if (near < 0.4) return { turn: junk(chance, 1), orders: [] };
  if (near < 0.6) return { turn: 0, orders: [brokenOrder(chance)], more: junk(chance, 1) };
  if (near < 0.8) return { turn: 0, orders: [brokenOrder(chance), ...list(chance, 3)], [type]: 1 };
  if (near < 0.85)
    return { turn: 0, orders: Array.from({ length: 41 }, () => ({ kind: 'export-control-law' })) };
  return near < 0.9 ? undefined : junk(chance, 3);
}

const brokenOrder = (chance: RandomState) => ({
  kind: pick(chance, KINDS),
  tonnes: junk(chance, 1),
  commodity: junk(chance, 0),
  extra: true,
});

function junk(chance: RandomState, depth: number): unknown {
  const values = [
    null,
    true,
    '',
    'light',
    -1,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 60,
    10n ** 18n,
    new Uint8Array([1, 2, 3]),
    new Map([['turn', 'soon']]),
    'é'.repeat(20),
    '\u0000',
  ];
  if (depth === 0 || draw(chance) < 0.6) return pick(chance, values);
  return draw(chance) < 0.5
    ? list(chance, depth)
    : { turn: 'now', [pick(chance, STRANGE)]: junk(chance, depth - 1) };
}

const list = (chance: RandomState, depth: number): unknown[] =>
  Array.from({ length: Math.floor(draw(chance) * 4) }, () => junk(chance, depth - 1));

function frame(chance: RandomState): Uint8Array {
  const bytes = new Uint8Array(1 + Math.floor(draw(chance) * 40));
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(draw(chance) * 256);
  // Half of them begin like a message or a request.
  if (draw(chance) < 0.5) bytes[0] = draw(chance) < 0.5 ? 13 : 21;
  if (((bytes[0] ?? 0) & 31) === LEAVE) bytes[0] = 13;
  return bytes;
}

function pick<T extends NonNullable<unknown> | null>(chance: RandomState, from: readonly T[]): T {
  const one = from[Math.floor(draw(chance) * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
