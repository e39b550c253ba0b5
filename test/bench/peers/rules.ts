import { createServer, type Server } from 'node:http';
import type { Report } from '../../../shared/turn/report.ts';
import { resolve } from '../../../shared/turn/resolve.ts';
import { create } from '../../../shared/world/create.ts';
import { each, NATIONS } from '../../../shared/world/terms.ts';
import type { World } from '../../../shared/world/world.ts';

/** What a table of a peer shows. */
export interface Shown {
  world: World;
  report: Report | null;
}

const explain = process.env.EXPLAIN !== '0';
const nothing = each(NATIONS, () => []);
let used = 0;

export const opening = (): Shown => ({ world: create('2010-senkaku', 7, 20), report: null });

/** The next turn by our rules, in which nobody orders anything; a match that is over begins anew. */
export function nextTurn({ world }: Shown): Shown {
  const from = process.threadCpuUsage();
  const next = resolve(world.turn < world.turns ? world : opening().world, nothing, { explain });
  const { user, system } = process.threadCpuUsage(from);
  used += user + system;
  return next;
}

/** Tells whoever has started the peer where it is, as our server does, and at which address the µs of a core are told that the rules have taken. */
export function ready(port: number): void {
  const told = createServer((_, response) => response.end(JSON.stringify({ rules: used })));
  told.listen(0, () => {
    console.log(`rules at http://localhost:${portOf(told)}`);
    console.log(`ready at http://localhost:${port}`);
  });
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
