import { sorted, type Times } from '../measure.ts';
import { threads } from './process.ts';
import type { Subject } from './subjects.ts';

/** What came of so many turns a second in all matches together, spread evenly over them and over time. */
export interface Answered {
  times: Times; // ms from the moment a turn was due until all four clients had it
  turns: number;
  seconds: number; // until the last was there
  rules: number; // ms of a core, in all
  rest: number;
}

/** A turn that is not there after so long is taken for lost. */
const PATIENCE_MS = 120_000;

/** Open loop: a turn is counted from when it was due, whether or not the one before is there. */
export async function atRate(subject: Subject, rate: number, seconds: number): Promise<Answered> {
  const { fours, server } = subject;
  const before = { threads: threads(server.pid), rules: await subject.rules() };
  const times: number[] = [];
  const busy = fours.map(() => Promise.resolve());
  const from = performance.now();
  for (let turn = 0; turn < rate * seconds; turn++) {
    const due = from + (1000 * (turn + 0.5)) / rate;
    await until(due);
    const match = turn % fours.length;
    const four = fours[match];
    const then = busy[match];
    if (!four || !then) continue;
    busy[match] = then.then(async () => {
      await four.turn();
      times.push(performance.now() - due);
    });
  }
  await within(Promise.all(busy), PATIENCE_MS);
  const took = (performance.now() - from) / 1000;
  const after = { threads: threads(server.pid), rules: await subject.rules() };
  const inRules = after.rules - before.rules;
  const inThreads = after.threads.turns - before.threads.turns;
  return {
    times: sorted(times),
    turns: times.length,
    seconds: took,
    rules: inRules + inThreads,
    rest: after.threads.others - before.threads.others - inRules,
  };
}

const until = (moment: number) =>
  new Promise<void>((over) => setTimeout(over, Math.max(0, moment - performance.now())));

async function within(done: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('a turn has not come')), ms);
  });
  await Promise.race([done, late]).finally(() => clearTimeout(timer));
}
