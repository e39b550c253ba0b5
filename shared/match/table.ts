import { type Explanation, isExplained } from '../explain/cause.ts';
import type { ErrorCode, WireError } from '../protocol/messages.ts';
import type { World } from '../world/world.ts';
import type { Letter } from './letters.ts';
import type { Input, Match } from './match.ts';
import type { Recovered } from './recovery.ts';
import { accept, type Due, finish } from './step.ts';
import { readInput } from './stored.ts';

/** `letters` are those the input has brought about. */
export type Played = { ok: true; resolved: boolean; letters: Letter[] } | { ok: false; error: WireError };

export type Refusal = (match: Match) => ErrorCode | null;

/** Where the inputs of one match are kept: the server's journal, or the browser's database. */
export interface Store {
  /** Keeps an input, as JSON, and the match after it where it resolved a turn; what it has kept is safe. */
  append(seq: number, at: number, input: string, resolved: Match | null): Promise<void>;
  /** The match as its last kept input left it; null when it is gone. Throws DamagedMatch. */
  recover(): Promise<Recovered | null>;
}

/** The clock, and where faults of ours are told: the shells have them, the rules have not. */
export interface Shell {
  now(): number; // ms since 1970
  fault(what: string, error: unknown): void;
  /** Does what an input has left to be done, in another thread; left out, it is done here. Rejects where the rules fail. */
  finish?(match: Match, due: Due, now: number): Promise<Match>;
  /** Why a turn that `finish` has left unexplained came out as it did; null: nobody will say. */
  explain?(before: World, after: World): Promise<Explanation | null>;
  /** Told when that is known, and stands in the report. */
  explained?(): void;
  /** Told when the store turned out to hold more than it had acknowledged: the match has gone on in silence. */
  recovered?(): void;
}

/**
 * A live match: inputs go through it one at a time, each stored before it counts. When the store can't keep an
 * input, nothing has happened.
 */
export class Table {
  readonly id: string;
  private current: Match;
  private before: Match | null;
  private seq: number;
  private readonly store: Store;
  private readonly shell: Shell;
  private queue: Promise<unknown> = Promise.resolve();
  private unsure = false;

  constructor(id: string, store: Store, recovered: Recovered, shell: Shell) {
    this.id = id;
    this.store = store;
    this.shell = shell;
    this.current = recovered.match;
    this.before = recovered.past ?? null;
    this.seq = recovered.seq;
  }

  get match(): Match {
    return this.current;
  }

  /** As the match was in the turn before, where those who watch are kept behind; null in the first one. */
  get past(): Match | null {
    return this.before;
  }

  /** @param refusal why whoever asks may not, as the match stands when it is this input's turn */
  play(input: Input, refusal: Refusal = () => null): Promise<Played> {
    const played = this.queue.then(() => this.playNow(input, refusal));
    this.queue = played;
    return played;
  }

  /** After a failed write nobody knows whether it reached the disk: the store is asked before the next input. */
  get inDoubt(): boolean {
    return this.unsure;
  }

  /** Asks the store, should there be doubt, without waiting for the next input. */
  async clearDoubt(): Promise<void> {
    this.queue = this.queue.then(async () => {
      try {
        if (this.unsure) await this.askStore();
      } catch (error) {
        this.shell.fault(`Match ${this.id}: its store could not be asked:`, error);
      }
    });
    await this.queue;
  }

  /** Resolves when everything asked for so far has been stored or refused. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private async playNow(input: Input, refusal: Refusal): Promise<Played> {
    const at = this.shell.now();
    try {
      if (this.unsure) await this.askStore();
      const code = refusal(this.current);
      if (code) return { ok: false, error: { code } };
      const stored = JSON.stringify(input);
      // What is played is what was stored, so that a recovery can't differ from it.
      const accepted = accept(this.current, readInput(stored, this.id, this.seq + 1), at);
      if (!accepted.ok) return accepted;
      const { due } = accepted;
      const match = due ? await this.finish(accepted.match, due, at) : accepted.match;
      if (!match) return { ok: false, error: { code: 'stuck' } };
      this.unsure = true;
      await this.store.append(this.seq + 1, at, stored, due === 'turn' ? match : null);
      this.unsure = false;
      this.seq += 1;
      const { world, letters: read, setup } = this.current;
      const letters = match.letters.slice(read.length);
      if (due === 'turn' && setup.late) this.before = this.current;
      this.current = match;
      if (due === 'turn' && match.report && !isExplained(match.report.why)) void this.explain(world);
      return { ok: true, resolved: due === 'turn', letters };
    } catch (error) {
      this.shell.fault(`Match ${this.id}: an input could not be played and stored:`, error);
      return { ok: false, error: { code: 'not-stored' } };
    }
  }

  /** Null when the rules fail: then nothing has happened, and the match stands as before. */
  private async finish(match: Match, due: Due, at: number): Promise<Match | null> {
    try {
      return await (this.shell.finish?.(match, due, at) ?? finish(match, due, at));
    } catch (error) {
      this.shell.fault(`Match ${this.id}: turn ${match.world.turn} can't be resolved:`, error);
      return null;
    }
  }

  /** Puts into the report of this turn, once it is known, why the world before became this one. */
  private async explain(before: World): Promise<void> {
    const { world: after } = this.current;
    try {
      const why = await this.shell.explain?.(before, after);
      if (!why) return;
      this.queue = this.queue.then(() => {
        const { report, world } = this.current;
        if (!report || world.turn !== after.turn || isExplained(report.why)) return;
        this.current = { ...this.current, report: { ...report, why } };
        this.shell.explained?.();
      });
    } catch (error) {
      this.shell.fault(`Match ${this.id}: turn ${before.turn} could not be explained:`, error);
    }
  }

  private async askStore(): Promise<void> {
    const recovered = await this.store.recover();
    if (!recovered) throw new Error('the match is gone from its store');
    const more = recovered.seq !== this.seq;
    this.current = recovered.match;
    this.before = recovered.past ?? null;
    this.seq = recovered.seq;
    this.unsure = false;
    if (more) this.shell.recovered?.();
  }
}
