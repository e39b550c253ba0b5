import type { Input, Match } from '#shared/match/match.ts';
import { step } from '#shared/match/step.ts';
import type { WireError } from '#shared/protocol/messages.ts';
import type { Journal } from '../journal/journal.ts';
import type { Recovered } from '../journal/recovery.ts';
import { readInput } from '../journal/rows.ts';

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
  /** After a failed write nobody knows whether it reached the disk: the journal is asked before the next input. */
  private inDoubt = false;

  constructor(id: string, journal: Journal, recovered: Recovered) {
    this.id = id;
    this.journal = journal;
    this.current = recovered.match;
    this.seq = recovered.seq;
  }

  get match(): Match {
    return this.current;
  }

  play(input: Input): Promise<Played> {
    const played = this.queue.then(() => this.playNow(input));
    this.queue = played;
    return played;
  }

  /** Resolves when everything asked for so far has been stored or refused. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private async playNow(input: Input): Promise<Played> {
    const at = Date.now();
    try {
      if (this.inDoubt) await this.askJournal();
      const stored = JSON.stringify(input);
      // What is played is what was stored, so that a recovery can't differ from it.
      const done = step(this.current, readInput(stored, this.id, this.seq + 1), at);
      if (!done.ok) return done;
      this.inDoubt = true;
      await this.journal.append(this.id, this.seq + 1, at, stored, done.resolved ? done.match : null);
      this.inDoubt = false;
      this.seq += 1;
      this.current = done.match;
      return { ok: true, resolved: done.resolved };
    } catch (error) {
      console.error(`Match ${this.id}: an input could not be played and stored:`, error);
      return { ok: false, error: { code: 'not-stored' } };
    }
  }

  private async askJournal(): Promise<void> {
    const recovered = await this.journal.recover(this.id);
    if (!recovered) throw new Error('the match is gone from the journal');
    this.current = recovered.match;
    this.seq = recovered.seq;
    this.inDoubt = false;
  }
}
