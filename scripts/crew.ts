import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Has workers of a script do all jobs, on every core if not told otherwise; the results do not depend on how many there are. */
export async function doAll<Job, Result>(
  script: URL,
  jobs: readonly Job[],
  workers = availableParallelism(),
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const crew = Array.from({ length: Math.min(workers, jobs.length) }, async () => {
    const worker = new Worker(script);
    try {
      while (next < jobs.length) {
        const index = next++;
        results[index] = await ask<Job | undefined, Result>(worker, jobs[index]);
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(crew);
  return results;
}

function ask<Job, Result>(worker: Worker, job: Job): Promise<Result> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', answered);
      worker.off('error', failed);
    };
    const answered = (answer: Result) => {
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
