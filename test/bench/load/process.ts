import { readdirSync, readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import type { RunningServer } from '../../kit/server.ts';

/** ms in a tick in which Linux counts the time of processes. */
const TICK_MS = 10;

/** ms of a core that the threads of a process have used: those of ours that resolve turns, and all others. Linux. */
export function threads(pid: number): { turns: number; others: number } {
  const used = { turns: 0, others: 0 };
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    const [, name, rest = ''] = /\((.*)\) (.*)/s.exec(stat) ?? [];
    const fields = rest.split(' ');
    const ms = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    used[name === 'turn-worker' ? 'turns' : 'others'] += ms;
  }
  return used;
}

/** The environment of a server that `heap` can be asked about. */
export const INSPECTED = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

/** Bytes in use on the heap of a server's main thread, with what its buffers hold, after collecting garbage. */
export async function heap(server: RunningServer): Promise<number> {
  const url = /Debugger listening on (ws:\S+)/.exec(server.output())?.[1];
  if (url === undefined) throw new Error('the server is not inspected');
  const socket = new WebSocket(url);
  await new Promise((opened) => socket.once('open', opened));
  let asked = 0;
  const ask = <T>(method: string): Promise<T> =>
    new Promise((answered) => {
      const id = ++asked;
      const hear = (said: object) => {
        const answer: { id?: number; result: T } = JSON.parse(String(said));
        if (answer.id !== id) return;
        socket.off('message', hear);
        answered(answer.result);
      };
      socket.on('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  for (let time = 0; time < 3; time++) await ask('HeapProfiler.collectGarbage');
  const { usedSize } = await ask<{ usedSize: number }>('Runtime.getHeapUsage');
  socket.close();
  return usedSize;
}
