import { log } from '../log.ts';

/** Where it is kept when a match is to be woken. */
export interface AlarmStore {
  /** Matches whose time has come, ms since 1970. */
  dueBy(now: number): Promise<string[]>;
  /** When to wake a match, ms since 1970; null: not at all. */
  wakeAt(match: string, at: number | null): Promise<void>;
}

/** How often it is looked what is due: a turn by correspondence takes hours. */
const LOOK_MS = 60_000;
/** A match that could not be woken is tried again after this. */
const AGAIN_MS = 3_600_000;

/**
 * Wakes sleeping matches by correspondence when a turn of theirs ends, so that it ends though nobody looks. Awake, a
 * match ends its turns itself and has noted when the next one is due.
 */
export class Alarms {
  private readonly store: AlarmStore;
  private readonly wake: (match: string) => Promise<unknown>;
  private readonly now: () => number;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private closed = false;

  /** @param wake opens a match; null where there is none of that id */
  constructor(store: AlarmStore, wake: (match: string) => Promise<unknown>, now: () => number = Date.now) {
    this.store = store;
    this.wake = wake;
    this.now = now;
  }

  start(): void {
    const look = () => {
      this.looking = this.look();
    };
    this.timer = setInterval(look, LOOK_MS);
    this.timer.unref();
    look();
  }

  /** Resolves when nothing is being woken any more. What is still due stays so, for whoever looks next. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.looking;
  }

  /** Wakes what is due, one after the other: hundreds may be, after a night without a server. */
  async look(): Promise<void> {
    try {
      for (const match of await this.store.dueBy(this.now())) {
        if (this.closed) return;
        try {
          if (!(await this.wake(match))) await this.store.wakeAt(match, null);
        } catch (error) {
          if (this.closed) return;
          log.error({ err: error, match }, 'A match could not be woken for its turn.');
          await this.store.wakeAt(match, this.now() + AGAIN_MS);
        }
      }
    } catch (error) {
      log.error({ err: error }, 'Which matches are due could not be read.');
    }
  }
}
