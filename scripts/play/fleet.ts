import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Played } from './game.ts';

/** One set of matches for a worker. */
export interface Job {
  scenario: string;
  seed: number;
  plan?: Scenario; // a scenario that is not one of the game's own
  curious?: boolean;
}

/** A set as it was played. */
export interface PlayedSet {
  par: Played;
  mixed: Played[];
  special: Played[];
}

/** Plays all sets on every core; the result does not depend on how many there are. */
export async function playAll(jobs: readonly Job[]): Promise<PlayedSet[]> {
  const results: PlayedSet[] = [];
  let next = 0;
  const crew = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      while (next < jobs.length) {
        const index = next++;
        results[index] = await ask(worker, jobs[index]);
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(crew);
  return results;
}

function ask(worker: Worker, job: Job | undefined): Promise<PlayedSet> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', answered);
      worker.off('error', failed);
    };
    const answered = (answer: PlayedSet) => {
      done();
      resolve(answer);
    };
    const failed = (error: Error) => {
      done();
      reject(error);
    };
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(job);
  });
}
