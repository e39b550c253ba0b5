import { draw, type RandomState } from '../random.ts';

/** In an order by lot (Fisher and Yates). */
export function shuffled<T>(of: readonly T[], lot: RandomState): T[] {
  const left = [...of];
  return of.map(() => {
    const [one] = left.splice(Math.floor(draw(lot) * left.length), 1);
    if (one === undefined) throw new Error('a lot was drawn from nothing');
    return one;
  });
}
