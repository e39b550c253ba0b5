import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * QR codes by ISO/IEC 18004:2015 for the addresses of a class: bytes, error correction M (15% may be covered),
 * versions 1 to 6, in which all blocks are of one length. Six is enough for an address of 106 bytes.
 */
const VERSIONS = [
  { total: 26, blocks: 1, check: 10 },
  { total: 44, blocks: 1, check: 16 },
  { total: 70, blocks: 1, check: 26 },
  { total: 100, blocks: 2, check: 18 },
  { total: 134, blocks: 2, check: 24 },
  { total: 172, blocks: 4, check: 16 },
] as const;

type Modules = boolean[][]; // dark is true, [row][column]

/**
 * The modules of a code, without the quiet zone; null where the text is too long.
 * @param masks to choose from; of the eight, the one that readers find easiest
 */
export function qr(text: string, masks: readonly number[] = [...MASKS.keys()]): Modules | null {
  const bytes = [...utf8ToBytes(text)];
  const version =
    1 + VERSIONS.findIndex(({ total, blocks, check }) => bytes.length + 2 <= total - blocks * check);
  if (version === 0) return null;
  const codewords = interleave(bytes, version);
  let best: { modules: Modules; penalty: number } | null = null;
  for (const mask of masks) {
    const modules = draw(codewords, version, mask);
    const found = penalty(modules);
    if (!best || found < best.penalty) best = { modules, penalty: found };
  }
  return best?.modules ?? null;
}

/** Data and check bytes of all blocks, in the order in which they are drawn. */
function interleave(bytes: readonly number[], version: number): number[] {
  const { total, blocks, check } = VERSIONS[version - 1] ?? VERSIONS[0];
  const room = total - blocks * check;
  // Mode "byte" (four bits), the length (eight bits), the bytes, an end of four bits, and filling.
  const nibbles = [
    4,
    bytes.length >> 4,
    bytes.length & 15,
    ...bytes.flatMap((byte) => [byte >> 4, byte & 15]),
    0,
  ];
  const data = Array.from(
    { length: nibbles.length >> 1 },
    (_, at) => ((nibbles[2 * at] ?? 0) << 4) | (nibbles[2 * at + 1] ?? 0),
  );
  for (let fill = 0; data.length < room; fill++) data.push(fill % 2 === 0 ? 0xec : 0x11);
  const size = room / blocks;
  const parts = Array.from({ length: blocks }, (_, at) => data.slice(at * size, (at + 1) * size));
  const across = (lists: readonly number[][]) =>
    Array.from({ length: lists[0]?.length ?? 0 }, (_, at) => lists.map((list) => list[at] ?? 0)).flat();
  return [...across(parts), ...across(parts.map((part) => remainder(part, check)))];
}

/** Reed-Solomon check bytes over GF(256) with the polynomial 0x11d. */
function remainder(data: readonly number[], length: number): number[] {
  let divisor = [1];
  for (let root = 1, count = 0; count < length; count++, root = times(root, 2)) {
    const longer = [...divisor, 0];
    for (const [at, factor] of divisor.entries())
      longer[at + 1] = (longer[at + 1] ?? 0) ^ times(factor, root);
    divisor = longer;
  }
  const left = Array.from({ length }, () => 0);
  for (const byte of data) {
    const lead = byte ^ (left.shift() ?? 0);
    left.push(0);
    for (let at = 0; at < length; at++) left[at] = (left[at] ?? 0) ^ times(divisor[at + 1] ?? 0, lead);
  }
  return left;
}

function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => ((row >> 1) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

function draw(codewords: readonly number[], version: number, mask: number): Modules {
  const size = 17 + 4 * version;
  const modules: (boolean | null)[][] = Array.from({ length: size }, () =>
    Array.from({ length: size }, () => null),
  );
  const set = (row: number, column: number, dark: boolean) => {
    const line = modules[row];
    if (line && column >= 0 && column < size) line[column] = dark;
  };
  // Timing, finders with their white border, and the one alignment pattern that versions 2 to 6 have.
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  const square = (row: number, column: number, reach: number, dark: readonly number[]) => {
    for (let down = -reach; down <= reach; down++)
      for (let right = -reach; right <= reach; right++)
        set(row + down, column + right, dark.includes(Math.max(Math.abs(down), Math.abs(right))));
  };
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    square(row, column, 4, [0, 1, 3]);
  if (version > 1) square(size - 7, size - 7, 2, [0, 2]);
  drawFormat(mask, size, set);

  // The bits go up and down in columns of two, from the right; the timing column is left out.
  let bit = 0;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const upwards = ((size - 1 - right) >> 1) % 2 === 0;
    for (let step = 0; step < size; step++)
      for (const column of [right, right - 1]) {
        const row = upwards ? size - 1 - step : step;
        const line = modules[row];
        if (!line || line[column] !== null) continue;
        const dark = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        line[column] = dark !== (MASKS[mask]?.(row, column) ?? false);
        bit += 1;
      }
  }
  return modules.map((line) => line.map((dark) => dark === true));
}

/** Which correction and which mask, twice, with check bits of their own. */
function drawFormat(
  mask: number,
  size: number,
  set: (row: number, column: number, dark: boolean) => void,
): void {
  let rest = mask; // correction M is 00
  for (let shift = 0; shift < 10; shift++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  for (let at = 0; at < 15; at++) {
    const dark = ((bits >> at) & 1) === 1;
    set(at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, 8, dark);
    set(8, at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at, dark);
  }
  set(size - 8, 8, true);
}

/** How hard a reader would find it: long runs, blocks, what looks like a finder, and too much of one shade. */
function penalty(modules: Modules): number {
  const size = modules.length;
  const columns = modules.map((_, at) => modules.map((line) => line[at] === true));
  let sum = 0;
  for (const line of [...modules, ...columns]) {
    const signs = line.map((dark) => (dark ? '1' : '0')).join('');
    for (const [run] of signs.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    for (let at = 0; at + 11 <= size; at++)
      if (['10111010000', '00001011101'].includes(signs.slice(at, at + 11))) sum += 40;
  }
  for (let row = 0; row + 1 < size; row++)
    for (let column = 0; column + 1 < size; column++) {
      const [one, ...others] = [
        [row, column],
        [row, column + 1],
        [row + 1, column],
        [row + 1, column + 1],
      ].map(([down = 0, right = 0]) => modules[down]?.[right]);
      if (others.every((other) => other === one)) sum += 3;
    }
  const dark = modules.flat().filter(Boolean).length;
  return sum + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}
