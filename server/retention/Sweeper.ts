import type { SweepRun, Swept } from '#shared/protocol/admin.ts';
import { END_MS } from '../accounts/sessions.ts';
import type { Journal } from '../journal/journal.ts';
import { log } from '../log.ts';
import type { Keep } from './keep.ts';
import type { RetentionStore } from './store.ts';

/** How often it is looked whether a sweep is due. */
const LOOK_MS = 3_600_000;
/** A sweep is due so long after the last one, of whatever process. */
const DUE_MS = 86_400_000;

/** Once a day deletes what has been kept long enough. */
export class Sweeper {
  private readonly store: RetentionStore;
  private readonly journal: Journal;
  private readonly keep: Keep;
  private readonly now: () => number;
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(store: RetentionStore, journal: Journal, keep: Keep, now: () => number = Date.now) {
    this.store = store;
    this.journal = journal;
    this.keep = keep;
    this.now = now;
  }

  start(): void {
    const look = () => {
      this.sweeping = this.sweeping.then(() => this.look());
    };
    this.timer = setInterval(look, LOOK_MS).unref();
    look();
  }

  /** Resolves when nothing is being deleted any more. A sweep ends after the match it is at: a process that stops has no time for more. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** The last sweeps, the newest first. */
  runs(most: number): Promise<SweepRun[]> {
    return this.store.runs(most);
  }

  private async look(): Promise<void> {
    try {
      const now = this.now();
      const [last] = await this.store.runs(1);
      if (last && now - last.at < DUE_MS) return;
      const swept = await this.sweep(now);
      if (this.closed) return; // whoever looks next does the rest
      await this.store.remember({ at: now, swept });
      log.info({ ...swept }, 'Swept.');
    } catch (error) {
      log.error({ err: error }, 'What has been kept long enough could not be deleted.');
    }
  }

  /** Deletes what was to be kept until now. */
  async sweep(now: number): Promise<Swept> {
    const { unfinished, guests, reports } = this.keep;
    const swept: Swept = { unfinished: 0, guests: 0, reports: 0, sessions: 0 };
    if (unfinished !== null)
      for (const id of await this.store.untouchedSince(now - unfinished)) {
        if (this.closed) return swept;
        if (await this.isOver(id)) await this.journal.end(id, now);
        else if (await this.store.deleteUntouched(id, now - unfinished)) swept.unfinished += 1;
      }
    if (guests !== null)
      for (const id of await this.store.guestsOver(now - guests)) {
        if (this.closed) return swept;
        if (await this.store.deleteOfGuests(id, now - guests)) swept.guests += 1;
      }
    if (reports !== null) swept.reports = await this.store.deleteReports(now - reports);
    swept.sessions = await this.store.deleteSessions(now - END_MS);
    return swept;
  }

  /** A match may have ended in the moment in which its server died, and nobody has looked since. */
  private async isOver(id: string): Promise<boolean> {
    try {
      return ((await this.journal.recover(id))?.match.outcome ?? null) !== null;
    } catch {
      return false; // it can't be read any more, by nobody
    }
  }
}
