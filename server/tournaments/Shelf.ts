import { act, type Deed } from '#shared/tournaments/act.ts';
import { isRunning, isSettled, type Table } from '#shared/tournaments/tournament.ts';
import { tell } from '../lobby/live.ts';
import { type Live, newLive } from './live.ts';
import type { Beside, TournamentStore } from './store.ts';

/** The tournaments that are in memory: those that somebody looks at, and those of which a round goes on. */
export class Shelf {
  private readonly store: TournamentStore;
  private readonly live = new Map<string, Live>();
  private readonly loading = new Map<string, Promise<Live | null>>();
  private readonly codeOf = new Map<string, string>(); // by match, of tables that play

  constructor(store: TournamentStore) {
    this.store = store;
  }

  get all(): Live[] {
    return [...this.live.values()];
  }

  /** The tournament of a code, loaded if need be; two at once share one. */
  open(code: string): Promise<Live | null> {
    const here = this.live.get(code);
    if (here) return Promise.resolve(here);
    const loading = this.loading.get(code) ?? this.load(code).finally(() => this.loading.delete(code));
    this.loading.set(code, loading);
    return loading;
  }

  private async load(code: string): Promise<Live | null> {
    const stored = await this.store.load(code);
    if (!stored) return null;
    const live = newLive(stored);
    this.live.set(code, live);
    this.index(live);
    return live;
  }

  /** The tournament of which a table plays this match. */
  holder(match: string): Live | undefined {
    return this.live.get(this.codeOf.get(match) ?? '');
  }

  /** A deed, stored before it counts; a refusal where the rules have one. */
  async change(live: Live, deed: Deed, beside: Beside = {}) {
    const done = act(live.tournament, deed);
    if (!done.ok) return done;
    await this.store.save(done.tournament, beside, Date.now());
    live.tournament = done.tournament;
    if (beside.pass) live.passes = [...live.passes, beside.pass];
    this.index(live);
    renewed(live);
    return null;
  }

  /** Notes where the tables that play are found by their match. */
  private index(live: Live): void {
    for (const { tables } of live.tournament.rounds)
      for (const table of tables)
        if (isSettled(table)) {
          this.codeOf.delete(table.match);
          live.tables.delete(table.match);
        } else this.codeOf.set(table.match, live.tournament.code);
  }

  /** Names of deleted accounts go, old tournaments too, and those where nothing happens leave the memory. */
  async tidy(): Promise<void> {
    for (const code of await this.store.deleteExpired(Date.now())) this.live.delete(code);
    for (const [code, live] of this.live) {
      await inTurn(live, async () => {
        const passes = await this.store.passes(code);
        if (passes.length === live.passes.length) return;
        live.passes = passes;
        renewed(live);
      });
      if (live.busy === 0 && live.waiting.size === 0 && !isRunning(live.tournament)) this.live.delete(code);
    }
  }

  /** Whether one is in memory. */
  has(code: string): boolean {
    return this.live.has(code);
  }

  /** Another process has them now: those who wait ask there. */
  clear(): void {
    for (const live of this.live.values()) {
      clearTimeout(live.nudge);
      tell(live);
    }
    this.live.clear();
    this.codeOf.clear();
  }

  /** Answers all pages that wait, and waits for what is being stored. */
  async close(): Promise<void> {
    for (const live of this.live.values()) {
      clearTimeout(live.nudge);
      tell(live);
      await live.queue;
    }
  }
}

/** Does something when all that was asked before is done. */
export function inTurn<T>(live: Live, deed: () => Promise<T>): Promise<T> {
  live.busy += 1;
  const done = live.queue.then(deed).finally(() => {
    live.busy -= 1;
  });
  live.queue = done.catch(() => undefined);
  return done;
}

/** The tables of the latest round that are not over. */
export const openTables = ({ tournament }: Live): Table[] =>
  tournament.rounds.at(-1)?.tables.filter((table) => !isSettled(table)) ?? [];

/** Tells everybody who waits that there is something new. */
export function renewed(live: Live): void {
  clearTimeout(live.nudge);
  live.nudge = undefined;
  live.version += 1;
  tell(live);
}
