import { parentPort } from 'node:worker_threads';
import { courierOf } from '../../test/kit/interference/courier.ts';
import { leaksOf } from '../../test/kit/interference/pairs.ts';

const courier = await courierOf();
parentPort?.on('message', async (seed: number) => parentPort?.postMessage(await leaksOf(seed, courier)));
