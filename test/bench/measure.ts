import { each } from '../../shared/world/terms.ts';

/** Times in microseconds, sorted. */
export type Times = Float64Array;

/** What is measured; told how often it has run before. */
export type Task = (run: number) => unknown;

/** How often tasks run: so many rounds in which each runs so many times, after so many rounds that do not count. */
export interface Effort {
  rounds: number;
  batch?: number; // times in a row in one round; once when left out
  warmUp?: number; // rounds; one when left out
}

/**
 * How long each of several tasks takes, run by turns so that a busy moment of the machine meets them all. A task that
 * returns a promise takes until it is kept.
 */
export async function alternate<Name extends string>(
  tasks: Record<Name, Task>,
  { rounds, batch = 1, warmUp = 1 }: Effort,
): Promise<Record<Name, Times>> {
  const names = namesOf(tasks);
  const times = each(names, (): number[] => []);
  for (let round = -warmUp; round < rounds; round++)
    for (const name of names)
      for (let run = 0; run < batch; run++) {
        const from = performance.now();
        const done = tasks[name]((round + warmUp) * batch + run);
        if (done instanceof Promise) await done;
        const took = 1000 * (performance.now() - from);
        if (round >= 0) times[name].push(took);
      }
  return each(names, (name) => sorted(times[name]));
}

/** All times of several runs with the same tasks; there is at least one run. */
export function together<Name extends string>(runs: readonly Record<Name, Times>[]): Record<Name, Times> {
  const [first] = runs;
  if (!first) throw new Error('nothing was measured');
  return each(namesOf(first), (name) => sorted(runs.flatMap((run) => [...run[name]])));
}

const namesOf = <Name extends string>(record: Record<Name, unknown>): Name[] => Object.keys(record) as Name[];

export const sorted = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort();

/** The value below which this share of the times lies. */
export const quantile = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;

export const median = (values: Iterable<number>): number => quantile(sorted(values), 0.5);

/** The middle and how far from it figures lie. */
export const spread = (times: Times) => ({
  median: digits(quantile(times, 0.5)),
  p5: digits(quantile(times, 0.05)),
  p95: digits(quantile(times, 0.95)),
});

export const digits = (value: number): number => Number(value.toPrecision(3));
