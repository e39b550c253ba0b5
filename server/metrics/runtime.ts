import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge } from 'prom-client';
import { registry } from './metrics.ts';

/** What Node tells of itself: its event loop, its memory, its processor time. */

const registers = [registry];
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

const MINUTE_MS = 60_000;

const thisMinute = monitorEventLoopDelay({ resolution: 10 });
thisMinute.enable();
setInterval(() => thisMinute.reset(), MINUTE_MS).unref();

/** By how much the event loop was late at worst in 99 of 100 cases of this minute, ms. */
export const lateness = (): number => (thisMinute.percentile(99) / NANOSECONDS) * 1_000;

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

/** Of the time since the last time somebody asked. */
new Gauge({
  name: 'nodejs_eventloop_delay_seconds',
  help: 'How late the event loop comes to its work, since the figures were last read.',
  labelNames: ['quantile'] as const,
  registers,
  collect() {
    for (const quantile of [50, 90, 99, 100])
      this.set({ quantile: String(quantile / 100) }, delay.percentile(quantile) / NANOSECONDS);
    delay.reset();
  },
});

new Gauge({
  name: 'process_memory_usage_bytes',
  help: 'Memory of the process that is in use: resident set.',
  registers,
  collect() {
    this.set(process.memoryUsage.rss());
  },
});

new Gauge({
  name: 'v8js_memory_heap_used_bytes',
  help: 'Memory that objects take.',
  registers,
  collect() {
    this.set(process.memoryUsage().heapUsed);
  },
});

new Counter({
  name: 'process_cpu_time_seconds_total',
  help: 'Processor time of all threads.',
  registers,
  collect() {
    const { user, system } = process.cpuUsage();
    this.reset();
    this.inc((user + system) / MICROSECONDS);
  },
});

new Gauge({
  name: 'process_uptime_seconds',
  help: 'Since the process began.',
  registers,
  collect() {
    this.set(process.uptime());
  },
});
