import { parentPort } from 'node:worker_threads';
import type { Job } from './fleet.ts';
import { playSet } from './set.ts';

parentPort?.on('message', (job: Job) => parentPort?.postMessage(playSet(job)));
