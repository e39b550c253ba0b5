import { parentPort } from 'node:worker_threads';
import { think } from '#shared/bots/think.ts';
import type { Question } from './pool.ts';

// Thinks for bots, one question at a time.
parentPort?.on('message', ({ view, mind }: Question) => parentPort?.postMessage(think(view, mind)));
