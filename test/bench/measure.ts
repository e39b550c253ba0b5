/** Times in microseconds, sorted. */
export type Times = Float64Array;

/** How long each of the tasks takes, one after the other, so many rounds; the first rounds only warm the engine up. */
export function time(tasks: readonly (() => unknown)[], rounds: number, warmUp: number): Times {
  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round++)
    for (const task of tasks) {
      const from = performance.now();
      task();
      const took = 1000 * (performance.now() - from);
      if (round >= 0) times.push(took);
    }
  return Float64Array.from(times).sort();
}

export async function timeAsync(
  task: () => Promise<unknown>,
  rounds: number,
  warmUp: number,
): Promise<Times> {
  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const from = performance.now();
    await task();
    const took = 1000 * (performance.now() - from);
    if (round >= 0) times.push(took);
  }
  return Float64Array.from(times).sort();
}

/** The value below which this share of the times lies. */
export const quantile = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;

export const digits = (value: number): number => Number(value.toPrecision(3));
