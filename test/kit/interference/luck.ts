import { draw, stream } from '#shared/random.ts';

/** Chances of one seed, always the same. */
export interface Luck {
  next(): number; // 0..1, 1 not included
  often(share: number): boolean;
  whole(least: number, most: number): number;
  one<T>(from: readonly T[]): T;
  mixed<T>(from: readonly T[]): T[];
}

export function luckOf(seed: number, name: string): Luck {
  const state = stream(seed, name);
  const next = () => draw(state);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    often: (share) => next() < share,
    one: (from) => {
      const found = from[whole(0, from.length - 1)];
      if (found === undefined) throw new Error('there is nothing to choose from');
      return found;
    },
    mixed: (from) =>
      from
        .map((value) => ({ value, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value),
  };
}
