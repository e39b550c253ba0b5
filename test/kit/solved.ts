import { Newton } from '#shared/market/solve/newton.ts';

/** How many markets are solved while something is done. */
export function marketsSolved(task: () => void): number {
  const { of } = Newton;
  let count = 0;
  Newton.of = (...given) => {
    count += 1;
    return of.apply(Newton, given);
  };
  try {
    task();
  } finally {
    Newton.of = of;
  }
  return count;
}
