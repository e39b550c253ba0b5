import { parentPort } from 'node:worker_threads';
import { type Deal, playDeal } from './deal.ts';

parentPort?.on('message', (deal: Deal) => parentPort?.postMessage(playDeal(deal)));
