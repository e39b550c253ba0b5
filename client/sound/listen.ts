import { effect } from '@preact/signals';
import type { Connection } from '../net/connection.ts';
import type { Play } from '../screens/play.ts';
import { cue } from './speaker.ts';

const LAST_CALL_S = 10;

/** Sounds the cues of a match as they happen. Returns how to stop. */
export function listen({ connection, muted }: Pick<Play, 'connection' | 'muted'>): () => void {
  const stops = [
    onChange(
      () => connection.desk.value?.sealed ?? false,
      (sealed) => sealed && cue('seal'),
    ),
    onChange(
      () => connection.desk.value?.letters.filter(({ from }) => !muted.has(from)).length ?? 0,
      (now, before) => now > before && before > 0 && cue('letter'),
    ),
    onChange(
      () => connection.desk.value?.report?.turn ?? -1,
      () => sayReport(connection),
    ),
    callTime(connection),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Runs when a value has changed, not when it is first read. */
function onChange<T>(read: () => T, run: (now: T, before: T) => unknown): () => void {
  let before: { value: T } | null = null;
  return effect(() => {
    const now = read();
    const was = before;
    before = { value: now };
    if (was && was.value !== now) run(now, was.value);
  });
}

/** Stops first, then where the price of light metal, which most of the trade is about, has gone. */
function sayReport(connection: Connection): void {
  const report = connection.desk.peek()?.report;
  if (!report) return;
  if (report.events.some((event) => event.text.key === 'event.embargo')) cue('embargo');
  else cue(report.after.outside.light >= report.before.outside.light ? 'price-up' : 'price-down');
}

function callTime(connection: Connection): () => void {
  let timer = 0;
  const stop = effect(() => {
    window.clearTimeout(timer);
    const { value: deadline } = connection.deadline;
    const wait = deadline - connection.ahead.value - LAST_CALL_S * 1000 - Date.now();
    if (deadline > 0 && wait > 0) timer = window.setTimeout(() => cue('clock'), wait);
  });
  return () => {
    stop();
    window.clearTimeout(timer);
  };
}
