import { parentPort } from 'node:worker_threads';
import type { Decision } from '#shared/bots/think.ts';
import type { Question } from '../../server/bots/pool.ts';

/** A worker that does by character what can go wrong: a hawk kills it, a trader is never done, a planner does nothing. */
parentPort?.on('message', ({ mind }: Question) => {
  if (mind.character === 'hawk') process.exit(1);
  if (mind.character === 'trader') for (;;);
  parentPort?.postMessage({ orders: [], reasons: [] } satisfies Decision);
});
