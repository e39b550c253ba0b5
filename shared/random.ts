/**
 * Seeded generator with named streams: each system of the rules draws from its own stream, so that one new
 * draw does not shift the others. sfc32 (Chris Doty-Humphrey, PractRand, public domain).
 */
export type RandomState = [a: number, b: number, c: number, counter: number];

/** The state of the stream `name` in a match with `seed`. */
export function stream(seed: number, name: string): RandomState {
  let hash = 2166136261 ^ (seed | 0); // FNV-1a over seed and name
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
  const state: RandomState = [hash | 0, seed | 0, Math.imul(hash, 2654435761) | 0, 1];
  for (let i = 0; i < 12; i++) draw(state);
  return state;
}

/** A number in [0, 1) with 32 bits; advances the state. */
export function draw(state: RandomState): number {
  const [a, b, c, counter] = state;
  const sum = (((a + b) | 0) + counter) | 0;
  state[3] = (counter + 1) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
  return (sum >>> 0) / 4294967296;
}

/** The next draw of a named stream of a match. */
export function drawFrom(
  holder: { readonly seed: number; random: Record<string, RandomState> },
  name: string,
): number {
  let state = holder.random[name];
  if (!state) {
    state = stream(holder.seed, name);
    holder.random[name] = state;
  }
  return draw(state);
}
