import { readFileSync } from 'node:fs';

/** Ticks a second in which Linux counts the time of processes. */
const TICKS = 100;

/** The processor time that a process has used, s, and the memory that it holds, MB. Linux. */
export function measure(pid: number): { cpu: number; memory: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const memory = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS, memory: Number(memory ?? 0) / 1024 };
}
