import { parentPort } from 'node:worker_threads';
import { type Job, makeCase } from './case.ts';

parentPort?.on('message', (job: Job) => parentPort?.postMessage(makeCase(job)));
