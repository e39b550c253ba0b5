import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolName } from '#shared/protocol/admin.ts';
import { errors } from '../log.ts';

/** What this process measures of itself, from its start. Names are those of OpenTelemetry as Prometheus writes them. */
export const registry = new Registry();

const registers = [registry];
/** From what nobody notices to what everybody does; s. */
const WAITS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const matchesAwake = new Gauge({
  name: 'lanthanide_matches_awake',
  help: 'Matches whose room is in memory, of this process.',
  labelNames: ['over'] as const,
  registers,
});

let ongoing: () => Promise<number> = async () => 0;

/** Has all matches that go on counted, in whatever process. Those that are not awake sleep. */
export function watchMatches(count: () => Promise<number>): void {
  ongoing = count;
}

new Gauge({
  name: 'lanthanide_matches_ongoing',
  help: 'Matches in the database that are not over, awake in this or another process or asleep.',
  registers,
  async collect() {
    // While the database is away, all other figures are wanted most.
    this.set(await ongoing().catch(() => Number.NaN));
  },
});

export const connections = new Gauge({
  name: 'lanthanide_connections',
  help: 'Open lines of players and watchers of matches, and of members of classes.',
  labelNames: ['room'] as const,
  registers,
});

export const reconnections = new Counter({
  name: 'lanthanide_reconnections_total',
  help: 'Seats taken again after a line of theirs broke.',
  registers,
});

export const turnsResolved = new Counter({
  name: 'lanthanide_turns_resolved_total',
  help: 'Turns resolved.',
  registers,
});

export const explanationsLate = new Counter({
  name: 'lanthanide_explanations_late_total',
  help: 'Turns that were resolved first and explained later, or not before the next one, as too many waited.',
  registers,
});

export const resolveSeconds = new Histogram({
  name: 'lanthanide_turn_resolve_duration_seconds',
  help: 'From the last seal, or the end of the time, to the next world; waiting for a thread counts.',
  buckets: WAITS,
  registers,
});

export const answerSeconds = new Histogram({
  name: 'lanthanide_acknowledgement_duration_seconds',
  help: 'From a message of a player to its answer: checked, resolved where it was the last, and stored.',
  labelNames: ['type'] as const,
  buckets: WAITS,
  registers,
});

export const fanOutSeconds = new Histogram({
  name: 'lanthanide_fan_out_duration_seconds',
  help: 'To hand a change of a match to all its lines.',
  buckets: WAITS,
  registers,
});

export const fanOutLines = new Counter({
  name: 'lanthanide_fan_out_lines_total',
  help: 'Lines to which changes were handed.',
  registers,
});

export const appendSeconds = new Histogram({
  name: 'lanthanide_journal_append_duration_seconds',
  help: 'To store an input, and the world after it where it resolved a turn.',
  buckets: WAITS,
  registers,
});

export const appendsQueued = new Gauge({
  name: 'lanthanide_journal_appends_queued',
  help: 'Inputs that are being stored or wait for it.',
  registers,
});

/** What threads have to do. */
export interface Load {
  waiting: number; // questions
  busy: number; // threads
}

const loads = new Map<PoolName, () => Load>();

/** Has the threads of a pool measured, under this name. */
export function watchPool(pool: PoolName, load: () => Load): void {
  loads.set(pool, load);
}

/** What the threads of each pool have to do now. */
export const poolLoads = (): [pool: PoolName, load: Load][] =>
  [...loads].map(([pool, load]) => [pool, load()]);

new Gauge({
  name: 'lanthanide_worker_queue_length',
  help: 'Questions that wait for a thread.',
  labelNames: ['pool'] as const,
  registers,
  collect() {
    for (const [pool, { waiting }] of poolLoads()) this.set({ pool }, waiting);
  },
});

new Gauge({
  name: 'lanthanide_worker_threads_busy',
  help: 'Threads that answer a question.',
  labelNames: ['pool'] as const,
  registers,
  collect() {
    for (const [pool, { busy }] of poolLoads()) this.set({ pool }, busy);
  },
});

new Counter({
  name: 'lanthanide_errors_total',
  help: 'Faults of the server, each a line of its log.',
  registers,
  collect() {
    this.reset();
    this.inc(errors.count);
  },
});

/** How long a piece of work takes, also when it fails. */
export async function timed<T>(histogram: Pick<Histogram, 'startTimer'>, work: () => Promise<T>): Promise<T> {
  const stop = histogram.startTimer();
  try {
    return await work();
  } finally {
    stop();
  }
}

/** The storing of an input, with those that wait for it. */
export async function timedAppend<T>(store: () => Promise<T>): Promise<T> {
  appendsQueued.inc();
  try {
    return await timed(appendSeconds, store);
  } finally {
    appendsQueued.dec();
  }
}
