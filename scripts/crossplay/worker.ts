import { parentPort } from 'node:worker_threads';
import { playGame } from './game.ts';

parentPort?.on('message', (seed: number) => parentPort?.postMessage(playGame(seed)));
