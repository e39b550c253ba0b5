/** Times in microseconds, sorted. */
export type Times = Float64Array;

/**
 * How long each of the tasks takes. First all of them run a few times, so that code is compiled for what it will
 * meet; then each is repeated on its own, as a server resolves, previews and tries out one and the same world.
 */
export function time(tasks: readonly (() => unknown)[], rounds: number, warmUp: number): Times {
  const times: number[] = [];
  for (let round = 0; round < warmUp; round++) for (const task of tasks) task();
  for (const task of tasks)
    for (let round = 0; round < rounds; round++) {
      const from = performance.now();
      task();
      times.push(1000 * (performance.now() - from));
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

/** The middle task's fastest run: what is left of it on a machine that is busy with other things. */
export function undisturbed(tasks: readonly (() => unknown)[], rounds: number): number {
  const best = tasks.map((task) => quantile(time([task], rounds, 0), 0));
  return quantile(Float64Array.from(best).sort(), 0.5);
}

/** Each task's middle run of some: the slowest task, not the slowest moment of the machine, is the largest of them. */
export function medians(tasks: readonly (() => unknown)[], rounds: number): Times {
  for (const task of tasks) task();
  return Float64Array.from(tasks.map((task) => quantile(time([task], rounds, 0), 0.5))).sort();
}

/** The value below which this share of the times lies. */
export const quantile = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;

export const digits = (value: number): number => Number(value.toPrecision(3));
