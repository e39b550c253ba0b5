import type { Input, Match } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import type { WireError } from '#shared/protocol/messages.ts';
import type { Journal } from '../journal/journal.ts';

export type Played = { ok: true; resolved: boolean } | { ok: false; error: WireError };

/**
 * A live match: inputs go through it one at a time, each stored before it counts. When the journal can't store
 * an input, nothing has happened.
 */
export class Table {
  readonly id: string;
  private current: Match;
  private seq: number;
  private readonly journal: Journal;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(id: string, journal: Journal, recovered: { match: Match; seq: number }) {
    this.id = id;
    this.journal = journal;
    this.current = recovered.match;
    this.seq = recovered.seq;
  }

  get match(): Match {
    return this.current;
  }

  play(input: Input): Promise<Played> {
    const turn = this.queue.then(() => this.playNow(input));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when everything asked for so far has been stored. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private async playNow(input: Input): Promise<Played> {
    const now = Date.now();
    const done = step(this.current, input, now);
    if (!done.ok) return done;
    try {
      await this.journal.append(this.id, this.seq + 1, now, input, done.resolved ? done.match : null);
    } catch (error) {
      console.error(`Match ${this.id}: the journal could not store an input:`, error);
      return { ok: false, error: { code: 'not-stored' } };
    }
    this.seq += 1;
    this.current = done.match;
    return { ok: true, resolved: done.resolved };
  }
}
