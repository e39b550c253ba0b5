import { clockOf, isSlow } from '#shared/match/clock.ts';
import type { Recovered } from '#shared/match/recovery.ts';
import { type Store, Table } from '#shared/match/table.ts';
import type { Hold } from '../cluster/Leases.ts';
import { log } from '../log.ts';

/** A server that is gone for less than this has taken no time that anybody would miss, ms. */
const MISSED_MS = 1000;

/**
 * A match as its journal has it. Where its server fell silent in the middle of a live turn, the time until this one
 * took over is given back; a class does that itself for its matches, and half a day does not hang on seconds.
 */
export async function credited(id: string, store: Store, { place, away }: Hold): Promise<Recovered> {
  const recovered = await store.recover();
  if (!recovered) throw new Error(`there is no match ${id}`);
  const { match } = recovered;
  const { deadline, outcome } = match;
  if (place !== id || away < MISSED_MS || deadline === null || outcome || isSlow(clockOf(match)))
    return recovered;
  const shell = {
    now: Date.now,
    fault: (what: string, error: unknown) => log.error({ err: error, match: id }, what),
  };
  const table = new Table(id, store, recovered, shell);
  await table.play({ type: 'clock', turn: match.world.turn, deadline: Math.round(deadline + away) });
  return (await store.recover()) ?? recovered;
}
